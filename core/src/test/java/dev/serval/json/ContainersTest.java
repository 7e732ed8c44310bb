package dev.serval.json;

import static dev.serval.json.Documents.errors;
import static dev.serval.json.Documents.read;
import static dev.serval.json.Documents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.validation.Constraints;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ContainersTest {
  private static final JsonCodec<List<Integer>> INTS = JsonCodecs.list(JsonCodecs.INT);

  @Test
  void readsAndWritesLists() {
    assertThat(read(INTS, "[]")).isEmpty();
    assertThat(read(INTS, "[3,1,2]")).containsExactly(3, 1, 2);
    assertThat(write(INTS, List.of(3, 1, 2))).isEqualTo("[3,1,2]");
    JsonCodec<Collection<Integer>> collection = JsonCodecs.collection(JsonCodecs.INT);
    assertThat(write(collection, read(collection, "[1,1]"))).isEqualTo("[1,1]");
  }

  @Test
  void keepsNullsOfNullableElements() {
    JsonCodec<List<Integer>> codec = JsonCodecs.list(JsonCodecs.nullable(JsonCodecs.INT));
    List<Integer> list = read(codec, "[1,null]");
    assertThat(list).containsExactly(1, null);
    assertThatThrownBy(() -> list.add(2)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(write(codec, Arrays.asList(null, 1))).isEqualTo("[null,1]");
  }

  @Test
  void givesCollectionsThatCannotBeChanged() {
    List<Collection<?>> all =
        List.of(
            read(INTS, "[1]"),
            read(JsonCodecs.set(JsonCodecs.INT), "[1]"),
            read(JsonCodecs.sortedSet(JsonCodecs.INT), "[1]"),
            read(JsonCodecs.map(JsonCodecs.INT), "{\"a\":1}").values(),
            read(JsonCodecs.sortedMap(TextFormat.INT, JsonCodecs.INT), "{\"1\":1}").keySet());
    for (Collection<?> collection : all) {
      assertThatThrownBy(collection::clear).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void reportsEveryElementThatIsWrong() {
    JsonCodec<List<List<Integer>>> nested = JsonCodecs.list(INTS);
    assertThat(errors(nested, "[[1,\"a\"],2,[null],[3]]"))
        .containsExactly(
            "#/0/1 type: expected a 32-bit integer, found a string",
            "#/1 type: expected an array, found a number",
            "#/2/0 type: expected a 32-bit integer, found null");
  }

  @Test
  void readsSetsInTheirOrderAndReportsWhatOccursTwice() {
    JsonCodec<Set<String>> set = JsonCodecs.set(JsonCodecs.STRING);
    assertThat(read(set, "[\"b\",\"a\"]")).containsExactly("b", "a");
    assertThat(write(set, read(set, "[\"b\",\"a\"]"))).isEqualTo("[\"b\",\"a\"]");
    assertThat(errors(set, "[\"a\",\"b\",\"a\",\"a\",1]"))
        .containsExactly(
            "#/2 unique: must not occur twice",
            "#/3 unique: must not occur twice",
            "#/4 type: expected a string, found a number");
    assertThat(errors(set, "{}")).containsExactly("# type: expected an array, found an object");
  }

  @Test
  void sortsSortedSetsAndMaps() {
    JsonCodec<SortedSet<String>> set = JsonCodecs.sortedSet(JsonCodecs.STRING);
    assertThat(read(set, "[\"b\",\"a\"]")).containsExactly("a", "b");
    assertThat(write(set, new TreeSet<>(Set.of("b", "a")))).isEqualTo("[\"a\",\"b\"]");
    JsonCodec<SortedMap<Integer, String>> map =
        JsonCodecs.sortedMap(TextFormat.INT, JsonCodecs.STRING);
    assertThat(read(map, "{\"10\":\"x\",\"9\":\"y\"}").keySet()).containsExactly(9, 10);
    assertThat(write(map, new TreeMap<>(Map.of(2, "b", 1, "a"))))
        .isEqualTo("{\"1\":\"a\",\"2\":\"b\"}");
  }

  @Test
  void readsMapsInTheirOrder() {
    JsonCodec<Map<String, Integer>> map = JsonCodecs.map(JsonCodecs.INT);
    Map<String, Integer> value = read(map, "{\"b\":1,\"a\":2,\"\":3}");
    assertThat(value.keySet()).containsExactly("b", "a", "");
    assertThat(write(map, value)).isEqualTo("{\"b\":1,\"a\":2,\"\":3}");
    assertThat(errors(map, "[]")).containsExactly("# type: expected an object, found an array");
    assertThat(errors(map, "{\"a\":null,\"b/c\":\"x\"}"))
        .containsExactly(
            "#/a type: expected a 32-bit integer, found null",
            "#/b~1c type: expected a 32-bit integer, found a string");
  }

  @Test
  void readsKeysInTheirTextForm() {
    JsonCodec<Map<DayOfWeek, Integer>> days =
        JsonCodecs.map(TextFormat.ofEnum(DayOfWeek.class), JsonCodecs.INT);
    assertThat(read(days, "{\"FRIDAY\":1}")).containsEntry(DayOfWeek.FRIDAY, 1);
    assertThat(errors(days, "{\"someday\":\"x\"}"))
        .containsExactly(
            "#/someday enum: must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY,"
                + " SATURDAY, SUNDAY",
            "#/someday type: expected a 32-bit integer, found a string");
    JsonCodec<Map<UUID, Integer>> ids = JsonCodecs.map(TextFormat.UUID, JsonCodecs.INT);
    assertThat(
            errors(
                ids,
                "{\"123e4567-e89b-12d3-a456-426614174000\":1,"
                    + "\"123E4567-E89B-12D3-A456-426614174000\":2}"))
        .containsExactly("#/123E4567-E89B-12D3-A456-426614174000 unique: must not occur twice");
  }

  @Test
  void refusesAMapWithTheSameNameTwice() {
    assertThatThrownBy(() -> read(JsonCodecs.map(JsonCodecs.INT), "{\"a\":1,\"a\":2}"))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.kind()).isEqualTo(JsonException.Kind.DUPLICATE));
  }

  @Test
  void readsArraysOfObjectsAndGrowsThem() {
    JsonCodec<String[]> codec = JsonCodecs.array(JsonCodecs.STRING, String[]::new);
    for (int size : new int[] {0, 1, 7, 8, 9, 16, 17, 1_000}) {
      String[] array = IntStream.range(0, size).mapToObj(Integer::toString).toArray(String[]::new);
      assertThat(read(codec, write(codec, array))).isEqualTo(array);
      int[] ints = IntStream.range(0, size).toArray();
      assertThat(read(JsonCodecs.INT_ARRAY, write(JsonCodecs.INT_ARRAY, ints))).isEqualTo(ints);
    }
    assertThat(errors(codec, "[\"a\",1]"))
        .containsExactly("#/1 type: expected a string, found a number");
    assertThat(errors(JsonCodecs.INT_ARRAY, "\"a\""))
        .containsExactly("# type: expected an array, found a string");
  }

  @Test
  void checksKeysBeforeValues() {
    JsonCodec<Map<Integer, Integer>> map =
        JsonCodecs.map(
            TextFormat.INT,
            (in, key) -> {
              if (key < 0) {
                in.report(Constraints.positive());
              }
            },
            JsonCodecs.INT);

    assertThat(read(map, "{\"1\":2}")).containsEntry(1, 2);
    assertThat(errors(map, "{\"-1\":2,\"2\":true,\"x\":1}"))
        .containsExactly(
            "#/-1 positive: must be greater than 0",
            "#/2 type: " + errors(JsonCodecs.INT, "true").getFirst().substring("# type: ".length()),
            "#/x " + TextFormat.INT.rule().code() + ": " + TextFormat.INT.rule().detail());
  }
}
