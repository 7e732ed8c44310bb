package dev.serval.json;

import static dev.serval.json.Documents.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Documents made to be slow: names of equal hash, many small objects, tags that stand last.
///
/// The sizes are such that quadratic work would take minutes; the time allowed is for a machine
/// that is busy with other things.
final class FloodTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final JsonLimits LIMITS = JsonLimits.defaults();

  private static void withinBounds(String json, Consumer<JsonReader> read) {
    byte[] bytes = bytes(json);
    assertTimeoutPreemptively(
        GENEROUS,
        () -> {
          JsonReader in = new JsonReader(bytes, 0, bytes.length, LIMITS);
          read.accept(in);
          in.end();
        });
  }

  /// Strings of one `hashCode`: each bit chooses between `Aa` and `BB`, which hash alike.
  private static List<String> colliding(int bits) {
    return IntStream.range(0, 1 << bits)
        .mapToObj(n ->
            IntStream.range(0, bits)
                .mapToObj(bit -> (n >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining()))
        .toList();
  }

  private static String object(List<String> names) {
    return names.stream().collect(Collectors.joining("\":1,\"", "{\"", "\":1}"));
  }

  @Test
  void collidingNamesAreNotQuadratic() {
    List<String> names = colliding(17);
    assertThat(names.stream().map(String::hashCode).distinct()).hasSize(1);
    String json = object(names);
    withinBounds(json, JsonReader::skipValue);
    withinBounds(json, JsonReader::readValue);
    withinBounds(json, in -> JsonCodecs.map(JsonCodecs.INT).read(in));
    withinBounds("{\"unknown\":" + json + "}", JsonReader::skipValue);
  }

  @Test
  void collidingNamesAreStillFoundWhenTheyOccurTwice() {
    List<String> names = colliding(13);
    byte[] json = bytes(object(names).replaceFirst("}$", ",\"" + names.get(4_321) + "\":1}"));
    assertThatThrownBy(() -> JsonValue.parse(json))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.kind()).isEqualTo(JsonException.Kind.DUPLICATE));
  }

  @Test
  void collidingNamesDoNotSlowTheLookUpOfKnownOnes() {
    JsonNames names = JsonNames.of("AaAa", "BBBB", "AaBB");
    withinBounds(
        object(colliding(17)),
        in -> {
          in.beginObject();
          while (in.nextMember(names) != JsonReader.END) {}
        });
  }

  @Test
  void collidingElementsOfASetAreNotQuadratic() {
    String json = colliding(17).stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    withinBounds(json, in -> JsonCodecs.set(JsonCodecs.STRING).read(in));
  }

  @Test
  void refusesASetOfManyElementsThatCollideAndHaveNoOrder() {
    JsonCodec<Set<List<String>>> codec = JsonCodecs.set(JsonCodecs.list(JsonCodecs.STRING));
    List<String> names = colliding(10);
    String json = names.stream().collect(Collectors.joining("\"],[\"", "[[\"", "\"]]"));
    assertThatThrownBy(() -> Documents.read(codec, json))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.kind()).isEqualTo(JsonException.Kind.LIMIT));
    String fewer =
        names.stream()
            .limit(HashGuard.MAX_SAME_HASH)
            .collect(Collectors.joining("\"],[\"", "[[\"", "\"]]"));
    assertThat(Documents.read(codec, fewer)).hasSize(HashGuard.MAX_SAME_HASH);
  }

  @Test
  void admitsAnyNumberOfElementsThatDoNotCollide() {
    JsonCodec<Set<LocalDate>> codec = JsonCodecs.set(JsonCodecs.LOCAL_DATE);
    String json =
        IntStream.range(0, 20_000)
            .mapToObj(LocalDate::ofEpochDay)
            .map(LocalDate::toString)
            .collect(Collectors.joining("\",\"", "[\"", "\"]"));
    assertThat(Documents.read(codec, json)).hasSize(20_000);
    assertThat(Documents.read(JsonCodecs.set(JsonCodecs.nullable(JsonCodecs.LONG)), "[1,null]"))
        .hasSize(2);
  }

  /// The set of names of a large object must not be cleared, at the cost of its size, for each of
  /// the small objects that follow at the same depth.
  @Test
  void manySmallObjectsAfterALargeOneAreNotQuadratic() {
    String large = object(IntStream.range(0, 200_000).mapToObj(n -> "n" + n).toList());
    withinBounds(
        "[" + large + ",{\"a\":1,\"b\":1,\"c\":1}".repeat(200_000) + "]", JsonReader::skipValue);
  }

  @Test
  void unionsNestedWithTheirTagsLastAreNotScannedOncePerLevel() {
    JsonNames tags = JsonNames.of("t");
    String wide = "{\"x\":[" + "1,".repeat(100_000) + "1],\"tag\":\"t\"}";
    String json = wide;
    for (int i = 0; i < 30; i++) {
      json = "{\"c\":[" + json + "],\"tag\":\"t\"}";
    }
    withinBounds(json, in -> union(in, tags));
    withinBounds(
        "[" + "{\"c\":[],\"tag\":\"t\"},".repeat(300_000) + "1]",
        in -> {
          in.beginArray();
          while (in.nextElement() && in.peek() == JsonKind.OBJECT) {
            union(in, tags);
          }
          in.nextElement();
        });
  }

  private static void union(JsonReader in, JsonNames tags) {
    assertThat(in.readTag("tag", tags)).isZero();
    in.beginObject();
    JsonNames names = JsonNames.of("c");
    for (int i; (i = in.nextMember(names)) != JsonReader.END; ) {
      if (i == 0) {
        in.beginArray();
        while (in.nextElement()) {
          union(in, tags);
        }
      }
    }
  }

  @Test
  void hugeExponentsCostNothing() {
    String json = "[" + "1e1000000000,".repeat(50) + "1e-1000000000]";
    withinBounds(json, in -> JsonCodecs.list(JsonCodecs.BIG_DECIMAL).read(in));
    withinBounds(json, in -> JsonCodecs.list(JsonCodecs.BIG_INTEGER).read(in));
    withinBounds(json, in -> JsonCodecs.list(JsonCodecs.DOUBLE).read(in));
    withinBounds(json, JsonReader::readValue);
  }

  @Test
  void manyLongNumbersAreReadInBoundedTime() {
    String number = "9".repeat(1_000) + ",";
    withinBounds(
        "[" + number.repeat(5_000) + "1]", in -> JsonCodecs.list(JsonCodecs.BIG_INTEGER).read(in));
    withinBounds(
        "[" + number.repeat(5_000) + "1]", in -> JsonCodecs.list(JsonCodecs.BIG_DECIMAL).read(in));
  }
}
