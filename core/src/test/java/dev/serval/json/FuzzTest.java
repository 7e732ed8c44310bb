package dev.serval.json;

import static dev.serval.json.Documents.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Rich documents, truncated and damaged: whatever is wrong is a violation or a [JsonException].
final class FuzzTest {
  private static final String SAMPLE =
      """
      {"title":"a\\u00e9\\ud83d\\ude00\\n\u20ac","tags":["x","y"],"due":"2026-03-14",
       "id":"123e4567-e89b-12d3-a456-426614174000","n":-12.5e+3,"big":123456789012345678901234567890,
       "bytes":"QUJD","map":{"1":true,"2":false},"shape":{"r":[1,{"type":"circle"}],"type":"circle"},
       "opt":null,"ints":[1,2,3],"any":{"x":[null,{"y":"z"}]},"unknown":{"a":[{}]}}\
      """;

  private static final JsonNames NAMES =
      JsonNames.of(
          "title", "tags", "due", "id", "n", "big", "bytes", "map", "shape", "opt", "ints", "any");
  private static final JsonNames SHAPES = JsonNames.of("circle", "square");
  private static final List<JsonCodec<?>> CODECS =
      List.of(
          JsonCodecs.STRING,
          JsonCodecs.set(JsonCodecs.STRING),
          JsonCodecs.LOCAL_DATE,
          JsonCodecs.UUID,
          JsonCodecs.DOUBLE,
          JsonCodecs.BIG_DECIMAL,
          JsonCodecs.BYTES,
          JsonCodecs.map(TextFormat.INT, JsonCodecs.BOOLEAN),
          Documents.reading(FuzzTest::shape),
          JsonCodecs.optional(JsonCodecs.INSTANT),
          JsonCodecs.INT_ARRAY,
          JsonCodecs.VALUE);

  private static String shape(JsonReader in) {
    int tag = in.readTag("type", SHAPES);
    if (tag < 0) {
      return null;
    }
    in.skipValue();
    return SHAPES.name(tag);
  }

  /// Reads the sample as generated code would.
  private static Object[] sample(JsonReader in) {
    Object[] values = new Object[CODECS.size()];
    if (!in.beginObject()) {
      return values;
    }
    for (int i; (i = in.nextMember(NAMES)) != JsonReader.END; ) {
      if (i >= 0) {
        values[i] = CODECS.get(i).read(in);
      } else {
        in.skipValue();
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        in.missing(NAMES.name(i));
      }
    }
    return values;
  }

  private static JsonReader read(byte[] json, int to) {
    JsonReader in = new JsonReader(json, 0, to, JsonLimits.defaults());
    in.readDocument(Documents.reading(FuzzTest::sample));
    return in;
  }

  @Test
  void readsTheSample() {
    JsonReader in = Documents.reader(SAMPLE);
    Object[] values = in.readDocument(Documents.reading(FuzzTest::sample));
    assertThat(Documents.errors(in)).isEmpty();
    assertThat(values).contains(Set.of("x", "y"), Map.of(1, true, 2, false), "circle");
    assertThat(values[9]).isEqualTo(Optional.empty());
  }

  @Test
  void refusesTheSampleTruncatedAtEachByte() {
    byte[] json = bytes(SAMPLE);
    for (int to = 0; to < json.length; to++) {
      int length = to;
      byte[] exact = Arrays.copyOf(json, length);
      assertThatThrownBy(() -> read(exact, length)).isInstanceOf(JsonException.class);
      assertThatThrownBy(() -> read(json, length)).isInstanceOf(JsonException.class);
      assertThatThrownBy(() -> JsonValue.parse(exact)).isInstanceOf(JsonException.class);
    }
  }

  @Test
  void readsDamagedSamplesWithoutAnyOtherException() {
    Random random = new Random(8259);
    byte[] json = bytes(SAMPLE);
    int accepted = 0;
    int violated = 0;
    int refused = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] damaged = damage(json, random);
      try {
        JsonReader in = read(damaged, damaged.length);
        if (in.errorCount() == 0) {
          accepted++;
        } else {
          violated++;
        }
      } catch (JsonException e) {
        assertThat(e.offset()).isBetween(0L, (long) damaged.length);
        refused++;
      }
    }
    assertThat(List.of(accepted, violated, refused)).allMatch(n -> n > 500);
  }

  /// What the reader takes for JSON must be JSON to the tree as well, and the other way round.
  @Test
  void skippingAndReadingATreeAgreeOnDamagedSamples() {
    Random random = new Random(6901);
    byte[] json = bytes(SAMPLE);
    for (int i = 0; i < 50_000; i++) {
      byte[] damaged = damage(json, random);
      assertThat(isJson(damaged, true)).isEqualTo(isJson(damaged, false));
    }
  }

  private static boolean isJson(byte[] json, boolean tree) {
    try {
      JsonReader in = new JsonReader(json, 0, json.length, JsonLimits.defaults());
      if (tree) {
        JsonValue value = in.readValue();
        assertThat(JsonValue.parse(value.toBytes())).isEqualTo(value);
      } else {
        in.skipValue();
      }
      in.end();
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  private static byte[] damage(byte[] json, Random random) {
    byte[] damaged = json.clone();
    byte[] structure = bytes("{}[]\",:\\0123456789eE+-.truefalsn u");
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(5)) {
        case 0 -> damaged[at] = (byte) random.nextInt();
        case 1 -> damaged[at] = structure[random.nextInt(structure.length)];
        case 2 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> {
          byte[] shorter = new byte[damaged.length - 1];
          System.arraycopy(damaged, 0, shorter, 0, at);
          System.arraycopy(damaged, at + 1, shorter, at, shorter.length - at);
          damaged = shorter;
        }
        default -> {
          byte[] longer = new byte[damaged.length + 1];
          System.arraycopy(damaged, 0, longer, 0, at);
          longer[at] = structure[random.nextInt(structure.length)];
          System.arraycopy(damaged, at, longer, at + 1, damaged.length - at);
          damaged = longer;
        }
      }
    }
    return damaged;
  }
}
