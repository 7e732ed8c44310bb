// Binding, as generated code does it.
package dev.serval.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.Call;
import dev.serval.ParamConverter;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.http.Method;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.json.TextFormat;
import dev.serval.validation.Constraints;
import dev.serval.validation.Source;
import dev.serval.validation.ValidationException;
import dev.serval.validation.Violation;
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
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {
  private static final JsonBody<Integer> INT =
      JsonFamily.generated().body(JsonType.of(JsonCodecs.INT, Integer.class));

  enum Sort {
    TITLE,
    DUE
  }

  private static Binder binder() {
    return Binder.of(Call.get("/").request());
  }

  private static List<Violation> violations(Binder in) {
    try {
      in.check();
      return List.of();
    } catch (ValidationException invalid) {
      return invalid.violations();
    }
  }

  private static void refuses(BiFunction<Binder, String, ?> conversion, String raw, String code) {
    Binder in = binder();
    in.query("q");
    conversion.apply(in, raw);
    assertThat(in.ok()).as(raw).isFalse();
    assertThat(violations(in)).singleElement().extracting(Violation::code).isEqualTo(code);
  }

  private static <T> void accepts(BiFunction<Binder, String, T> conversion, String raw, T value) {
    Binder in = binder();
    in.query("q");
    assertThat(conversion.apply(in, raw)).isEqualTo(value);
    assertThat(in.ok()).isTrue();
    in.check();
  }

  @Test
  void selectsValuesOfEachSource() throws Exception {
    Request request =
        Call.of(Method.POST, "/a?q=1&t=2&t=3")
            .header("X-Tag", "h1")
            .header("X-Tag", "h2")
            .header("Cookie", "c=3")
            .body("application/x-www-form-urlencoded", "f=4&g=5&g=6")
            .request();
    Binder in = Binder.of(request);
    assertThat(in.query("q")).isEqualTo("1");
    assertThat(in.queryAll("t")).containsExactly("2", "3");
    assertThat(in.header("x-tag")).isEqualTo("h1");
    assertThat(in.headerAll("x-tag")).containsExactly("h1", "h2");
    assertThat(in.cookie("c")).isEqualTo("3");
    assertThat(in.form("f")).isEqualTo("4");
    assertThat(in.formAll("g")).containsExactly("5", "6");
    assertThat(in.query("none")).isNull();
    assertThat(in.queryAll("none")).isEmpty();
  }

  @Test
  void reportsWhatIsGivenTwice() throws Exception {
    Request request =
        Call.of(Method.POST, "/a?q=1&q=x&p=1&p=1")
            .body("application/x-www-form-urlencoded", "f=4&f=")
            .request();
    Binder in = Binder.of(request);
    assertThat(in.query("q")).isNull();
    assertThat(in.ok()).isFalse();
    assertThat(in.query("p")).isNull();
    in.required();
    assertThat(in.form("f")).isNull();
    assertThat(violations(in))
        .containsExactly(
            Violation.ofParameter(Source.QUERY, "q", Constraints.repeated()),
            Violation.ofParameter(Source.QUERY, "p", Constraints.repeated()),
            Violation.ofParameter(Source.FORM, "f", Constraints.repeated()));
  }

  @Test
  void takesPathValuesByTheirIndex() {
    dev.serval.App app =
        dev.serval.App.create()
            .get(
                "/{a}/{b}",
                request -> {
                  Binder in = Binder.of(request);
                  int b = in.toInt(in.path(1, "b"));
                  in.check();
                  return dev.serval.Response.text(in.path(0, "a") + b);
                });
    assertThat(Call.get("/x/7").on(app).text()).isEqualTo("x7");
    assertThat(Call.get("/x/y").on(app).text())
        .contains("{\"in\":\"path\",\"name\":\"b\",\"code\":\"type\"");
  }

  @Test
  void reportsAboutTheSelectedValue() {
    Binder in = binder();
    in.query("limit");
    in.report(Constraints.max(100));
    in.header("X-Id");
    assertThat(in.ok()).isTrue();
    in.required();
    in.queryAll("tag");
    in.element(0);
    in.element(2);
    in.report(Constraints.notBlank());
    assertThat(in.ok()).isFalse();
    in.element(3);
    assertThat(in.ok()).isTrue();
    in.report(Source.COOKIE, "session", Constraints.invalid());
    assertThat(violations(in))
        .containsExactly(
            Violation.ofParameter(Source.QUERY, "limit", Constraints.max(100)),
            Violation.ofParameter(Source.HEADER, "X-Id", Constraints.required()),
            Violation.ofElement(Source.QUERY, "tag", 2, Constraints.notBlank()),
            Violation.ofParameter(Source.COOKIE, "session", Constraints.invalid()));
  }

  @Test
  void reportsUnknownNames() throws Exception {
    Request request =
        Call.of(Method.POST, "/?limit=1&limt=2")
            .body("application/x-www-form-urlencoded", "a=1&b=2")
            .request();
    Binder in = Binder.of(request);
    in.strictQuery("limit");
    in.strictForm("a");
    assertThat(violations(in))
        .containsExactly(
            Violation.ofParameter(Source.QUERY, "limt", Constraints.unknown()),
            Violation.ofParameter(Source.FORM, "b", Constraints.unknown()));
  }

  @Test
  void reportsAtMostAHundred() {
    StringBuilder target = new StringBuilder("/?x=1");
    for (int i = 0; i < 200; i++) {
      target.append("&p").append(i).append("=1");
    }
    Binder in = Binder.of(Call.get(target.toString()).request());
    in.strictQuery("x");
    assertThat(violations(in)).hasSize(100);
  }

  @Test
  void readsTheBody() throws Exception {
    Binder in = Binder.of(Call.post("/").json("7").request());
    assertThat(in.body(INT)).isEqualTo(7);
    assertThat(in.ok()).isTrue();
    in.report(Constraints.max(5));
    assertThat(violations(in)).containsExactly(Violation.ofBody("#", Constraints.max(5)));
  }

  @Test
  void reportsWhatIsWrongWithTheBody() throws Exception {
    Binder in = Binder.of(Call.post("/").json("\"x\"").request());
    assertThat(in.body(INT)).isNull();
    assertThat(in.ok()).isFalse();
    Binder none = Binder.of(Call.post("/").request());
    assertThat(none.body(INT)).isNull();
    assertThat(violations(none)).containsExactly(Violation.ofBody("#", Constraints.required()));
    Binder text = Binder.of(Call.post("/").body("text/plain", "7").request());
    assertThatThrownBy(() -> text.body(INT)).isInstanceOf(Problem.class);
  }

  @Test
  void leavesOutAnOptionalBody() throws Exception {
    for (Call call : List.of(Call.post("/"), Call.post("/").chunked())) {
      Binder in = Binder.of(call.request());
      assertThat(in.bodyOptional(INT)).isNull();
      in.check();
    }
    assertThat(Binder.of(Call.post("/").json("7").request()).bodyOptional(INT)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+7",
        " 7",
        "7 ",
        "1_000",
        "0x10",
        "٧",
        "1.0",
        "1e2",
        "007",
        "-01",
        "00",
        "99999999999999999999"
      })
  void refusesWhatIsNoInteger(String raw) {
    refuses(Binder::toInt, raw, "type");
    refuses(Binder::toLong, raw, "type");
    refuses(Binder::toShort, raw, "type");
    refuses(Binder::toByte, raw, "type");
  }

  @Test
  void acceptsIntegersToTheirBounds() {
    accepts(Binder::toInt, "2147483647", Integer.MAX_VALUE);
    accepts(Binder::toInt, "-2147483648", Integer.MIN_VALUE);
    accepts(Binder::toInt, "0", 0);
    accepts(Binder::toInt, "-0", 0);
    refuses(Binder::toInt, "2147483648", "type");
    accepts(Binder::toLong, "9223372036854775807", Long.MAX_VALUE);
    accepts(Binder::toLong, "-9223372036854775808", Long.MIN_VALUE);
    refuses(Binder::toLong, "9223372036854775808", "type");
    accepts(Binder::toShort, "32767", Short.MAX_VALUE);
    refuses(Binder::toShort, "32768", "type");
    accepts(Binder::toByte, "-128", Byte.MIN_VALUE);
    refuses(Binder::toByte, "-129", "type");
    accepts(Binder::toBigInteger, "99999999999999999999", new BigInteger("99999999999999999999"));
    refuses(Binder::toBigInteger, "9".repeat(1_001), "type");
    refuses(Binder::toBigInteger, "+1", "type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1.", ".5", "+1", "NaN", "Infinity", "0x1p3", "1f", "1e999"})
  void refusesWhatIsNoNumber(String raw) {
    refuses(Binder::toDouble, raw, "type");
    refuses(Binder::toFloat, raw, "type");
  }

  @Test
  void acceptsNumbers() {
    accepts(Binder::toDouble, "-1.5e3", -1500.0);
    accepts(Binder::toFloat, "0.5", 0.5f);
    refuses(Binder::toFloat, "1e39", "type");
    accepts(Binder::toBigDecimal, "1.50", new BigDecimal("1.50"));
    refuses(Binder::toBigDecimal, "1e1000000000", "type");
    refuses(Binder::toBigDecimal, "x", "type");
    refuses(Binder::toBigDecimal, "1".repeat(1_001), "type");
  }

  @Test
  void roundsAFloatOnce() {
    // Halfway between two floats once it is a double, and a little above before.
    accepts(Binder::toFloat, "1.00000005960464477540", 1.0000001f);
    accepts(Binder::toFloat, "3.4028235677973365e38", Float.MAX_VALUE);
    refuses(Binder::toFloat, "3.4028235677973367e38", "type");
    refuses(Binder::toFloat, "1e400", "type");
  }

  @Test
  void takesAnIntegerOfAParameterAsThatOfAKeyOrABody() {
    for (String text :
        List.of("0", "-0", "7", "-7", "10", "007", "-01", "00", "+7", "", "-", "7.0")) {
      Integer key = TextFormat.INT.parse(text);
      if (key == null) {
        refuses(Binder::toInt, text, "type");
      } else {
        accepts(Binder::toInt, text, key);
        assertThat(JsonValue.parse(text)).isEqualTo(new JsonNumber(text));
      }
    }
  }

  @Test
  void convertsBooleansAndCharacters() {
    accepts(Binder::toBoolean, "true", true);
    accepts(Binder::toBoolean, "false", false);
    refuses(Binder::toBoolean, "TRUE", "type");
    refuses(Binder::toBoolean, "1", "type");
    accepts(Binder::toChar, "é", 'é');
    refuses(Binder::toChar, "", "type");
    refuses(Binder::toChar, "ab", "type");
  }

  @Test
  void convertsTextFormats() {
    UUID uuid = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    accepts(Binder::toUuid, uuid.toString(), uuid);
    refuses(Binder::toUuid, "1-1-1-1-1", "format");
    accepts(Binder::toUri, "https://a.example/b", URI.create("https://a.example/b"));
    accepts(Binder::toInstant, "2026-03-14T09:26:53Z", Instant.parse("2026-03-14T09:26:53Z"));
    accepts(Binder::toLocalDate, "2026-03-14", LocalDate.of(2026, 3, 14));
    refuses(Binder::toLocalDate, "2026-02-30", "format");
    accepts(
        Binder::toLocalDateTime, "2026-03-14T09:26:53", LocalDateTime.of(2026, 3, 14, 9, 26, 53));
    accepts(Binder::toLocalTime, "09:26", LocalTime.of(9, 26));
    accepts(
        Binder::toOffsetDateTime,
        "2026-03-14T09:26:53+01:00",
        OffsetDateTime.parse("2026-03-14T09:26:53+01:00"));
    accepts(Binder::toOffsetTime, "09:26:53+01:00", OffsetTime.parse("09:26:53+01:00"));
    String zoned = "2026-03-14T09:26:53+01:00[Europe/Paris]";
    accepts(Binder::toZonedDateTime, zoned, ZonedDateTime.parse(zoned));
    accepts(Binder::toDuration, "PT1H", Duration.ofHours(1));
    accepts(Binder::toPeriod, "P1M", Period.ofMonths(1));
    accepts(Binder::toYear, "2026", Year.of(2026));
    accepts(Binder::toYearMonth, "2026-03", YearMonth.of(2026, 3));
    accepts(Binder::toMonthDay, "--03-14", MonthDay.of(3, 14));
    accepts(Binder::toZoneId, "Europe/Paris", ZoneId.of("Europe/Paris"));
    accepts(Binder::toZoneOffset, "+01:00", ZoneOffset.ofHours(1));
  }

  @Test
  void convertsEnumsByTheirWireNames() {
    EnumNames<Sort> names = EnumNames.of(Sort.values(), "title", "due");
    accepts((in, raw) -> in.toEnum(names, raw), "due", Sort.DUE);
    refuses((in, raw) -> in.toEnum(names, raw), "DUE", "enum");
    assertThat(names.rule().detail()).contains("title");
    assertThatThrownBy(() -> EnumNames.of(Sort.values(), "title"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 2 names");
  }

  @Test
  void tellsNobodyWhatAConverterSaid() {
    ParamConverter<Integer> converter =
        raw -> {
          if (raw.equals("secret")) {
            throw new Exception("secret");
          }
          return raw.length();
        };
    accepts((in, raw) -> in.convert(converter, raw), "abc", 3);
    Binder in = binder();
    in.query("q");
    assertThat(in.convert(converter, "secret")).isNull();
    assertThat(violations(in).toString()).contains("format").doesNotContain("secret");
  }
}
