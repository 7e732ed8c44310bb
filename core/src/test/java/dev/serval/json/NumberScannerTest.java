package dev.serval.json;

import static dev.serval.json.Documents.errors;
import static dev.serval.json.Documents.read;
import static dev.serval.json.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberScannerTest {
  @ParameterizedTest
  @CsvSource({
    "BYTE, -128, 127, an 8-bit integer",
    "SHORT, -32768, 32767, a 16-bit integer",
    "INT, -2147483648, 2147483647, a 32-bit integer",
    "LONG, -9223372036854775808, 9223372036854775807, a 64-bit integer"
  })
  void readsIntegersToTheEndsOfTheirRange(
      String type, BigInteger least, BigInteger most, String expected) {
    JsonCodec<?> codec =
        switch (type) {
          case "BYTE" -> JsonCodecs.BYTE;
          case "SHORT" -> JsonCodecs.SHORT;
          case "INT" -> JsonCodecs.INT;
          default -> JsonCodecs.LONG;
        };
    for (BigInteger in : List.of(least, most, BigInteger.ZERO, BigInteger.ONE.negate())) {
      assertThat(read(codec, in.toString())).hasToString(in.toString());
    }
    for (BigInteger out :
        List.of(
            least.subtract(BigInteger.ONE),
            most.add(BigInteger.ONE),
            most.multiply(BigInteger.TEN),
            BigInteger.TWO.pow(64),
            BigInteger.TEN.pow(40))) {
      assertThat(errors(codec, out.toString())).containsExactly("# type: expected " + expected);
    }
    for (String notInteger : List.of("1.0", "1e2", "0.0", "1E0", "-0.5")) {
      assertThat(errors(codec, notInteger)).containsExactly("# type: expected " + expected);
    }
    assertThat(read(codec, "-0")).hasToString("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-0.0",
        "0e5",
        "-0e-5",
        "1",
        "-1",
        "1.5",
        "0.1",
        "0.2",
        "0.3",
        "1e22",
        "1e23",
        "1e-22",
        "1e-23",
        "9007199254740992",
        "9007199254740993",
        "9007199254740992e22",
        "9007199254740993e-3",
        "9007199254740994",
        "123456789012345678",
        "1234567890123456789",
        "12345678901234567890",
        "0.000000000000000000000000000123",
        "4.9e-324",
        "2.4e-324",
        "2.5e-324",
        "1e-400",
        "1.7976931348623157e308",
        "2.2250738585072014e-308",
        "2.2250738585072011e-308",
        "2.2250738585072012e-308",
        "179769313486231570e291",
        "0.500000000000000166533453693773481063544750213623046875",
        "3.518437208883201171875e13",
        "62.5364939768271845828",
        "8.10109172351e-10",
        "1.50000000000000011102230246251565",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "1e0000000000000000001"
      })
  void readsTheNearestDoubleAndFloat(String json) {
    assertThat(reader(json).readDouble()).isEqualTo(Double.parseDouble(json));
    float expected = Float.parseFloat(json);
    if (Float.isFinite(expected)) {
      assertThat(reader(json).readFloat()).isEqualTo(expected);
    }
    assertThat(reader(json).readBigDecimal()).isEqualTo(new BigDecimal(json));
  }

  @Test
  void readsTheNearestDoubleOfRandomTexts() {
    Random random = new Random(20260314);
    for (int i = 0; i < 200_000; i++) {
      String json = randomNumber(random);
      double expected = Double.parseDouble(json);
      JsonReader in = reader(json);
      double actual = in.readDouble();
      if (Double.isInfinite(expected)) {
        assertThat(errors(in)).containsExactly("# type: expected a 64-bit floating-point number");
      } else if (Double.doubleToRawLongBits(actual) != Double.doubleToRawLongBits(expected)) {
        throw new AssertionError(json + " read as " + actual);
      }
      float single = Float.parseFloat(json);
      float actualSingle = reader(json).readFloat();
      if (Float.isFinite(single)
          && Float.floatToRawIntBits(actualSingle) != Float.floatToRawIntBits(single)) {
        throw new AssertionError(json + " read as " + actualSingle);
      }
      BigDecimal decimal = reader(json).readBigDecimal();
      if (!new BigDecimal(json).equals(decimal)) {
        throw new AssertionError(json + " read as " + decimal);
      }
    }
  }

  private static String randomNumber(Random random) {
    StringBuilder json = new StringBuilder(random.nextBoolean() ? "-" : "");
    int whole = random.nextInt(22);
    if (whole == 0) {
      json.append('0');
    } else {
      json.append((char) ('1' + random.nextInt(9)));
      random.ints(whole - 1, '0', '9' + 1).forEach(c -> json.append((char) c));
    }
    if (random.nextBoolean()) {
      json.append('.');
      random.ints(1 + random.nextInt(20), '0', '9' + 1).forEach(c -> json.append((char) c));
    }
    if (random.nextBoolean()) {
      json.append('e').append(random.nextInt(700) - 350);
    }
    return json.toString();
  }

  @Test
  void readsDoublesThatWereWrittenExactly() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(reader(Double.toString(value)).readDouble()).isEqualTo(value);
      }
      float single = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(single)) {
        assertThat(reader(Float.toString(single)).readFloat()).isEqualTo(single);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e309", "1e1000000000", "1.8e308"})
  void refusesDoublesOutOfRange(String json) {
    assertThat(errors(JsonCodecs.DOUBLE, json))
        .containsExactly("# type: expected a 64-bit floating-point number");
    assertThat(errors(JsonCodecs.FLOAT, json))
        .containsExactly("# type: expected a 32-bit floating-point number");
  }

  @Test
  void refusesFloatsOutOfRange() {
    assertThat(errors(JsonCodecs.FLOAT, "3.5e38"))
        .containsExactly("# type: expected a 32-bit floating-point number");
    assertThat(read(JsonCodecs.FLOAT, "3.4028235e38")).isEqualTo(Float.MAX_VALUE);
  }

  @Test
  void readsIntegersOfAnySize() {
    Random random = new Random(11);
    for (int bits = 1; bits < 3_000; bits += 7) {
      BigInteger value = new BigInteger(bits, random);
      assertThat(reader(value.toString()).readBigInteger()).isEqualTo(value);
      assertThat(reader(value.negate().toString()).readBigInteger()).isEqualTo(value.negate());
    }
  }

  @Test
  void keepsTheScaleOfDecimals() {
    for (String json : List.of("1.50", "0.0", "-0.00", "100", "1e2", "1E-7", "0.10e+3")) {
      assertThat(reader(json).readBigDecimal()).isEqualTo(new BigDecimal(json));
    }
  }
}
