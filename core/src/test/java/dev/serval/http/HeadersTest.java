package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadersTest {
  @Test
  void findsFieldsWithoutRegardToCase() {
    Headers headers = Headers.of("Content-Type", "text/plain", "X-A", "1", "x-a", "2");
    assertThat(headers.first("content-type")).isEqualTo("text/plain");
    assertThat(headers.first("X-a")).isEqualTo("1");
    assertThat(headers.all("x-A")).containsExactly("1", "2");
    assertThat(headers.contains("CONTENT-TYPE")).isTrue();
    assertThat(headers.size()).isEqualTo(3);
  }

  @Test
  void hasNothingWhereThereIsNoField() {
    assertThat(Headers.empty().first("A")).isNull();
    assertThat(Headers.empty().all("A")).isEmpty();
    assertThat(Headers.empty().contains("A")).isFalse();
    assertThat(Headers.empty().size()).isZero();
    assertThat(Headers.builder().build()).isSameAs(Headers.empty());
  }

  @Test
  void readsTheMembersOfAListInAllItsFields() {
    Headers headers = Headers.of("Vary", "Accept , , Origin", "X-A", "c", "vary", "", "Vary", "b");
    assertThat(headers.members("vary")).containsExactly("Accept", "Origin", "b");
    assertThat(headers.members("Allow")).isEmpty();
  }

  @Test
  void keepsTheOrder() {
    List<String> seen = new ArrayList<>();
    Headers.of("B", "1", "A", "2", "B", "3").forEach((name, value) -> seen.add(name + value));
    assertThat(seen).containsExactly("B1", "A2", "B3");
  }

  @Test
  void setReplacesAndRemoveTakesAway() {
    Headers headers = Headers.of("A", "1", "B", "2", "a", "3");
    Headers set = headers.toBuilder().set("A", "4").build();
    assertThat(set.all("a")).containsExactly("4");
    assertThat(set.first("B")).isEqualTo("2");
    assertThat(headers.toBuilder().remove("a").build().size()).isEqualTo(1);
    assertThat(headers.all("a")).containsExactly("1", "3");
  }

  @Test
  void whatIsBuiltDoesNotChangeAfterwards() {
    Headers.Builder builder = Headers.builder().add("A", "1");
    Headers headers = builder.build();
    builder.add("B", "2");
    assertThat(headers.size()).isEqualTo(1);
  }

  @Test
  void refusesNamesThatAreNoTokens() {
    for (String name : List.of("", "A B", "A:", "A\r\nB", "é", "A\0", "A(", "A\t", "[a]")) {
      assertThatThrownBy(() -> Headers.of(name, "v"))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A field name is a token (RFC 9110 §5.6.2)");
    }
    assertThat(Headers.of("!#$%&'*+-.^_`|~09azAZ", "v").size()).isEqualTo(1);
  }

  /// CVE-2025-67735 and its neighbours: no value may end a line.
  @Test
  void refusesValuesThatCouldSplitAMessageAndDoesNotEchoThem() {
    for (String value :
        List.of("secret\r\nX: y", "secret\n", "secret\0", "secret\u007f", "secret\u0001x")) {
      assertThatThrownBy(() -> Headers.of("A", value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret")
          .hasMessageContaining("A");
    }
  }

  /// U+010A would be a line feed to whoever writes its low byte.
  @Test
  void refusesCharactersBeyondOneByte() {
    assertThatThrownBy(() -> Headers.of("A", "x\u010ay"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Headers.of("A", "caf\u00e9\ty z").first("A")).isEqualTo("café\ty z");
  }

  @Test
  void refusesBlanksAtTheEndsOfAValue() {
    for (String value : List.of(" a", "a ", "\ta", "a\t", " ")) {
      assertThatThrownBy(() -> Headers.of("A", value)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Headers.of("A", "").first("A")).isEmpty();
  }

  @Test
  void refusesANameWithoutValue() {
    assertThatThrownBy(() -> Headers.of("A", "1", "B"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 strings");
  }

  @Test
  void printsNamesOnly() {
    assertThat(Headers.of("Authorization", "secret")).hasToString("Headers[Authorization]");
  }

  @Test
  void tellsWhetherAFieldIsRepeated() {
    Headers headers = Headers.of("A", "1", "B", "2", "a", "3");
    assertThat(headers.isRepeated("a")).isTrue();
    assertThat(headers.isRepeated("B")).isFalse();
    assertThat(headers.isRepeated("C")).isFalse();
  }

  @Test
  void combinesAllValuesOfAField() {
    String[] fields = {"A", "1", "B", "2", "a", "3, 4"};
    for (Headers headers : List.of(Headers.of(fields), foreign(fields))) {
      assertThat(headers.combined("a")).isEqualTo("1, 3, 4");
      assertThat(headers.combined("b")).isEqualTo("2");
      assertThat(headers.combined("C")).isNull();
    }
  }

  @Test
  void withPutsAValueInPlaceOfAllOfItsName() {
    Headers headers = Headers.of("A", "1", "B", "2", "C", "3", "c", "4");
    assertThat(headers.with("B", "9").all("b")).containsExactly("9");
    assertThat(headers.with("b", "9").all("B")).containsExactly("9");
    assertThat(headers.with("C", "9").all("c")).containsExactly("9");
    assertThat(headers.with("B", "9").size()).isEqualTo(4);
    assertThat(headers.all("B")).containsExactly("2");
  }

  /// U+212A, the sign of Kelvin, is a `K` where case does not matter.
  @Test
  void withRefusesWhatNoFieldMayHaveAlsoInPlaceOfAnother() {
    Headers headers = Headers.of("Key", "1");
    for (String value : List.of("secret\r\nX: y", "secret\n", " secret", "secret\u010a")) {
      assertThatThrownBy(() -> headers.with("Key", value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret");
    }
    assertThatThrownBy(() -> headers.with("\u212aey", "2"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Header fields of another kind, such as those of a transport.
  private static Headers foreign(String... fields) {
    Headers all = Headers.of(fields);
    return new Headers() {
      @Override
      public String first(String name) {
        return all.first(name);
      }

      @Override
      public List<String> all(String name) {
        return all.all(name);
      }

      @Override
      public int size() {
        return all.size();
      }

      @Override
      public void forEach(java.util.function.BiConsumer<String, String> action) {
        all.forEach(action);
      }
    };
  }

  @Test
  void anyKindOfFieldsIsMerged() {
    Headers fields = foreign("A", "1", "B", "2", "a", "3");
    assertThat(fields.isRepeated("A")).isTrue();
    assertThat(fields.isRepeated("B")).isFalse();
    assertThat(fields.with("B", "9").all("b")).containsExactly("9");
    assertThat(fields.with(Headers.of("a", "7")).all("A")).containsExactly("7");
    Headers defaults = fields.withDefaults(Headers.of("A", "7", "C", "8"));
    assertThat(defaults.all("A")).containsExactly("1", "3");
    assertThat(defaults.first("C")).isEqualTo("8");
    assertThat(Headers.of("A", "0").with(fields).all("A")).containsExactly("1", "3");
    assertThat(Headers.of("A", "0").withDefaults(fields).all("A")).containsExactly("0");
  }

  /// Fields are found by marks that some names share, as `Ab` and `H` do; the other kind of fields
  /// has none.
  @Test
  void findsTheSameHoweverFieldsCameTogether() {
    List<String> names = List.of("A", "a", "Ab", "H", "X-Y");
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      Headers fields = Headers.empty();
      for (int step = 0; step < 8; step++) {
        Headers model = foreign(fields);
        String name = names.get(random.nextInt(names.size()));
        Headers others =
            Headers.of(name, "1", names.get(random.nextInt(names.size())), "2", "h", "3");
        Headers expected;
        switch (random.nextInt(4)) {
          case 0 -> {
            fields = fields.with(name, "4");
            expected = model.with(name, "4");
          }
          case 1 -> {
            fields = fields.with(others);
            expected = model.with(foreign(others));
          }
          case 2 -> {
            fields = fields.withDefaults(others);
            expected = model.withDefaults(foreign(others));
          }
          default -> {
            fields = fields.toBuilder().add(name, "5").build();
            expected = model.toBuilder().add(name, "5").build();
          }
        }
        for (String each : names) {
          assertThat(fields.all(each)).isEqualTo(expected.all(each));
          assertThat(fields.first(each))
              .isEqualTo(fields.all(each).stream().findFirst().orElse(null));
          assertThat(fields.isRepeated(each)).isEqualTo(fields.all(each).size() > 1);
          assertThat(fields.combined(each))
              .isEqualTo(fields.contains(each) ? String.join(", ", fields.all(each)) : null);
        }
      }
    }
  }

  private static Headers foreign(Headers fields) {
    List<String> all = new ArrayList<>();
    fields.forEach((name, value) -> {
      all.add(name);
      all.add(value);
    });
    return foreign(all.toArray(new String[0]));
  }
}
