package dev.serval.json;

import static dev.serval.json.Documents.errors;
import static dev.serval.json.Documents.read;
import static dev.serval.json.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each bound of [JsonLimits], one below, at and one past it.
final class JsonLimitsTest {
  private static final JsonLimits DEFAULTS = JsonLimits.defaults();

  private static void refuses(String json, JsonLimits limits, JsonException.Kind kind) {
    assertThatThrownBy(() -> reader(json, limits).readValue())
        .isInstanceOfSatisfying(JsonException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    assertThatThrownBy(() -> reader(json, limits).skipValue())
        .isInstanceOfSatisfying(JsonException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static void accepts(String json, JsonLimits limits) {
    JsonReader in = reader(json, limits);
    in.readValue();
    in.end();
    JsonReader skipping = reader(json, limits);
    skipping.skipValue();
    skipping.end();
  }

  @Test
  void hasTheDocumentedDefaults() {
    assertThat(DEFAULTS).isEqualTo(new JsonLimits(64, 1_048_576, 1_000, 1_000, 16_777_216));
  }

  @Test
  void boundsTheDepthOfArraysAndObjects() {
    for (int depth : new int[] {63, 64}) {
      accepts("[".repeat(depth) + "]".repeat(depth), DEFAULTS);
      accepts("{\"a\":".repeat(depth) + "1" + "}".repeat(depth), DEFAULTS);
    }
    refuses("[".repeat(65) + "]".repeat(65), DEFAULTS, JsonException.Kind.LIMIT);
    refuses("{\"a\":".repeat(65) + "1" + "}".repeat(65), DEFAULTS, JsonException.Kind.LIMIT);
    refuses("[{\"a\":".repeat(33) + "1" + "}]".repeat(33), DEFAULTS, JsonException.Kind.LIMIT);
  }

  @Test
  void boundsTheDepthWhenLookingAheadForATag() {
    JsonNames tags = JsonNames.of("t");
    String end = ",\"tag\":\"t\"}";
    assertThat(reader("{\"a\":" + "[".repeat(63) + "]".repeat(63) + end).readTag("tag", tags))
        .isZero();
    assertThatThrownBy(
            () -> reader("{\"a\":" + "[".repeat(64) + "]".repeat(64) + end).readTag("tag", tags))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.kind()).isEqualTo(JsonException.Kind.LIMIT));
    assertThatThrownBy(() ->
            reader("{\"a\":" + "{\"b\":".repeat(64) + "1" + "}".repeat(64) + end)
                .readTag("tag", tags))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.kind()).isEqualTo(JsonException.Kind.LIMIT));
  }

  @Test
  void readsTheDeepestDocumentThatCanBeConfigured() {
    JsonLimits deepest = DEFAULTS.withDepth(JsonLimits.MAX_DEPTH);
    String json = "[".repeat(500) + "]".repeat(500);
    JsonValue value = reader(json, deepest).readValue();
    assertThat(value.toString()).isEqualTo(json);
    refuses("[" + json + "]", deepest, JsonException.Kind.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\\n", "\u00e9", "\u20ac"})
  void boundsTheLengthOfStringsInUtf16Units(String unit) {
    JsonLimits limits = DEFAULTS.withStringLength(100);
    accepts("\"" + unit.repeat(99) + "\"", limits);
    accepts("\"" + unit.repeat(100) + "\"", limits);
    refuses("\"" + unit.repeat(101) + "\"", limits, JsonException.Kind.LIMIT);
    accepts("{\"" + unit.repeat(100) + "\":1}", limits);
    refuses("{\"" + unit.repeat(101) + "\":1}", limits, JsonException.Kind.LIMIT);
  }

  @Test
  void countsASupplementaryCharacterAsTwoUnits() {
    JsonLimits limits = DEFAULTS.withStringLength(100);
    accepts("\"" + "\ud83d\ude00".repeat(50) + "\"", limits);
    refuses("\"" + "\ud83d\ude00".repeat(50) + "a\"", limits, JsonException.Kind.LIMIT);
  }

  @Test
  void refusesALongStringBeforeDecodingAllOfIt() {
    JsonLimits limits = DEFAULTS.withStringLength(1_000);
    assertThatThrownBy(() -> reader("\"" + "\\n".repeat(1_000_000), limits).readString())
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(JsonException.Kind.LIMIT);
              assertThat(e.offset()).isLessThan(10_000);
            });
  }

  @Test
  void boundsTheLengthOfNumbers() {
    accepts("1".repeat(999), DEFAULTS);
    accepts("1".repeat(1_000), DEFAULTS);
    refuses("1".repeat(1_001), DEFAULTS, JsonException.Kind.LIMIT);
    accepts("-" + "1".repeat(999), DEFAULTS);
    refuses("-" + "1".repeat(1_000), DEFAULTS, JsonException.Kind.LIMIT);
    refuses("0." + "1".repeat(999), DEFAULTS, JsonException.Kind.LIMIT);
    refuses("1e" + "0".repeat(999), DEFAULTS, JsonException.Kind.LIMIT);
    assertThat(read(JsonCodecs.BIG_INTEGER, "9".repeat(1_000))).isEqualTo("9".repeat(1_000));
  }

  @Test
  void boundsTheSizeOfTheDocument() {
    JsonLimits limits = DEFAULTS.withDocumentSize(10);
    accepts("[1,2,3,4]", limits);
    accepts("[1,2,3,44]", limits);
    assertThatThrownBy(() -> reader("[1,2,3,444]", limits))
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(JsonException.Kind.SIZE);
              assertThat(e.pointer()).isEqualTo("#");
            });
  }

  @Test
  void boundsTheExponentOfDecimals() {
    assertThat(read(JsonCodecs.BIG_DECIMAL, "1e999")).isEqualTo(new BigDecimal("1e999"));
    assertThat(read(JsonCodecs.BIG_DECIMAL, "1e1000")).isEqualTo(new BigDecimal("1e1000"));
    assertThat(read(JsonCodecs.BIG_DECIMAL, "1e-1000")).isEqualTo(new BigDecimal("1e-1000"));
    String detail = "# type: expected a number with an exponent of at most 1000";
    for (String json :
        new String[] {
          "1e1001", "1e-1001", "1e1000000000", "1e99999999999999999999", "-0e-1000000000"
        }) {
      assertThat(errors(JsonCodecs.BIG_DECIMAL, json)).containsExactly(detail);
    }
    JsonReader in = reader("1e11", DEFAULTS.withExponent(10));
    assertThat(in.readBigDecimal()).isNull();
  }

  @Test
  void refusesIntegersWithAnExponentHoweverSmall() {
    for (String json : new String[] {"1e5", "1e1000000000", "1.0", "1E0", "-1e0"}) {
      assertThat(errors(JsonCodecs.BIG_INTEGER, json))
          .containsExactly("# type: expected an integer");
    }
  }

  @Test
  void refusesLimitsThatAreNotPositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withDepth(0));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withDepth(501));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withStringLength(0));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withNumberLength(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withExponent(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withDocumentSize(0))
        .withMessage("documentSize must be at least 1, but is 0");
  }
}
