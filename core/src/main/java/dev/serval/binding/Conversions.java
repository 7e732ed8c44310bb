package dev.serval.binding;

import dev.serval.ParamConverter;
import dev.serval.json.TextFormat;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The conversions of a [Binder] and of the settings of a program: from the text of a value to its
/// type.
///
/// A text that does not fit is reported, and zero or null comes back. For one thread.
public abstract class Conversions {
  /// Starts with nothing reported.
  protected Conversions() {}

  /// Reports that the text at hand breaks a rule.
  public abstract void report(Rule rule);

  /// Returns the `int` that `raw` spells as JSON writes integers.
  public int toInt(String raw) {
    return (int) integer(raw, Integer.MIN_VALUE, Integer.MAX_VALUE, Numbers.INT);
  }

  /// Returns the `long` that `raw` spells as JSON writes integers.
  public long toLong(String raw) {
    return integer(raw, Long.MIN_VALUE, Long.MAX_VALUE, Numbers.LONG);
  }

  /// Returns the `short` that `raw` spells as JSON writes integers.
  public short toShort(String raw) {
    return (short) integer(raw, Short.MIN_VALUE, Short.MAX_VALUE, Numbers.SHORT);
  }

  /// Returns the `byte` that `raw` spells as JSON writes integers.
  public byte toByte(String raw) {
    return (byte) integer(raw, Byte.MIN_VALUE, Byte.MAX_VALUE, Numbers.BYTE);
  }

  private long integer(String raw, long min, long max, Rule rule) {
    if (!Numbers.isInteger(raw, min, max)) {
      report(rule);
      return 0;
    }
    return Long.parseLong(raw);
  }

  /// Returns the `float` that `raw` spells as JSON writes numbers; never infinite.
  public float toFloat(String raw) {
    float value = Numbers.toFloat(raw);
    if (Float.isFinite(value)) {
      return value;
    }
    report(Numbers.NUMBER);
    return 0;
  }

  /// Returns the `double` that `raw` spells as JSON writes numbers; never infinite.
  public double toDouble(String raw) {
    double value = Numbers.toDouble(raw);
    if (Double.isFinite(value)) {
      return value;
    }
    report(Numbers.NUMBER);
    return 0;
  }

  /// Returns whether `raw` is `true`; it must be `true` or `false`.
  public boolean toBoolean(String raw) {
    boolean value = raw.equals("true");
    if (!value && !raw.equals("false")) {
      report(Numbers.BOOLEAN);
    }
    return value;
  }

  /// Returns the one UTF-16 unit that `raw` is.
  public char toChar(String raw) {
    if (raw.length() == 1) {
      return raw.charAt(0);
    }
    report(Numbers.CHAR);
    return 0;
  }

  /// Returns the number that `raw` spells as JSON writes numbers, of bounded size.
  public @Nullable BigDecimal toBigDecimal(String raw) {
    BigDecimal value = Numbers.toBigDecimal(raw);
    if (value == null) {
      report(Numbers.NUMBER);
    }
    return value;
  }

  /// Returns the integer that `raw` spells in at most 1,000 characters.
  public @Nullable BigInteger toBigInteger(String raw) {
    BigInteger value = Numbers.toBigInteger(raw);
    if (value == null) {
      report(Numbers.INTEGER);
    }
    return value;
  }

  /// Returns the value that `raw` spells in a format.
  public <T> @Nullable T to(TextFormat<T> format, String raw) {
    T value = format.parse(raw);
    if (value == null) {
      report(format.rule());
    }
    return value;
  }

  /// Returns the constant called `raw`.
  public <E extends Enum<E>> @Nullable E toEnum(EnumNames<E> names, String raw) {
    E value = names.find(raw);
    if (value == null) {
      report(names.rule());
    }
    return value;
  }

  /// Returns what `converter` makes of `raw`; neither its exception nor `raw` is told to anybody.
  public <T> @Nullable T convert(ParamConverter<T> converter, String raw) {
    try {
      return converter.convert(raw);
    } catch (Exception refused) {
      report(Numbers.FORMAT);
      return null;
    }
  }

  /// Returns the value that `raw` spells by [TextFormat#UUID].
  public @Nullable UUID toUuid(String raw) {
    return to(TextFormat.UUID, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#URI].
  public @Nullable URI toUri(String raw) {
    return to(TextFormat.URI, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#INSTANT].
  public @Nullable Instant toInstant(String raw) {
    return to(TextFormat.INSTANT, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#LOCAL_DATE].
  public @Nullable LocalDate toLocalDate(String raw) {
    return to(TextFormat.LOCAL_DATE, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#LOCAL_DATE_TIME].
  public @Nullable LocalDateTime toLocalDateTime(String raw) {
    return to(TextFormat.LOCAL_DATE_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#LOCAL_TIME].
  public @Nullable LocalTime toLocalTime(String raw) {
    return to(TextFormat.LOCAL_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#OFFSET_DATE_TIME].
  public @Nullable OffsetDateTime toOffsetDateTime(String raw) {
    return to(TextFormat.OFFSET_DATE_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#OFFSET_TIME].
  public @Nullable OffsetTime toOffsetTime(String raw) {
    return to(TextFormat.OFFSET_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#ZONED_DATE_TIME].
  public @Nullable ZonedDateTime toZonedDateTime(String raw) {
    return to(TextFormat.ZONED_DATE_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#DURATION].
  public @Nullable Duration toDuration(String raw) {
    return to(TextFormat.DURATION, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#PERIOD].
  public @Nullable Period toPeriod(String raw) {
    return to(TextFormat.PERIOD, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#YEAR].
  public @Nullable Year toYear(String raw) {
    return to(TextFormat.YEAR, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#YEAR_MONTH].
  public @Nullable YearMonth toYearMonth(String raw) {
    return to(TextFormat.YEAR_MONTH, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#MONTH_DAY].
  public @Nullable MonthDay toMonthDay(String raw) {
    return to(TextFormat.MONTH_DAY, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#ZONE_ID].
  public @Nullable ZoneId toZoneId(String raw) {
    return to(TextFormat.ZONE_ID, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#ZONE_OFFSET].
  public @Nullable ZoneOffset toZoneOffset(String raw) {
    return to(TextFormat.ZONE_OFFSET, raw);
  }
}
