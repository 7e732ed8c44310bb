package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonType;
import dev.serval.json.JsonWriter;
import dev.serval.validation.Violations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEncoderTest {
  private static final JsonType<List<String>> STRINGS =
      JsonType.of(JsonCodecs.list(JsonCodecs.STRING), List.class, String.class);

  private final EventEncoder<String> text = new EventEncoder<>(null);
  private final EventEncoder<List<String>> json =
      new EventEncoder<>(JsonFamily.generated().body(STRINGS));

  @Test
  void writesAllFields() {
    Event<List<String>> event =
        new Event<>("added", "7", List.of("a", "é\n"), Duration.ofMillis(1_500), "note\nmore");

    assertThat(json.encodeEvent(event))
        .hasToString(
            """
            : note
            : more
            event: added
            id: 7
            retry: 1500
            data: ["a","é\\n"]

            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a'|'data: a~'",
        "''|'data: ~'",
        "'a~b'|'data: a~data: b~'",
        "'a^b'|'data: a~data: b~'",
        "'a^~b'|'data: a~data: b~'",
        "'a~^b'|'data: a~data: ~data: b~'",
        "'~'|'data: ~data: ~'",
        "' a: b'|'data:  a: b~'"
      })
  void writesFieldForEachLineOfText(String data, String expected) {
    String written = text.encode(data.replace('~', '\n').replace('^', '\r')).toString();

    assertThat(written).isEqualTo(expected.replace('~', '\n') + "\n");
  }

  @Test
  void sendsEventsWithoutData() {
    assertThat(text.encodeEvent(new Event<>(null, "", null, Duration.ZERO, null)))
        .hasToString("id: \nretry: 0\n\n");
    assertThat(text.encodeComment("still\rhere")).hasToString(": still\n: here\n\n");
  }

  @Test
  void keepsCharactersOutsideOfAscii() {
    assertThat(text.encodeEvent(Event.of("\"ä€😀\"").withId("é\"x")))
        .hasToString("id: é\"x\ndata: \"ä€😀\"\n\n");
  }

  @Test
  void keepsJsonOfOtherFamiliesOnOneLine() {
    JsonBody<String> pretty =
        new JsonBody<>() {
          @Override
          public void write(JsonWriter out, String value) {
            byte[] raw = "{\n  \"a\" :\r\n 1}".getBytes(StandardCharsets.UTF_8);
            out.raw(raw, 0, raw.length);
          }

          @Override
          public @Nullable String read(
              byte[] buf, int from, int to, JsonLimits limits, Violations into) {
            return null;
          }
        };

    assertThat(new EventEncoder<>(pretty).encode("")).hasToString("data: {   \"a\" :   1}\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "\n"})
  void refusesIdsAndTypesThatWouldEndTheLine(String bad) {
    assertThatThrownBy(() -> Event.of("x").withId(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Event.id: expected a text without CR, LF and NUL");
    assertThatThrownBy(() -> Event.of("x").withEvent(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Event.event");
  }

  @Test
  void refusesCommentsWithNulAndNegativeRetries() {
    assertThatThrownBy(() -> Event.of("x").withComment("\0"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Event.of("x").withRetry(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
