package dev.serval.json;

import static dev.serval.json.Documents.errors;
import static dev.serval.json.Documents.read;
import static dev.serval.json.Documents.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.DayOfWeek;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextFormatTest {
  private static TextFormat<?> format(String name) throws ReflectiveOperationException {
    Field field = TextFormat.class.getField(name);
    return (TextFormat<?>) field.get(null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BYTE | -128 127 0 5",
        "SHORT | -32768 32767",
        "INT | -2147483648 2147483647 0 10",
        "LONG | -9223372036854775808 9223372036854775807",
        "BIG_INTEGER | 123456789012345678901234567890",
        "UUID | 123e4567-e89b-12d3-a456-426614174000 00000000-0000-0000-0000-000000000000",
        "URI | https://serval.dev/a?b=c#d mailto:a@b /relative ../up urn:x:y",
        "INSTANT | 2026-03-14T09:26:53Z 2026-03-14T09:26:53.123456789Z",
        "LOCAL_DATE | 2026-03-14 2024-02-29 +12345-01-01 -0001-12-31",
        "LOCAL_DATE_TIME | 2026-03-14T09:26:53 2026-03-14T00:00:00",
        "LOCAL_TIME | 09:26:53 00:00:00 23:59:59.999999999",
        "OFFSET_DATE_TIME | 2026-03-14T09:26:53+01:00 2026-03-14T09:00:00Z",
        "OFFSET_TIME | 09:26:53+01:00 09:00:00Z",
        "ZONED_DATE_TIME | 2026-03-14T09:26:53+01:00[Europe/Paris] 2026-03-14T09:00:00Z",
        "DURATION | PT1H30M PT0S PT-1.5S",
        "PERIOD | P1Y2M3D P0D P-1M",
        "YEAR | 2026 0001",
        "YEAR_MONTH | 2026-03",
        "MONTH_DAY | --03-14 --02-29",
        "ZONE_ID | Europe/Paris Z +01:00 UTC",
        "ZONE_OFFSET | +01:00 Z -18:00"
      })
  void printsWhatItParses(String name, String texts) throws ReflectiveOperationException {
    TextFormat<?> format = format(name);
    for (String text : texts.split(" ")) {
      assertThat(reprint(format, text)).isEqualTo(text);
    }
  }

  private static <T> String reprint(TextFormat<T> format, String text) {
    T value = format.parse(text);
    assertThat(value).as(text).isNotNull();
    String json = write(JsonCodecs.text(format), value);
    assertThat(json).isEqualTo("\"" + text + "\"");
    assertThat(read(JsonCodecs.text(format), json)).isEqualTo(value);
    return format.print(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BYTE | 128 -129 +1 01 1.0 1e1 0x1 -00 - --1 \u0661 1_0",
        "SHORT | 32768 +7",
        "INT | 2147483648 +7 007 -01 1a \uff11 99999999999999999999",
        "LONG | 9223372036854775808 -9223372036854775809 +1 1L",
        "BIG_INTEGER | 1.5 +1 01 1e5",
        "UUID | 123e4567-e89b-12d3-a456-42661417400 1-1-1-1-1 {123e4567-e89b-12d3-a456-426614174000} "
            + "123e4567e89b12d3a456426614174000 123e4567-e89b-12d3-a456-42661417400g "
            + "123e4567-e89b-12d3-a456_426614174000 123e4567-e89b-12d3-a456-42661417400\uff11 "
            + "123e4567-e89b-12d3-a4560426614174000",
        "URI | http://[ %zz \u00e9 http://a<b> :a",
        "INSTANT | 2026-03-14 2026-03-14T09:26:53 2026-02-30T00:00:00Z 1773480413 2026-03-14T25:00:00Z",
        "LOCAL_DATE | 2026-3-14 2026-02-29 14.03.2026 20260314 2026-03-14T00:00 2026-13-01 "
            + "\uff12\uff10\uff12\uff16-03-14",
        "LOCAL_DATE_TIME | 2026-03-14 2026-03-14T09:26:53Z 2026-03-14T24:00:00",
        "LOCAL_TIME | 24:00 9:26 09:26:53Z 09:60",
        "OFFSET_DATE_TIME | 2026-03-14T09:26:53 2026-03-14T09:26:53+25:00",
        "OFFSET_TIME | 09:26:53",
        "ZONED_DATE_TIME | 2026-03-14T09:26:53 2026-03-14T09:26:53+01:00[No/Where]",
        "DURATION | 1h P1Y PT P PT99999999999999999999S",
        "PERIOD | PT1H P P99999999999Y",
        "YEAR | 26 2026-03 x",
        "YEAR_MONTH | 2026-3 2026-13 2026",
        "MONTH_DAY | 03-14 --02-30",
        "ZONE_ID | Mars/Olympus +99:00 x",
        "ZONE_OFFSET | +19:00 Europe/Paris 01:00"
      })
  void refusesWhatIsNotOfItsFormWithoutEchoingIt(String name, String texts)
      throws ReflectiveOperationException {
    TextFormat<?> format = format(name);
    for (String text : texts.split(" ")) {
      assertThat(format.parse(text)).as(text).isNull();
      assertThat(errors(JsonCodecs.text(format), "\"" + text + "\""))
          .containsExactly("# format: " + format.rule().detail());
    }
    assertThat(format.parse("")).isIn((Object) null, java.net.URI.create(""));
    assertThat(format.rule().code()).isEqualTo("format");
    assertThat(format.rule().detail()).startsWith("expected ");
  }

  @Test
  void saysWhatItExpectsByExample() {
    assertThat(errors(JsonCodecs.LOCAL_DATE, "\"tomorrow\""))
        .containsExactly("# format: expected an ISO 8601 date, as 2026-03-14");
    assertThat(errors(JsonCodecs.LOCAL_DATE, "17"))
        .containsExactly("# type: expected a string, found a number");
  }

  @Test
  void refusesTextsThatAreTooLongWithoutParsingThem() {
    assertThat(TextFormat.DURATION.parse("PT" + "0".repeat(61) + "S")).isNotNull();
    assertThat(TextFormat.DURATION.parse("PT" + "0".repeat(62) + "S")).isNull();
    assertThat(TextFormat.BIG_INTEGER.parse("1".repeat(1_000))).isNotNull();
    assertThat(TextFormat.BIG_INTEGER.parse("1".repeat(1_001))).isNull();
    assertThat(TextFormat.URI.parse("a".repeat(8_192))).isNotNull();
    assertThat(TextFormat.URI.parse("a".repeat(8_193))).isNull();
  }

  @Test
  void takesWhatClientsWriteInSlightlyOtherForms() {
    assertThat(TextFormat.UUID.parse("123E4567-E89B-12D3-A456-426614174000"))
        .hasToString("123e4567-e89b-12d3-a456-426614174000");
    assertThat(TextFormat.INSTANT.parse("2026-03-14T10:26:53+01:00"))
        .isEqualTo(TextFormat.INSTANT.parse("2026-03-14T09:26:53Z"));
    assertThat(TextFormat.LOCAL_TIME.parse("09:26")).hasToString("09:26");
    assertThat(
            TextFormat.OFFSET_DATE_TIME.print(
                TextFormat.OFFSET_DATE_TIME.parse("2026-03-14T09:26Z")))
        .isEqualTo("2026-03-14T09:26:00Z");
  }

  @Test
  void mapsEnumsByNameOrByAnotherName() {
    TextFormat<DayOfWeek> days = TextFormat.ofEnum(DayOfWeek.class);
    assertThat(days.parse("FRIDAY")).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(days.print(DayOfWeek.MONDAY)).isEqualTo("MONDAY");
    assertThat(days.parse("friday")).isNull();
    assertThat(days.rule().code()).isEqualTo("enum");
    TextFormat<TimeUnit> units =
        TextFormat.ofEnum(
            new TimeUnit[] {TimeUnit.SECONDS, TimeUnit.HOURS, TimeUnit.SECONDS},
            new String[] {"s", "h", "sec"});
    assertThat(units.parse("sec")).isEqualTo(TimeUnit.SECONDS);
    assertThat(units.print(TimeUnit.SECONDS)).isEqualTo("s");
    assertThat(units.rule().params()).containsEntry("values", List.of("s", "h", "sec"));
  }

  @Test
  void refusesWhatItsParserThrowsOnOrReturnsNullFor() {
    TextFormat<String> picky =
        TextFormat.of(
            "a word",
            10,
            text ->
                switch (text) {
                  case "null" -> null;
                  case "argument" -> throw new IllegalArgumentException(text);
                  case "arithmetic" -> throw new ArithmeticException(text);
                  case "time" -> throw new java.time.DateTimeException(text);
                  default -> text;
                },
            text -> text);
    assertThat(picky.parse("fine")).isEqualTo("fine");
    for (String text : List.of("null", "argument", "arithmetic", "time", "more than ten")) {
      assertThat(picky.parse(text)).isNull();
    }
  }
}
