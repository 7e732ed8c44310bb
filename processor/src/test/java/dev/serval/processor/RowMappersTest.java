package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.RowMapper;
import dev.serval.postgres.RowReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the generated mappers of the golden case make of rows.
final class RowMappersTest {
  private static ClassLoader loader = ClassLoader.getSystemClassLoader();

  @BeforeAll
  static void compile() {
    Compilation compilation = Compilation.ofFolder(Path.of("src/test/resources/golden/rows/input"));
    assertThat(compilation.messages()).isEmpty();
    loader = compilation.load();
  }

  private static RowMapper<?> mapper(String type) {
    try {
      return GeneratedRows.require(Class.forName(type, true, loader));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Object map(String type, @Nullable Object... values) throws SQLException {
    return mapper(type).map(new RowReader(Arrays.asList(values)), 0);
  }

  private static List<@Nullable Object> todo() {
    return new ArrayList<>(
        Arrays.asList(
            "7",
            "milk",
            null,
            "good",
            List.of("a", "b"),
            List.of("BAD", "good"),
            "1",
            "Ann",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "{\"lat\":1.5,\"lon\":2.5}",
            null,
            "[{\"lat\":0,\"lon\":0}]",
            "{\"Ann\":1}",
            null));
  }

  private static String map(List<@Nullable Object> todo) throws SQLException {
    return mapper("shop.Todo").map(new RowReader(todo), 0).toString();
  }

  @Test
  void readsTextsArraysAndJson() throws SQLException {
    assertThat(map(todo()))
        .isEqualTo(
            "Todo[id=7, title=milk, dueOn=Optional.empty, mood=GOOD, tags=[a, b],"
                + " moods=[BAD, GOOD], owner=Person[id=1, name=Ann, address=null], assignee=null,"
                + " counts=Optional.empty, place=Place[lat=1.5, lon=2.5], shape=null,"
                + " visited=[Place[lat=0.0, lon=0.0]], votes={Ann=1}, extra=Optional.empty]");
  }

  @Test
  void readsRecordsWithinOnesFromTheirColumns() throws SQLException {
    List<@Nullable Object> todo = todo();
    Collections.fill(todo.subList(8, 10), "x");
    todo.set(10, "2");
    todo.set(11, "Eve");
    todo.set(15, "3"); // likes stay null
    todo.set(17, "{\"type\":\"Circle\",\"radius\":4}");
    todo.set(20, "[1]");

    assertThat(map(todo))
        .contains("owner=Person[id=1, name=Ann, address=Address[zip=x, town=x]]")
        .contains("assignee=Person[id=2, name=Eve, address=null]")
        .contains("counts=Optional[Counts[likes=null, replies=3]]")
        .contains("shape=Circle[radius=4]")
        .contains("extra=Optional[");
  }

  @Test
  void numbersColumnsInTheOrderOfTheirNames() {
    assertThat(mapper("shop.Todo").columns())
        .startsWith("id", "title", "due_on")
        .containsSubsequence("owner_id", "owner_address_zip_code", "assignee_id", "likes")
        .hasSize(21);
    assertThat(mapper("people.Person").columns())
        .containsExactly("id", "name", "address_zip_code", "address_town");
  }

  @Test
  void refusesNullWhereNoneMayBe() {
    for (Map.Entry<Integer, String> column : Map.of(0, "id", 3, "mood", 16, "place").entrySet()) {
      List<@Nullable Object> todo = todo();
      todo.set(column.getKey(), null);
      assertThatThrownBy(() -> map(todo))
          .as(column.getValue())
          .isInstanceOf(NullPointerException.class)
          .hasMessage("column " + column.getKey());
    }
  }

  @Test
  void readsEveryScalar() throws SQLException {
    Object scalars =
        map(
            "shop.Todo$Scalars",
            "true",
            "-8",
            "16",
            "32",
            "1.5",
            "2.5",
            "c",
            "7",
            null,
            null,
            "12.50",
            "99999999999999999999",
            "b",
            null,
            "6f2c1e0a-3b1d-4e55-9c39-1f0a5e3b7d11",
            "https://serval.dev/",
            "2026-03-14T15:09:26Z",
            "2026-03-14T15:09:26+01:00",
            "2026-03-14T15:09:26",
            "2026-03-14",
            "15:09:26",
            "15:09:26+01:00",
            "PT1H",
            "P1D",
            "2026",
            "Europe/Paris",
            "MONDAY");

    assertThat(scalars.toString())
        .contains(
            "bool=true, small=-8, s=16, i=32, f=1.5, d=2.5, letter=c, boxedShort=7,"
                + " boxedLong=null, boxedLetter=null, price=12.50, huge=99999999999999999999")
        .contains("moreBytes=null, uuid=6f2c1e0a-3b1d-4e55-9c39-1f0a5e3b7d11")
        .endsWith(
            "at=2026-03-14T15:09:26Z, offsetDateTime=2026-03-14T15:09:26+01:00,"
                + " localDateTime=2026-03-14T15:09:26, localDate=2026-03-14, localTime=15:09:26,"
                + " offsetTime=15:09:26+01:00, duration=PT1H, period=P1D, year=2026,"
                + " zone=Europe/Paris, day=MONDAY]");
  }

  @Test
  void makesWhatIsMadeOfATextOrByACodec() throws SQLException {
    assertThat(map("shop.Todo$Made", made("x")).toString())
        .startsWith(
            "Made[isbn=x, isbns=[y], sku=Optional.empty, currency=EUR, other=null,"
                + " at=2026-03-14T15:09:26Z, until=Optional.empty, grid=[I@")
        .endsWith(", money=5c]");
    assertThatThrownBy(() -> map("shop.Todo$Made", made("")))
        .hasMessage("expected a value of Todo.Isbn");
  }

  private static @Nullable Object[] made(String isbn) {
    return new @Nullable Object[] {
      isbn, List.of("y"), null, "\"EUR\"", null, "2026-03-14T15:09:26Z", null, "[1]", "5"
    };
  }

  @Test
  void letsTheRefusalOfAConstructorPass() throws SQLException {
    assertThat(map("shop.Todo$RowReader", "r", "0", List.of("c"), List.of("1")))
        .hasToString("RowReader[row=r, first=0, columns=[c], instance=Optional[[1]]]");
    assertThatThrownBy(() -> map("shop.Todo$RowReader", "r", "-1", List.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected none below 0");
  }
}
