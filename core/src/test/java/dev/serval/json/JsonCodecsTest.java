package dev.serval.json;

import static dev.serval.json.Documents.errors;
import static dev.serval.json.Documents.read;
import static dev.serval.json.Documents.reader;
import static dev.serval.json.Documents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.serval.validation.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonCodecsTest {
  private static final Rule BLANK = Rule.of("not_blank", "must not be blank");

  private static final Map<Class<?>, Function<Random, Object>> RANDOM_VALUES = randomValues();

  private static Map<Class<?>, Function<Random, Object>> randomValues() {
    Map<Class<?>, Function<Random, Object>> map = new LinkedHashMap<>();
    map.put(String.class, JsonCodecsTest::text);
    map.put(Boolean.class, Random::nextBoolean);
    map.put(Byte.class, r -> (byte) r.nextInt());
    map.put(Short.class, r -> (short) r.nextInt());
    map.put(Integer.class, Random::nextInt);
    map.put(Long.class, Random::nextLong);
    map.put(Float.class, r -> (float) r.nextGaussian() * 1e10f);
    map.put(Double.class, r -> r.nextGaussian() * 1e200);
    map.put(Character.class, r -> (char) r.nextInt(0xD800));
    map.put(BigInteger.class, r -> new BigInteger(r.nextInt(2_000), r));
    map.put(
        BigDecimal.class,
        r -> new BigDecimal(new BigInteger(r.nextInt(500), r), r.nextInt(1_000) - 500));
    map.put(UUID.class, r -> new UUID(r.nextLong(), r.nextLong()));
    map.put(
        URI.class, r -> URI.create("https://example.org/" + r.nextLong() + "?q=" + r.nextInt()));
    map.put(Instant.class, JsonCodecsTest::instant);
    map.put(LocalDate.class, r -> LocalDate.ofEpochDay(r.nextInt(4_000_000) - 1_000_000));
    map.put(LocalTime.class, r -> LocalTime.ofNanoOfDay((long) (r.nextDouble() * 86_399e9)));
    map.put(LocalDateTime.class, r -> LocalDateTime.ofInstant(instant(r), ZoneOffset.UTC));
    map.put(OffsetDateTime.class, r -> OffsetDateTime.ofInstant(instant(r), offset(r)));
    map.put(
        OffsetTime.class,
        r -> OffsetTime.of(LocalTime.ofSecondOfDay(r.nextInt(86_400)), offset(r)));
    map.put(
        ZonedDateTime.class,
        r -> ZonedDateTime.ofInstant(instant(r), r.nextBoolean() ? zone(r) : offset(r)));
    map.put(Duration.class, r -> Duration.ofSeconds(r.nextInt(), r.nextInt(1_000_000_000)));
    map.put(Period.class, r -> Period.of(r.nextInt(100), r.nextInt(100), r.nextInt(100) - 50));
    map.put(Year.class, r -> Year.of(r.nextInt(1_000_000_000)));
    map.put(YearMonth.class, r -> YearMonth.of(r.nextInt(10_000), 1 + r.nextInt(12)));
    map.put(MonthDay.class, r -> MonthDay.of(1 + r.nextInt(12), 1 + r.nextInt(28)));
    map.put(ZoneId.class, JsonCodecsTest::zone);
    map.put(ZoneOffset.class, JsonCodecsTest::offset);
    map.put(
        byte[].class,
        r -> {
          byte[] bytes = new byte[r.nextInt(100)];
          r.nextBytes(bytes);
          return bytes;
        });
    map.put(short[].class, r -> new short[] {(short) r.nextInt(), 0, -1});
    map.put(int[].class, r -> r.ints(r.nextInt(100)).toArray());
    map.put(long[].class, r -> r.longs(r.nextInt(100)).toArray());
    map.put(float[].class, r -> new float[] {r.nextFloat(), -0.0f, 1e30f});
    map.put(double[].class, r -> r.doubles(r.nextInt(100)).toArray());
    map.put(boolean[].class, r -> new boolean[] {r.nextBoolean(), r.nextBoolean()});
    map.put(char[].class, r -> new char[] {'a', (char) r.nextInt(0xD800)});
    map.put(
        JsonValue.class, r -> JsonArray.of(new JsonString(text(r)), JsonNumber.of(r.nextInt())));
    return map;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(40); n > 0; n--) {
      int point = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT);
      text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
    }
    return text.toString();
  }

  private static Instant instant(Random random) {
    return Instant.ofEpochSecond(
        random.nextLong(8_000_000_000L) - 4_000_000_000L, random.nextInt(1_000_000_000));
  }

  private static ZoneId zone(Random random) {
    return ZoneId.of(List.of("Europe/Paris", "America/New_York", "Z").get(random.nextInt(3)));
  }

  private static ZoneOffset offset(Random random) {
    return ZoneOffset.ofTotalSeconds((random.nextInt(36) - 18) * 3_600);
  }

  static Stream<Class<?>> scalars() {
    return RANDOM_VALUES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void readsBackWhatItWrites(Class<?> type) {
    roundTrip(type);
  }

  private static <T> void roundTrip(Class<T> type) {
    JsonCodec<T> codec = JsonCodec.of(type);
    Random random = new Random(type.getName().hashCode());
    for (int i = 0; i < 2_000; i++) {
      T value = type.cast(RANDOM_VALUES.get(type).apply(random));
      String json = write(codec, value);
      assertThat(read(codec, json)).as(json).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void refusesNullUnlessItIsWrapped(Class<?> type) {
    JsonCodec<?> codec = JsonCodec.of(type);
    if (type != JsonValue.class) {
      assertThat(errors(codec, "null"))
          .hasSize(1)
          .first()
          .asString()
          .matches("# type: expected an? .*, found null");
    }
    assertThat(errors(JsonCodecs.nullable(codec), "null")).isEmpty();
    assertThat(read(JsonCodecs.nullable(codec), "null")).isNull();
    assertThat(write(JsonCodecs.nullable(codec), null)).isEqualTo("null");
    assertThat(read(JsonCodecs.optional(codec), "null")).isEqualTo(Optional.empty());
    assertThat(write(JsonCodecs.optional(codec), Optional.empty())).isEqualTo("null");
  }

  @Test
  void refusesToWriteNullWhereItsTypeHasNone() {
    assertThatNullPointerException().isThrownBy(() -> write(JsonCodecs.STRING, null));
  }

  @Test
  void wrapsValuesThatArePresent() {
    assertThat(read(JsonCodecs.optional(JsonCodecs.INT), "5")).contains(5);
    assertThat(write(JsonCodecs.optional(JsonCodecs.INT), Optional.of(5))).isEqualTo("5");
    assertThat(reader("true").readDocument(JsonCodecs.optional(JsonCodecs.INT))).isNull();
    assertThat(read(JsonCodecs.nullable(JsonCodecs.INT), "5")).isEqualTo(5);
    assertThat(write(JsonCodecs.nullable(JsonCodecs.INT), 5)).isEqualTo("5");
  }

  @Test
  void readsPatches() {
    JsonCodec<Patch<String>> patch = JsonCodecs.patch(JsonCodecs.STRING);
    assertThat(read(patch, "\"a\"")).isEqualTo(Patch.of("a"));
    assertThat(errors(patch, "null")).containsExactly("# type: expected a string, found null");
    assertThat(read(JsonCodecs.patch(JsonCodecs.nullable(JsonCodecs.STRING)), "null"))
        .isEqualTo(Patch.ofNull());
    assertThat(write(patch, Patch.of("a"))).isEqualTo("\"a\"");
    assertThat(write(patch, Patch.ofNull())).isEqualTo("null");
    assertThat(write(patch, Patch.absent())).isEqualTo("null");
  }

  @Test
  void checksValuesThatWereRead() {
    JsonCodec<List<String>> codec =
        JsonCodecs.list(
            JsonCodecs.checked(
                JsonCodecs.STRING,
                (in, value) -> {
                  if (value.isBlank()) {
                    in.report(BLANK);
                  }
                }));
    assertThat(errors(codec, "[\"a\",\" \",1]"))
        .containsExactly(
            "#/1 not_blank: must not be blank", "#/2 type: expected a string, found a number");
    assertThat(write(codec, List.of("a"))).isEqualTo("[\"a\"]");
  }

  @Test
  void refersToCodecsThatAreMadeLater() {
    List<JsonCodec<List<JsonValue>>> later = new java.util.ArrayList<>();
    JsonCodec<List<JsonValue>> codec = JsonCodecs.lazy(later::getFirst);
    later.add(JsonCodecs.list(JsonCodecs.VALUE));
    assertThat(write(codec, read(codec, "[[1],null]"))).isEqualTo("[[1],null]");
  }

  @Test
  void mapsEnumsByNameOrByAnotherName() {
    JsonCodec<TimeUnit> byName = JsonCodecs.enumCodec(TimeUnit.class);
    assertThat(read(byName, "\"DAYS\"")).isEqualTo(TimeUnit.DAYS);
    assertThat(write(byName, TimeUnit.DAYS)).isEqualTo("\"DAYS\"");
    assertThat(errors(byName, "\"days\""))
        .containsExactly(
            "# enum: must be one of NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES,"
                + " HOURS, DAYS");
    assertThat(errors(byName, "3")).containsExactly("# type: expected a string, found a number");
    JsonCodec<TimeUnit> byOther =
        JsonCodecs.enumCodec(
            new TimeUnit[] {TimeUnit.SECONDS, TimeUnit.HOURS, TimeUnit.SECONDS},
            new String[] {"s", "h", "sec"});
    assertThat(read(byOther, "\"sec\"")).isEqualTo(TimeUnit.SECONDS);
    assertThat(write(byOther, TimeUnit.SECONDS)).isEqualTo("\"s\"");
    assertThatIllegalArgumentException().isThrownBy(() -> write(byOther, TimeUnit.DAYS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonCodecs.enumCodec(TimeUnit.values(), new String[] {"x"}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QQ",
        "QQ=",
        "QQ===",
        "QUI",
        "Q",
        "QQ==QQ==",
        "=",
        "====",
        "Q===",
        "QR==",
        "QUJ=",
        "QQ\\n==",
        "Q Q=",
        "-_-_",
        "QUJD\\nQUJD",
        "\u00e9AAA",
        "\u0161AAA",
        "AAA\u0161",
        "=AAA"
      })
  void refusesBase64ThatIsNotCanonical(String text) {
    assertThat(errors(JsonCodecs.BYTES, "\"" + text + "\""))
        .containsExactly("# format: expected bytes in base64, with padding");
  }

  @ParameterizedTest
  @CsvSource({"'',0", "QQ==,1", "QUI=,2", "QUJD,3", "+/+/,3"})
  void readsCanonicalBase64(String text, int length) {
    assertThat(read(JsonCodecs.BYTES, "\"" + text + "\"")).hasSize(length);
  }

  @Test
  void refusesYearsOutOfRange() {
    assertThat(read(JsonCodecs.YEAR, "2026")).isEqualTo(Year.of(2026));
    assertThat(read(JsonCodecs.YEAR, "-999999999")).isEqualTo(Year.of(Year.MIN_VALUE));
    assertThat(errors(JsonCodecs.YEAR, "1000000000"))
        .containsExactly("# format: expected a year, as 2026");
    assertThat(errors(JsonCodecs.YEAR, "-1000000000"))
        .containsExactly("# format: expected a year, as 2026");
    assertThat(errors(JsonCodecs.YEAR, "\"2026\""))
        .containsExactly("# type: expected a 32-bit integer, found a string");
  }
}
