package dev.serval.json;

import static dev.serval.json.Documents.bytes;
import static dev.serval.json.Documents.errors;
import static dev.serval.json.Documents.reader;
import static dev.serval.json.Documents.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.validation.Rule;
import dev.serval.validation.Source;
import dev.serval.validation.ValidationException;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonReaderTest {
  private static final JsonNames NAMES = JsonNames.of("title", "tags", "due");
  private static final Rule RULE = Rule.of("broken", "is broken", "max", 3);

  @Test
  void readsAnObjectWhateverTheOrderOfItsMembers() {
    JsonReader in = reader("{\"due\":3,\"x\":[1,{}],\"title\":\"a\",\"tags\":[\"b\",\"c\"]}");
    List<String> seen = new ArrayList<>();
    assertThat(in.beginObject()).isTrue();
    for (int i; (i = in.nextMember(NAMES)) != JsonReader.END; ) {
      seen.add(i + "=" + in.memberName());
      switch (i) {
        case 0 -> assertThat(in.readString()).isEqualTo("a");
        case 1 -> {
          in.beginArray();
          while (in.nextElement()) {
            seen.add(in.readString());
          }
        }
        case 2 -> assertThat(in.readInt()).isEqualTo(3);
        default -> in.skipValue();
      }
    }
    in.end();
    assertThat(seen).containsExactly("2=due", "-2=x", "0=title", "1=tags", "b", "c");
    assertThat(in.errorCount()).isZero();
  }

  @Test
  void skipsValuesThatTheLoopDoesNotRead() {
    JsonReader in = reader("[{\"title\":[1,2],\"x\":{\"y\":1}}, 2, \"three\"]");
    in.beginArray();
    in.nextElement();
    in.beginObject();
    assertThat(in.nextMember(NAMES)).isZero();
    assertThat(in.nextMember(NAMES)).isEqualTo(JsonReader.UNKNOWN);
    assertThat(in.nextMember(NAMES)).isEqualTo(JsonReader.END);
    assertThat(in.nextElement()).isTrue();
    assertThat(in.nextElement()).isTrue();
    assertThat(in.readString()).isEqualTo("three");
    assertThat(in.nextElement()).isFalse();
    in.end();
  }

  @Test
  void readsOnlyItsPartOfTheBuffer() {
    byte[] buf = bytes("xx[1,2]yy");
    JsonReader in = new JsonReader(buf, 2, 7, JsonLimits.defaults());
    assertThat(in.readValue()).hasToString("[1,2]");
    in.end();
  }

  @Test
  void refusesAPartThatIsNotInTheBuffer() {
    byte[] buf = bytes("[1]");
    assertThatThrownBy(() -> new JsonReader(buf, 1, 4, JsonLimits.defaults()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new JsonReader(buf, 2, 1, JsonLimits.defaults()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void tellsTheKindOfTheValueAtHand() {
    assertThat(reader(" {}").peek()).isEqualTo(JsonKind.OBJECT);
    assertThat(reader("[]").peek()).isEqualTo(JsonKind.ARRAY);
    assertThat(reader("\"\"").peek()).isEqualTo(JsonKind.STRING);
    assertThat(reader("-1").peek()).isEqualTo(JsonKind.NUMBER);
    assertThat(reader("true").peek()).isEqualTo(JsonKind.BOOLEAN);
    assertThat(reader("false").peek()).isEqualTo(JsonKind.BOOLEAN);
    assertThat(reader("null").peek()).isEqualTo(JsonKind.NULL);
  }

  @Test
  void takesNullOnlyWhereItStands() {
    JsonReader in = reader("[null,1]");
    in.beginArray();
    in.nextElement();
    assertThat(in.tryNull()).isTrue();
    in.nextElement();
    assertThat(in.tryNull()).isFalse();
    assertThat(in.readInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "readString, a string",
    "readChar, a string of one character",
    "readBoolean, a boolean",
    "readByte, an 8-bit integer",
    "readShort, a 16-bit integer",
    "readInt, a 32-bit integer",
    "readLong, a 64-bit integer",
    "readFloat, a number",
    "readDouble, a number",
    "readBigDecimal, a number",
    "readBigInteger, an integer",
    "beginObject, an object",
    "beginArray, an array"
  })
  void reportsWhatWasExpectedAndWhatWasFound(String method, String expected) {
    Consumer<JsonReader> read = readers().get(method);
    Map<String, String> values =
        Map.of(
            "a string", "\"secret\"",
            "a number", "7",
            "an object", "{\"secret\":[1]}",
            "an array", "[[\"secret\"]]",
            "a boolean", "true",
            "null", "null");
    values.forEach((found, json) -> {
      if (expected.startsWith(found)
          || (found.equals("a number") && expected.endsWith("integer"))) {
        return;
      }
      JsonReader in = reader("[" + json + ",1]");
      in.beginArray();
      in.nextElement();
      read.accept(in);
      assertThat(errors(in)).containsExactly("#/0 type: expected " + expected + ", found " + found);
      assertThat(in.nextElement()).isTrue();
      assertThat(in.readInt()).isEqualTo(1);
    });
  }

  private static Map<String, Consumer<JsonReader>> readers() {
    return Map.ofEntries(
        Map.entry("readString", in -> assertThat(in.readString()).isNull()),
        Map.entry("readChar", in -> assertThat(in.readChar()).isEqualTo('\0')),
        Map.entry("readBoolean", in -> assertThat(in.readBoolean()).isFalse()),
        Map.entry("readByte", in -> assertThat(in.readByte()).isZero()),
        Map.entry("readShort", in -> assertThat(in.readShort()).isZero()),
        Map.entry("readInt", in -> assertThat(in.readInt()).isZero()),
        Map.entry("readLong", in -> assertThat(in.readLong()).isZero()),
        Map.entry("readFloat", in -> assertThat(in.readFloat()).isZero()),
        Map.entry("readDouble", in -> assertThat(in.readDouble()).isZero()),
        Map.entry("readBigDecimal", in -> assertThat(in.readBigDecimal()).isNull()),
        Map.entry("readBigInteger", in -> assertThat(in.readBigInteger()).isNull()),
        Map.entry("beginObject", in -> assertThat(in.beginObject()).isFalse()),
        Map.entry("beginArray", in -> assertThat(in.beginArray()).isFalse()));
  }

  @Test
  void readsAStringOfOneCharacterOnly() {
    assertThat(reader("\"x\"").readChar()).isEqualTo('x');
    assertThat(reader("\"\\u20ac\"").readChar()).isEqualTo('\u20ac');
    for (String json : List.of("\"\"", "\"xy\"", "\"\ud83d\ude00\"")) {
      JsonReader in = reader(json);
      assertThat(in.readChar()).isEqualTo(Character.MIN_VALUE);
      assertThat(errors(in)).containsExactly("# type: expected a string of one character");
    }
  }

  @Test
  void checksWhatItSkipsAfterAReport() {
    assertThatThrownBy(() -> reader("{\"a\":1,\"a\":2}").readInt())
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.kind()).isEqualTo(JsonException.Kind.DUPLICATE));
    assertThatThrownBy(() -> reader("[\"\\ud800\"]").readInt()).isInstanceOf(JsonException.class);
  }

  @Test
  void pointsAtTheValueThatIsWrong() {
    JsonReader in = reader("{\"a\":{\"b\":[1,{\"c\":true}]},\"d\":1}");
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    in.report(RULE);
    in.beginObject();
    in.report(RULE);
    in.nextMember(JsonNames.NONE);
    in.beginArray();
    in.report(RULE);
    in.nextElement();
    in.nextElement();
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    in.report(RULE);
    in.nextMember(JsonNames.NONE);
    in.report(RULE);
    in.missing("e");
    in.nextElement();
    in.report(RULE);
    in.nextMember(JsonNames.NONE);
    in.nextMember(JsonNames.NONE);
    in.report(RULE);
    in.nextMember(JsonNames.NONE);
    in.reportAt("x/0", RULE);
    in.reportAt("", RULE);
    in.end();
    assertThat(in.violations().list())
        .extracting(Violation::pointer)
        .containsExactly(
            "#/a",
            "#/a",
            "#/a/b",
            "#/a/b/1/c",
            "#/a/b/1",
            "#/a/b/1/e",
            "#/a/b",
            "#/d",
            "#/x/0",
            "#");
    assertThat(in.errorCount()).isEqualTo(10);
  }

  @Test
  void givesViolationsOfTheBodyWithCodeDetailAndParameters() {
    JsonReader in = reader("1");
    in.report(RULE);
    assertThat(in.violations().list())
        .containsExactly(
            new Violation(Source.BODY, null, "#", "broken", "is broken", Map.of("max", 3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a~b/c | #/a~0b~1c",
        "~1 | #/~01",
        "a b | #/a%20b",
        "\u00e9\u20ac | #/%C3%A9%E2%82%AC",
        "a%b | #/a%25b",
        "-._!$&'()*+,;=:@? | #/-._!$&'()*+,;=:@?",
        "<[^`{}]#> | #/%3C%5B%5E%60%7B%7D%5D%23%3E",
        "Az09 | #/Az09"
      })
  void escapesNamesInPointersTwice(String name, String pointer) {
    JsonReader in = reader(JsonObject.builder().put(name, 1).build().toString());
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    in.report(RULE);
    in.nextMember(JsonNames.NONE);
    in.missing(name);
    assertThat(in.violations().list())
        .extracting(Violation::pointer)
        .containsExactly(pointer, pointer);
  }

  @Test
  void cutsPointersThatAreLong() {
    JsonReader in = reader("{\"" + "a".repeat(998) + "\":1,\"" + "\u00e9".repeat(999) + "\":1}");
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    in.report(RULE);
    in.nextMember(JsonNames.NONE);
    in.report(RULE);
    in.nextMember(JsonNames.NONE);
    in.missing("a".repeat(999));
    assertThat(in.violations().list())
        .extracting(Violation::pointer)
        .containsExactly(
            "#/" + "a".repeat(998),
            "#/" + "%C3%A9".repeat(166) + "...",
            "#/" + "a".repeat(998) + "...");
  }

  @Test
  void cutsPointersBetweenCharacters() {
    assertThat(pointerTo("a".repeat(989) + "\u4e2d"))
        .isEqualTo("#/" + "a".repeat(989) + "%E4%B8%AD");
    assertThat(pointerTo("a".repeat(990) + "\u4e2d")).isEqualTo("#/" + "a".repeat(990) + "...");
    assertThat(pointerTo("a".repeat(997) + "\u4e2d")).isEqualTo("#/" + "a".repeat(997) + "...");
    assertThat(pointerTo("a".repeat(986) + "\ud83d\ude00"))
        .isEqualTo("#/" + "a".repeat(986) + "%F0%9F%98%80");
    assertThat(pointerTo("a".repeat(987) + "\ud83d\ude00b"))
        .isEqualTo("#/" + "a".repeat(987) + "...");
    assertThat(pointerTo("a".repeat(997) + "~/")).isEqualTo("#/" + "a".repeat(997) + "...");
    JsonReader in = reader("1");
    in.reportAt("a".repeat(997) + "~1b", RULE);
    in.reportAt("a~~ \ud83d", RULE);
    assertThat(in.violations().list())
        .extracting(Violation::pointer)
        .containsExactly("#/" + "a".repeat(997) + "...", "#/a~~%20?");
  }

  @Test
  void cutsPointersBetweenNumbers() {
    JsonReader in = reader("{\"" + "a".repeat(996) + "\":[" + "1,".repeat(10) + "1]}");
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    in.beginArray();
    for (int i = 0; i <= 10; i++) {
      in.nextElement();
      in.report(RULE);
      in.skipValue();
    }
    assertThat(in.violations().list())
        .extracting(Violation::pointer)
        .startsWith("#/" + "a".repeat(996) + "/0")
        .endsWith("#/" + "a".repeat(996) + "/9", "#/" + "a".repeat(996) + "...");
  }

  private static @Nullable String pointerTo(String name) {
    JsonReader in = reader(JsonObject.builder().put(name, 1).build().toString());
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    in.report(RULE);
    return in.violations().list().getFirst().pointer();
  }

  @Test
  void reportsWhatAConstructorRefusedBelowTheValue() {
    JsonReader in = reader("[{\"a\":1}]");
    in.beginArray();
    in.nextElement();
    in.skipValue();
    in.report(
        new ValidationException(
            List.of(
                Violation.ofBody("#", RULE),
                Violation.ofBody("#/a%20b/~0", RULE),
                Violation.ofParameter(Source.QUERY, "q", RULE))));
    in.reportMember("a b/~", RULE);
    assertThat(errors(in))
        .containsExactly(
            "#/0 broken: is broken",
            "#/0/a%20b/~0 broken: is broken",
            "#/0 broken: is broken",
            "#/0/a%20b~1~0 broken: is broken");
  }

  @Test
  void stopsReadingAtTheHundredthViolation() {
    int[] read = {0};
    JsonCodec<String> codec =
        reading(in -> {
          in.beginArray();
          while (in.nextElement()) {
            in.readString();
            read[0]++;
          }
          return "all";
        });
    JsonReader in = reader("[" + "1,".repeat(500) + "!");
    assertThat(in.readDocument(codec)).isNull();
    assertThat(in.violations().list()).hasSize(Violations.MAX);
    assertThat(read[0]).isEqualTo(Violations.MAX - 1);
  }

  @Test
  void goesOnAfterNinetyNineViolations() {
    JsonReader in = reader("[" + "1,".repeat(98) + "1]");
    in.readDocument(JsonCodecs.list(JsonCodecs.STRING));
    assertThat(in.errorCount()).isEqualTo(99);
    assertThatThrownBy(() ->
            reader("[" + "1,".repeat(98) + "1").readDocument(JsonCodecs.list(JsonCodecs.STRING)))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void saysWhereReadingStopped() {
    assertThatThrownBy(() -> reader("{\"a\":[1,{\"b\":tru}]}").readValue())
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> {
              assertThat(e.offset()).isEqualTo(16);
              assertThat(e.pointer()).isEqualTo("#/a/1/b");
              assertThat(e.what()).isEqualTo("expected true");
              assertThat(e).hasMessage("expected true (at byte 16, in #/a/1/b)");
            });
    assertThatThrownBy(() -> reader("{\"b\":{\"a\":1, \"a\":2}}").skipValue())
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> {
              assertThat(e.offset()).isEqualTo(13);
              assertThat(e.pointer()).isEqualTo("#/b/a");
            });
  }

  @Test
  void refusesToWalkWhereNothingIsOpen() {
    assertThatIllegalStateException().isThrownBy(() -> reader("1").nextElement());
    assertThatIllegalStateException().isThrownBy(() -> reader("1").memberName());
    JsonReader in = reader("{}");
    in.beginObject();
    assertThatIllegalStateException().isThrownBy(in::memberName);
  }

  @Test
  void readsNamesOfConstants() {
    JsonNames names = JsonNames.of("red", "green", "a\"b", "\u00e9");
    assertThat(reader("\"green\"").readName(names)).isEqualTo(1);
    assertThat(reader("\"gr\\u0065en\"").readName(names)).isEqualTo(1);
    assertThat(reader("\"a\\\"b\"").readName(names)).isEqualTo(2);
    assertThat(reader("\"\u00e9\"").readName(names)).isEqualTo(3);
    JsonReader other = reader("\"blue\"");
    assertThat(other.readName(names)).isEqualTo(-1);
    assertThat(errors(other)).containsExactly("# enum: must be one of red, green, a\"b, \u00e9");
    JsonReader number = reader("1");
    assertThat(number.readName(names)).isEqualTo(-1);
    assertThat(errors(number)).containsExactly("# type: expected a string, found a number");
  }

  /// The member before the comma is right.
  @Test
  void blamesTheObjectForACommaAtItsEnd() {
    for (String document :
        new String[] {"{\"a\":{\"title\":\"tea\",}}", "{\"a\":{\"title\":\"tea\",1:2}}"}) {
      assertThatThrownBy(() -> JsonValue.parse(document))
          .isInstanceOfSatisfying(
              JsonException.class, e -> assertThat(e.pointer()).isEqualTo("#/a"));
    }
  }
}
