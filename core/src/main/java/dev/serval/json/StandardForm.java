package dev.serval.json;

import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the constants of [TextFormat] are parsed and printed.
///
/// Two switches instead of a pair of lambdas for each: those would be some forty classes more that
/// the JVM has to make at every start, whatever the application uses.
enum StandardForm implements TextFormat.Form<Object> {
  STRING,
  BYTE,
  SHORT,
  INT,
  LONG,
  BIG_INTEGER,
  UUID,
  URI,
  INSTANT,
  LOCAL_DATE,
  LOCAL_DATE_TIME,
  LOCAL_TIME,
  OFFSET_DATE_TIME,
  OFFSET_TIME,
  ZONED_DATE_TIME,
  DURATION,
  PERIOD,
  YEAR,
  YEAR_MONTH,
  MONTH_DAY,
  ZONE_ID,
  ZONE_OFFSET;

  /// Made when the first year is read.
  private static final class Years {
    static final DateTimeFormatter FOUR_DIGITS =
        new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .toFormatter(Locale.ROOT);
  }

  @Override
  public @Nullable Object parse(String text) {
    return switch (this) {
      case STRING -> text;
      case BYTE, SHORT, INT, LONG, BIG_INTEGER -> JsonNumber.isInteger(text) ? integer(text) : null;
      case UUID -> uuid(text);
      case URI -> uri(text);
      case INSTANT -> Instant.parse(text);
      case LOCAL_DATE -> LocalDate.parse(text);
      case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
      case LOCAL_TIME -> LocalTime.parse(text);
      case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
      case OFFSET_TIME -> OffsetTime.parse(text);
      case ZONED_DATE_TIME -> ZonedDateTime.parse(text);
      case DURATION -> Duration.parse(text);
      case PERIOD -> Period.parse(text);
      case YEAR -> Year.parse(text, Years.FOUR_DIGITS);
      case YEAR_MONTH -> YearMonth.parse(text);
      case MONTH_DAY -> MonthDay.parse(text);
      case ZONE_ID -> ZoneId.of(text);
      case ZONE_OFFSET -> ZoneOffset.of(text);
    };
  }

  @Override
  public String print(Object value) {
    return switch (this) {
      case LOCAL_DATE_TIME -> print(value, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      case LOCAL_TIME -> print(value, DateTimeFormatter.ISO_LOCAL_TIME);
      case OFFSET_DATE_TIME -> print(value, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      case OFFSET_TIME -> print(value, DateTimeFormatter.ISO_OFFSET_TIME);
      case ZONED_DATE_TIME -> print(value, DateTimeFormatter.ISO_ZONED_DATE_TIME);
      case YEAR -> print(value, Years.FOUR_DIGITS);
      case STRING,
          BYTE,
          SHORT,
          INT,
          LONG,
          BIG_INTEGER,
          UUID,
          URI,
          INSTANT,
          LOCAL_DATE,
          DURATION,
          PERIOD,
          YEAR_MONTH,
          MONTH_DAY,
          ZONE_ID,
          ZONE_OFFSET ->
          value.toString();
    };
  }

  private static String print(Object value, DateTimeFormatter formatter) {
    return formatter.format((TemporalAccessor) value);
  }

  /// @param text has the grammar of a JSON integer
  private Object integer(String text) {
    return switch (this) {
      case BYTE -> Byte.valueOf(text);
      case SHORT -> Short.valueOf(text);
      case INT -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      default -> new BigInteger(text);
    };
  }

  /// Stricter than `UUID.fromString`, which takes groups of any length.
  private static @Nullable UUID uuid(String text) {
    if (text.length() != 36) {
      return null;
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      if (i < 18) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new UUID(high, low);
  }

  private static @Nullable URI uri(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return null;
      }
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
