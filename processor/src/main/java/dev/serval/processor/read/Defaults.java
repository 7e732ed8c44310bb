package dev.serval.processor.read;

import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.ScalarKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
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
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The grammar of defaults: for each scalar the one its text has in a query string.
final class Defaults {
  private Defaults() {}

  /// Parses a text; null when it is no value of the kind.
  static @Nullable DefaultValue parse(ScalarKind kind, String text) {
    try {
      return value(kind, text);
    } catch (IllegalArgumentException | DateTimeException e) {
      return null; // the caller says what was expected
    }
  }

  private static @Nullable DefaultValue value(ScalarKind kind, String text) {
    return switch (kind) {
      case BOOLEAN -> text.equals("true") || text.equals("false") ? plain(kind, text) : null;
      case BYTE -> plain(kind, Byte.toString(Byte.parseByte(integer(text))));
      case SHORT -> plain(kind, Short.toString(Short.parseShort(integer(text))));
      case INT -> plain(kind, Integer.toString(Integer.parseInt(integer(text))));
      case LONG -> plain(kind, Long.toString(Long.parseLong(integer(text))));
      case BIG_INTEGER -> plain(kind, new BigInteger(integer(text)).toString());
      case BIG_DECIMAL -> plain(kind, new BigDecimal(number(text)).toString());
      case FLOAT -> {
        float value = Float.parseFloat(number(text));
        yield Float.isFinite(value) ? plain(kind, Float.toString(value)) : null;
      }
      case DOUBLE -> {
        double value = Double.parseDouble(number(text));
        yield Double.isFinite(value) ? plain(kind, Double.toString(value)) : null;
      }
      case CHAR -> text.length() == 1 ? quotedValue(kind, text) : null;
      case STRING -> quotedValue(kind, text);
      case UUID -> quotedValue(kind, uuid(text));
      case URI -> quotedValue(kind, URI.create(text).toString());
      case YEAR -> plain(kind, Integer.toString(Year.parse(text).getValue()));
      case INSTANT -> quotedValue(kind, Instant.parse(text).toString());
      case LOCAL_DATE -> quotedValue(kind, LocalDate.parse(text).toString());
      case LOCAL_DATE_TIME -> quotedValue(kind, LocalDateTime.parse(text).toString());
      case LOCAL_TIME -> quotedValue(kind, LocalTime.parse(text).toString());
      case OFFSET_DATE_TIME -> quotedValue(kind, OffsetDateTime.parse(text).toString());
      case OFFSET_TIME -> quotedValue(kind, OffsetTime.parse(text).toString());
      case ZONED_DATE_TIME -> quotedValue(kind, ZonedDateTime.parse(text).toString());
      case DURATION -> quotedValue(kind, Duration.parse(text).toString());
      case PERIOD -> quotedValue(kind, Period.parse(text).toString());
      case YEAR_MONTH -> quotedValue(kind, YearMonth.parse(text).toString());
      case MONTH_DAY -> quotedValue(kind, MonthDay.parse(text).toString());
      case ZONE_ID -> quotedValue(kind, ZoneId.of(text).getId());
      case ZONE_OFFSET -> quotedValue(kind, ZoneOffset.of(text).getId());
      case BYTES, VALUE -> null;
    };
  }

  /// Refuses what a request could not say: the grammar of `binding.Numbers`, at compile time.
  private static String integer(String text) {
    if (!text.matches("-?(0|[1-9][0-9]*)")) {
      throw new NumberFormatException("not a plain integer");
    }
    return text;
  }

  private static String number(String text) {
    if (!text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      throw new NumberFormatException("not a plain number");
    }
    return text;
  }

  private static String uuid(String text) {
    String canonical = UUID.fromString(text).toString();
    if (!canonical.equals(text.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not the canonical form");
    }
    return canonical;
  }

  private static DefaultValue plain(ScalarKind kind, String text) {
    return new DefaultValue(kind, text, text, null);
  }

  private static DefaultValue quotedValue(ScalarKind kind, String text) {
    return new DefaultValue(kind, text, quoted(text), null);
  }

  /// A JSON string.
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /// A text that parses, for messages.
  static String example(ScalarKind kind) {
    return switch (kind) {
      case BOOLEAN -> "false";
      case BYTE, SHORT, INT, LONG, BIG_INTEGER -> "20";
      case FLOAT, DOUBLE, BIG_DECIMAL -> "0.5";
      case CHAR -> "a";
      case STRING, BYTES, VALUE -> "text";
      case UUID -> "00000000-0000-0000-0000-000000000000";
      case URI -> "https://example.org/";
      case INSTANT, OFFSET_DATE_TIME, ZONED_DATE_TIME -> "2026-01-31T12:00:00Z";
      case LOCAL_DATE -> "2026-01-31";
      case LOCAL_DATE_TIME -> "2026-01-31T12:00";
      case LOCAL_TIME -> "12:00";
      case OFFSET_TIME -> "12:00Z";
      case DURATION -> "PT10M";
      case PERIOD -> "P1M";
      case YEAR -> "2026";
      case YEAR_MONTH -> "2026-01";
      case MONTH_DAY -> "--01-31";
      case ZONE_ID -> "Europe/Berlin";
      case ZONE_OFFSET -> "+01:00";
    };
  }
}
