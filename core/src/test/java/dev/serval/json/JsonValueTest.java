package dev.serval.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonValueTest {
  /// The document of RFC 6901 section 5.
  private static final JsonValue RFC_6901 =
      JsonValue.parse(
          """
          {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "/foo=[\"bar\",\"baz\"]",
        "/foo/0=\"bar\"",
        "/=0",
        "/a~1b=1",
        "/c%d=2",
        "/e^f=3",
        "/g|h=4",
        "/i\\j=5",
        "/k\"l=6",
        "/ =7",
        "/m~0n=8"
      })
  void findsValuesByPointer(String pointer, String expected) {
    assertThat(RFC_6901.at(pointer)).isEqualTo(JsonValue.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/foo/2",
        "/foo/-",
        "/foo/00",
        "/foo/01",
        "/foo/",
        "/foo/x",
        "/x",
        "/foo/0/x",
        "/foo/9999999999",
        "/x/y/z",
        "//",
        "/foo/+1"
      })
  void findsNothingElse(String pointer) {
    assertThat(RFC_6901.at(pointer)).isNull();
  }

  @Test
  void takesTheEmptyPointerForTheWhole() {
    assertThat(RFC_6901.at("")).isSameAs(RFC_6901);
    assertThatIllegalArgumentException().isThrownBy(() -> RFC_6901.at("foo"));
  }

  @Test
  void keepsOrderAndSpellingOfWhatItRead() {
    String json = "{\"b\":[1.50,1e2,true,false,null,\"x\"],\"a\":{},\"c\":[]}";
    JsonValue value = JsonValue.parse(json);
    assertThat(value).hasToString(json);
    assertThat(value.toBytes()).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    assertThat(value.at("/a")).isSameAs(JsonObject.EMPTY);
    assertThat(value.at("/c")).isSameAs(JsonArray.EMPTY);
  }

  @Test
  void refusesTextThatIsNotJson() {
    assertThatThrownBy(() -> JsonValue.parse("[1] x"))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.getStackTrace()).isNotEmpty());
  }

  @Test
  void comparesTrees() {
    assertThat(JsonValue.parse("{\"a\":1,\"b\":[true]}"))
        .isEqualTo(JsonValue.parse("{\"b\":[true],\"a\":1}"))
        .hasSameHashCodeAs(JsonValue.parse("{\"b\":[true],\"a\":1}"))
        .isNotEqualTo(JsonValue.parse("{\"a\":1.0,\"b\":[true]}"))
        .isNotEqualTo("x");
  }

  @Test
  void tellsKindsAndPrintsEachValueAsJson() {
    assertThat(JsonObject.EMPTY.kind()).isEqualTo(JsonKind.OBJECT);
    assertThat(JsonArray.EMPTY.kind()).isEqualTo(JsonKind.ARRAY);
    assertThat(new JsonString("a\"").kind()).isEqualTo(JsonKind.STRING);
    assertThat(new JsonString("a\"")).hasToString("\"a\\\"\"");
    assertThat(JsonNumber.of(1).kind()).isEqualTo(JsonKind.NUMBER);
    assertThat(JsonBoolean.TRUE.kind()).isEqualTo(JsonKind.BOOLEAN);
    assertThat(JsonBoolean.of(false)).hasToString("false");
    assertThat(JsonNull.INSTANCE.kind()).isEqualTo(JsonKind.NULL);
    assertThat(JsonNull.INSTANCE).hasToString("null");
    assertThat(JsonKind.ARRAY.phrase()).isEqualTo("an array");
  }

  @Test
  void buildsObjects() {
    JsonObject.Builder builder = JsonObject.builder().put("s", "x").put("n", 1).put("b", true);
    JsonObject first = builder.build();
    JsonObject second = builder.put("s", JsonNull.INSTANCE).put("z", JsonObject.EMPTY).build();
    assertThat(first).hasToString("{\"s\":\"x\",\"n\":1,\"b\":true}");
    assertThat(second).hasToString("{\"s\":null,\"n\":1,\"b\":true,\"z\":{}}");
    assertThat(first.toBuilder().put("n", 2).build())
        .hasToString("{\"s\":\"x\",\"n\":2,\"b\":true}");
    assertThat(first.get("n")).isEqualTo(JsonNumber.of(1));
    assertThat(first.get("none")).isNull();
    assertThatThrownBy(() -> first.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    Map<String, JsonValue> map = new LinkedHashMap<>(first.members());
    JsonObject copy = JsonObject.of(map);
    map.clear();
    assertThat(copy).isEqualTo(first);
  }

  @Test
  void buildsArrays() {
    JsonArray array = JsonArray.of(JsonNumber.of(1), JsonBoolean.TRUE);
    assertThat(array).hasToString("[1,true]");
    assertThat(array.size()).isEqualTo(2);
    assertThat(array.get(1)).isEqualTo(JsonBoolean.TRUE);
    assertThat(JsonArray.ofStrings(List.of("a", "b"))).hasToString("[\"a\",\"b\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+1", "01", "-01", "1.", ".5", "1.e1", "1e", "1e+", "1e5x", "NaN", "1 ", "0x1",
        "--1", "1.2.3", "1,2", "\u0661"
      })
  void refusesTextsThatAreNotNumbers(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JsonNumber(text))
        .withMessage("not a JSON number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "1", "10", "-1.5", "1e5", "1E+5", "1.0e-5", "0.0"})
  void takesNumbers(String text) {
    assertThat(new JsonNumber(text).toBigDecimal()).isEqualTo(new BigDecimal(text));
    assertThat(new JsonNumber(text).toDouble()).isEqualTo(Double.parseDouble(text));
  }

  @Test
  void convertsNumbersExactlyOrNotAtAll() {
    assertThat(JsonNumber.of(5).toInt()).isEqualTo(5);
    assertThat(JsonNumber.of(Long.MIN_VALUE).toLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(new JsonNumber("1e2").toInt()).isEqualTo(100);
    assertThat(JsonNumber.of(1.5).text()).isEqualTo("1.5");
    assertThat(JsonNumber.of(new BigDecimal("1E+10")).text()).isEqualTo("1E+10");
    for (String text : List.of("1.5", "2147483648", "1e1000000000", "1e99999999999", "1e-1001")) {
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> new JsonNumber(text).toInt());
    }
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new JsonNumber("9223372036854775808").toLong());
    assertThatIllegalArgumentException().isThrownBy(() -> JsonNumber.of(Double.NaN));
  }

  @Test
  void refusesToPrintATreeThatIsTooDeep() {
    JsonValue value = JsonArray.EMPTY;
    for (int i = 0; i < 600; i++) {
      value = JsonArray.of(value);
    }
    assertThatIllegalArgumentException().isThrownBy(value::toBytes);
  }
}
