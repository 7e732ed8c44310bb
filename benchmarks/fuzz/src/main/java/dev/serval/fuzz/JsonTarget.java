// JsonTarget: fuzzes the reading and writing of JSON.
package dev.serval.fuzz;

import dev.serval.json.JsonBody;
import dev.serval.json.JsonException;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.json.JsonWriter;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `JsonReader`, `JsonWriter` and a generated codec on any bytes.
///
/// - Only [JsonException] comes out, with a place within the document.
/// - Reading a tree, skipping, and reading a typed value agree about what is JSON, and so does
///   Jackson, strict and with the decoder of the JDK before it, but for what [#differs] names. The
///   trees are the same, numbers to the digit.
/// - What is accepted is equal when it is written and read again, and written alike then.
public final class JsonTarget {
  private static final JsonLimits LIMITS = JsonLimits.defaults();
  private static final JsonBody<Sample> SAMPLE =
      JsonFamily.generated().body(JsonType.of(Sample.class));

  private JsonTarget() {}

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] data) {
    byte[] among = Windows.among(data, "[\"\\", "\"]}0,");
    JsonValue tree = attempt(among, data.length, JsonReader::readValue);
    Boolean skipped =
        attempt(
            among,
            data.length,
            in -> {
              in.skipValue();
              return true;
            });
    Expect.same(skipped != null, tree != null, "whether it is JSON when it is skipped");
    compareWithJackson(data, tree);
    if (tree != null) {
      byte[] written = tree.toBytes();
      JsonValue again = JsonValue.parse(written);
      Expect.same(again, tree, "the tree, written and read");
      Expect.same(again.hashCode(), tree.hashCode(), "its hash code");
      Expect.same(tree.toString(), PlainDecoding.utf8(written), "its text");
    }
    readTyped(among, data.length, tree != null);
  }

  /// Reads a whole document; null if it is refused.
  private static <T> @Nullable T attempt(
      byte[] among, int length, Function<JsonReader, T> reading) {
    try {
      int from = Windows.MARGIN;
      JsonReader in = new JsonReader(among, from, from + length, LIMITS);
      T value = reading.apply(in);
      in.end();
      Expect.same(in.errorCount(), 0, "violations of what fits everything");
      return value;
    } catch (JsonException refused) {
      checkPlace(refused, length);
      return null;
    }
  }

  private static void checkPlace(JsonException refused, int length) {
    Expect.that(refused.offset() >= 0 && refused.offset() <= length, "a place in the document");
    Expect.that(refused.pointer().equals("#") || refused.pointer().startsWith("#/"), "a pointer");
    Expect.that(Objects.requireNonNull(refused.getMessage()).length() < 5_000, "a short message");
  }

  private static void compareWithJackson(byte[] data, @Nullable JsonValue tree) {
    String text = PlainDecoding.utf8(data);
    JsonValue other = text == null ? null : JacksonReading.read(text);
    if (tree != null || (other != null && !differs(Objects.requireNonNull(text), other))) {
      Expect.same(tree, other, "what Jackson reads");
    }
  }

  /// What Jackson accepts and Serval refuses: an escaped surrogate without its partner, which no
  /// UTF-8 can hold, and numbers longer than the limit.
  private static boolean differs(String text, JsonValue other) {
    boolean loneSurrogate = other.toString().indexOf('\uFFFD') >= 0 && text.contains("\\u");
    return loneSurrogate || text.matches("(?s).*[-+.0-9eE]{1001}.*");
  }

  private static void readTyped(byte[] among, int length, boolean json) {
    Violations violations = new Violations();
    Sample sample;
    int from = Windows.MARGIN;
    try {
      sample = SAMPLE.read(among, from, from + length, LIMITS, violations);
    } catch (JsonException refused) {
      checkPlace(refused, length);
      Expect.that(!json, "JSON is no syntax error to a codec");
      return;
    }
    Expect.that(json || violations.isFull(), "what a codec reads is JSON");
    Expect.same(sample != null, violations.isEmpty(), "a value or violations");
    for (Violation violation : violations.list()) {
      String pointer = Objects.requireNonNull(violation.pointer());
      Expect.that(pointer.equals("#") || pointer.startsWith("#/"), "a pointer");
    }
    if (sample != null) {
      writeTyped(sample);
    }
  }

  private static void writeTyped(Sample sample) {
    JsonWriter out = new JsonWriter();
    SAMPLE.write(out, sample);
    byte[] written = out.toByteArray();
    Violations violations = new Violations();
    Sample again = SAMPLE.read(written, 0, written.length, LIMITS, violations);
    Expect.same(violations.list().size(), 0, "violations of what was written");
    Expect.same(again, sample, "the value, written and read");
  }
}
