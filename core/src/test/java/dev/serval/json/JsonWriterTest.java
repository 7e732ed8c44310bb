package dev.serval.json;

import static dev.serval.json.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonWriterTest {
  private final JsonWriter out = new JsonWriter();

  @Test
  void putsCommasBetweenMembersAndElements() {
    out.beginObject();
    out.member(JsonName.of("a")).value(1);
    out.member("b").beginArray().value(1).value("x").nullValue().beginArray().endArray();
    out.value(true).beginObject().endObject().endArray();
    out.member(JsonName.of("c")).beginObject().member("d").value(false).endObject();
    out.endObject();
    assertThat(out).hasToString("{\"a\":1,\"b\":[1,\"x\",null,[],true,{}],\"c\":{\"d\":false}}");
    assertThat(out.toByteArray()).hasSize(out.length());
    assertThat(out.buffer()).startsWith(out.toByteArray());
  }

  @Test
  void startsAnewAfterReset() {
    out.beginArray().value(1);
    out.reset();
    out.value("a");
    assertThat(out).hasToString("\"a\"");
    out.reset();
    out.raw(new byte[3 << 20], 0, 3 << 20);
    assertThat(out.length()).isEqualTo(3 << 20);
    out.reset();
    assertThat(out.buffer().length).isLessThan(1 << 20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\\b\\f\\n\\r\\t | \\b\\f\\n\\r\\t",
        "\\u0000\\u001f\\u000B | \\u0000\\u001f\\u000b",
        "\\\" \\\\ / | \\\" \\\\ /",
        "\\u00e9 | \u00e9",
        "\\u07ff\\u0800\\uffff | \u07ff\u0800\uffff",
        "\\ud83d\\ude00 | \ud83d\ude00",
        "<\\/script> | </script>",
        "a\\u2028b | a\u2028b",
        "\\u007f | \u007f"
      })
  void escapesStringsWhereItMust(String input, String expected) {
    String value = reader("\"" + input + "\"").readString();
    out.value(value);
    assertThat(out).hasToString("\"" + expected + "\"");
    assertThat(reader(out.toString()).readString()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ude00\ud83d", "\ud83d\ud83d"})
  void replacesLoneSurrogates(String value) {
    out.value(value);
    assertThat(out)
        .hasToString("\"" + value.replace('\ud83d', '\ufffd').replace('\ude00', '\ufffd') + "\"");
    assertThat(new JsonWriter().member(JsonName.of(value))).hasToString(out + ":");
  }

  @Test
  void writesEveryCharacterSoThatItReadsBack() {
    StringBuilder all = new StringBuilder();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 97) {
      if (point < 0xD800 || point > 0xDFFF) {
        all.appendCodePoint(point);
      }
    }
    out.value(all.toString());
    assertThat(reader(out.toString()).readString()).isEqualTo(all.toString());
  }

  @Test
  void growsForStringsOfAnyLength() {
    Random random = new Random(5);
    for (int length = 0; length < 2_000; length += 13) {
      String plain = "a".repeat(length);
      String mixed =
          random
              .ints(length, 0, 0x250)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      JsonWriter writer = new JsonWriter(0);
      writer.beginArray().value(plain).value(mixed).endArray();
      JsonReader in = reader(writer.toString());
      in.beginArray();
      in.nextElement();
      assertThat(in.readString()).isEqualTo(plain);
      in.nextElement();
      assertThat(in.readString()).isEqualTo(mixed);
    }
  }

  @Test
  void writesIntegersAsJavaDoes() {
    long power = 1;
    for (int i = 0; i < 19; i++, power *= 10) {
      for (long value : new long[] {power - 1, power, power + 1, -power, 1 - power}) {
        check(value);
      }
    }
    for (long value :
        new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      check(value);
    }
    new Random(3).longs(100_000).map(n -> n >> (n & 63)).forEach(this::check);
  }

  private void check(long value) {
    out.reset();
    out.value(value);
    assertThat(out.toString()).isEqualTo(Long.toString(value));
  }

  @Test
  void writesDoublesAndFloatsWithTheFewestDigits() {
    double[] values = {
      0,
      -0.0,
      1,
      -1,
      1.5,
      100,
      9_999_999,
      1e7,
      -1e7,
      1e10,
      1e21,
      0.001,
      1e-4,
      0.1,
      Double.MAX_VALUE,
      Double.MIN_VALUE,
      Math.PI,
      123456.75,
      Integer.MAX_VALUE,
      1e300
    };
    for (double value : values) {
      out.reset();
      out.value(value);
      assertThat(out).hasToString(Double.toString(value));
      if (Double.isFinite((float) value)) {
        out.reset();
        out.value((float) value);
        assertThat(out).hasToString(Float.toString((float) value));
      }
    }
    new Random(9)
        .longs(50_000)
        .mapToDouble(Double::longBitsToDouble)
        .filter(Double::isFinite)
        .forEach(value -> {
          out.reset();
          out.value(value);
          assertThat(reader(out.toString()).readDouble()).isEqualTo(value);
        });
  }

  @Test
  void writesShortDecimalsAsJavaDoes() {
    Random random = new Random(21);
    for (int i = 0; i < 200_000; i++) {
      double value = random.nextLong(-10_000_000_000L, 10_000_000_000L) / Math.pow(10, i % 9);
      out.reset();
      out.value(value);
      assertThat(out.toString()).isEqualTo(Double.toString(value));
      out.reset();
      double next = Math.nextUp(value);
      out.value(next);
      assertThat(out.toString()).isEqualTo(Double.toString(next));
    }
  }

  @Test
  void writesAnyStringAsAPlainLoopDoes() {
    Random random = new Random(23);
    for (int i = 0; i < 50_000; i++) {
      String text = RandomText.any(random, 100);
      JsonWriter writer = new JsonWriter(random.nextInt(64));
      writer.beginArray().value(text).value(text).endArray();
      String expected = quoted(text);
      assertThat(writer.toString()).isEqualTo("[" + expected + "," + expected + "]");
    }
  }

  /// RFC 8259 section 7 by the letter, and U+FFFD for what is no character.
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> json.append('\\').append((char) c);
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
              if (c < ' ') {
                json.append(String.format("\\u%04x", c));
              } else {
                json.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
              }
            }
          }
        });
    return json.append('"').toString();
  }

  @Test
  void writesNamesOfAnyLength() {
    for (int length = 0; length < 80; length++) {
      String name = "n".repeat(length);
      JsonWriter writer = new JsonWriter(0);
      writer.beginObject();
      writer.member(JsonName.of(name)).value(1).member(JsonName.of(name + "\u00e9")).value(2);
      writer.endObject();
      assertThat(writer).hasToString("{\"" + name + "\":1,\"" + name + "\u00e9\":2}");
    }
  }

  @Test
  void refusesNumbersThatJsonHasNot() {
    assertThatIllegalArgumentException().isThrownBy(() -> out.value(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> out.value(Double.NEGATIVE_INFINITY));
    assertThatIllegalArgumentException().isThrownBy(() -> out.value(Float.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> out.value(Float.POSITIVE_INFINITY))
        .withMessage("JSON has no form for NaN and infinities");
  }

  @Test
  void writesBigNumbersInJsonsGrammar() {
    for (BigDecimal value :
        new BigDecimal[] {
          new BigDecimal("1E+1000"),
          new BigDecimal("0E-10"),
          new BigDecimal("-1.50"),
          new BigDecimal("1E-1000"),
          new BigDecimal("123456789012345678901234567890.5")
        }) {
      out.reset();
      out.value(value);
      assertThat(reader(out.toString()).readBigDecimal()).isEqualTo(value);
    }
    BigInteger huge = BigInteger.TEN.pow(900).negate();
    out.reset();
    out.value(huge);
    assertThat(reader(out.toString()).readBigInteger()).isEqualTo(huge);
  }

  @Test
  void writesBytesInBase64AndRawJsonAsItIs() {
    byte[] raw = "xx[1, 2]yy".getBytes(StandardCharsets.UTF_8);
    out.beginArray().value(new byte[] {0, 1, 2, 3}).raw(raw, 2, 8).value('"').endArray();
    assertThat(out).hasToString("[\"AAECAw==\",[1, 2],\"\\\"\"]");
  }

  @Test
  void refusesDataThatContainsItself() {
    for (int i = 0; i < JsonWriter.MAX_DEPTH; i++) {
      out.beginArray();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(out::beginObject)
        .withMessage("values are nested deeper than 512: does the data contain itself?");
  }

  @Test
  void refusesToCloseWhatIsNotOpenAndToFinishWhatIs() {
    assertThatIllegalStateException().isThrownBy(out::endArray);
    out.beginObject();
    assertThatIllegalStateException()
        .isThrownBy(out::toByteArray)
        .withMessage("1 objects or arrays are still open");
  }

  @Test
  void keepsTheTextOfNames() {
    JsonName name = JsonName.of("a\"b");
    assertThat(name.text()).isEqualTo("a\"b");
    assertThat(name).hasToString("a\"b");
    assertThat(name).isEqualTo(JsonName.of("a\"b")).hasSameHashCodeAs(JsonName.of("a\"b"));
    assertThat(name).isNotEqualTo(JsonName.of("a"));
    out.beginObject().member(name).value(1).endObject();
    assertThat(out).hasToString("{\"a\\\"b\":1}");
  }
}
