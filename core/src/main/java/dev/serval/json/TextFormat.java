package dev.serval.json;

import dev.serval.validation.Rule;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The text form of a type: how a value is spelled in a JSON string, a map's key or a parameter.
///
/// ```java
/// TextFormat<Isbn> isbn = TextFormat.of("an ISBN", 17, Isbn::of, Isbn::toString);
/// JsonCodec<Isbn> codec = JsonCodecs.text(isbn);
/// JsonCodec<Map<Isbn, Book>> byIsbn = JsonCodecs.map(isbn, JsonCodec.of(Book.class));
/// ```
///
/// Dates and times are ISO 8601 as `java.time` reads it, with ASCII digits, and are written with
/// their seconds, as RFC 3339 asks for. Immutable.
///
/// @param <T> the type
public final class TextFormat<T> {
  private static final DateTimeFormatter FOUR_DIGITS =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
          .toFormatter(Locale.ROOT);

  /// A string, as it is.
  public static final TextFormat<String> STRING =
      of("a string", Integer.MAX_VALUE, text -> text, text -> text);

  /// An integer of 8 bits, as JSON writes integers: Java's own parsers also take `+7`, `007` and
  /// digits of other scripts.
  public static final TextFormat<Byte> BYTE = integer("an 8-bit integer", 4, Byte::valueOf);

  /// An integer of 16 bits.
  public static final TextFormat<Short> SHORT = integer("a 16-bit integer", 6, Short::valueOf);

  /// An integer of 32 bits.
  public static final TextFormat<Integer> INT = integer("a 32-bit integer", 11, Integer::valueOf);

  /// An integer of 64 bits.
  public static final TextFormat<Long> LONG = integer("a 64-bit integer", 20, Long::valueOf);

  /// An integer of at most 1,000 characters.
  public static final TextFormat<BigInteger> BIG_INTEGER =
      integer("an integer", 1_000, BigInteger::new);

  /// A UUID in its form of 36 characters (RFC 9562 section 4), in either case.
  public static final TextFormat<UUID> UUID =
      of("a UUID", 36, TextFormat::uuid, java.util.UUID::toString);

  /// A URI or a relative reference, in ASCII (RFC 3986).
  public static final TextFormat<URI> URI = of("a URI", 8_192, TextFormat::uri, Object::toString);

  /// A point in time: a date, a time with seconds, and an offset or `Z`.
  public static final TextFormat<Instant> INSTANT =
      of("an ISO 8601 instant, as 2026-03-14T09:26:53Z", 64, Instant::parse, Instant::toString);

  /// A date.
  public static final TextFormat<LocalDate> LOCAL_DATE =
      of("an ISO 8601 date, as 2026-03-14", 32, LocalDate::parse, LocalDate::toString);

  /// A date and time without offset.
  public static final TextFormat<LocalDateTime> LOCAL_DATE_TIME =
      of(
          "an ISO 8601 date and time, as 2026-03-14T09:26:53",
          64,
          LocalDateTime::parse,
          DateTimeFormatter.ISO_LOCAL_DATE_TIME::format);

  /// A time without offset.
  public static final TextFormat<LocalTime> LOCAL_TIME =
      of(
          "an ISO 8601 time, as 09:26:53",
          32,
          LocalTime::parse,
          DateTimeFormatter.ISO_LOCAL_TIME::format);

  /// A date and time with offset.
  public static final TextFormat<OffsetDateTime> OFFSET_DATE_TIME =
      of(
          "an ISO 8601 date and time with offset, as 2026-03-14T09:26:53+01:00",
          64,
          OffsetDateTime::parse,
          DateTimeFormatter.ISO_OFFSET_DATE_TIME::format);

  /// A time with offset.
  public static final TextFormat<OffsetTime> OFFSET_TIME =
      of(
          "an ISO 8601 time with offset, as 09:26:53+01:00",
          32,
          OffsetTime::parse,
          DateTimeFormatter.ISO_OFFSET_TIME::format);

  /// A date and time with offset and, in brackets, a time zone.
  public static final TextFormat<ZonedDateTime> ZONED_DATE_TIME =
      of(
          "a date and time with zone, as 2026-03-14T09:26:53+01:00[Europe/Paris]",
          128,
          ZonedDateTime::parse,
          DateTimeFormatter.ISO_ZONED_DATE_TIME::format);

  /// A length of time in seconds, written in days, hours, minutes and seconds.
  public static final TextFormat<Duration> DURATION =
      of("an ISO 8601 duration, as PT1H30M", 64, Duration::parse, Duration::toString);

  /// A length of time in years, months and days.
  public static final TextFormat<Period> PERIOD =
      of("an ISO 8601 period, as P1Y2M3D", 64, Period::parse, Period::toString);

  /// A year.
  public static final TextFormat<Year> YEAR =
      of("a year, as 2026", 16, text -> Year.parse(text, FOUR_DIGITS), FOUR_DIGITS::format);

  /// A month of a year.
  public static final TextFormat<YearMonth> YEAR_MONTH =
      of("an ISO 8601 month, as 2026-03", 16, YearMonth::parse, YearMonth::toString);

  /// A day of any year.
  public static final TextFormat<MonthDay> MONTH_DAY =
      of("a day of the year, as --03-14", 16, MonthDay::parse, MonthDay::toString);

  /// A time zone: a name of the tz database or an offset.
  public static final TextFormat<ZoneId> ZONE_ID =
      of("a time zone, as Europe/Paris", 64, ZoneId::of, ZoneId::getId);

  /// An offset from UTC.
  public static final TextFormat<ZoneOffset> ZONE_OFFSET =
      of("an offset from UTC, as +01:00", 16, ZoneOffset::of, ZoneOffset::getId);

  private final Rule rule;
  private final int maxLength;
  private final Function<String, @Nullable T> parser;
  private final Function<? super T, String> printer;

  private TextFormat(
      Rule rule,
      int maxLength,
      Function<String, @Nullable T> parser,
      Function<? super T, String> printer) {
    this.rule = rule;
    this.maxLength = maxLength;
    this.parser = parser;
    this.printer = printer;
  }

  /// Makes a format.
  ///
  /// @param expected what a text must be, with its article: `a colour, as #ff8000`
  /// @param maxLength the longest text that is parsed, in UTF-16 units; a longer one is refused
  /// @param parser makes a value of a text; null, an [IllegalArgumentException], an
  ///   [ArithmeticException] or a [DateTimeException] refuses it
  /// @param printer makes the text of a value
  public static <T> TextFormat<T> of(
      String expected,
      int maxLength,
      Function<String, @Nullable T> parser,
      Function<? super T, String> printer) {
    return new TextFormat<>(Rule.of("format", "expected " + expected), maxLength, parser, printer);
  }

  /// Makes the format of an enum: its constants by their names.
  public static <E extends Enum<E>> TextFormat<E> ofEnum(Class<E> type) {
    E[] constants = type.getEnumConstants();
    String[] names = new String[constants.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = constants[i].name();
    }
    return ofEnum(constants, names);
  }

  /// Makes the format of an enum whose constants have names of their own on the wire.
  ///
  /// @param constants the constants
  /// @param names the name of the constant at the same position
  public static <E extends Enum<E>> TextFormat<E> ofEnum(E[] constants, String[] names) {
    Map<String, E> byName = new TreeMap<>();
    Map<E, String> byConstant = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      byName.put(names[i], constants[i]);
      byConstant.putIfAbsent(constants[i], names[i]);
    }
    return new TextFormat<>(
        JsonNames.of(names).rule(),
        Integer.MAX_VALUE,
        byName::get,
        constant -> Objects.requireNonNull(byConstant.get(constant), "the constant has no name"));
  }

  /// Returns the value that a text spells, or null when it is not of this format.
  public @Nullable T parse(String text) {
    if (text.length() > maxLength) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return null;
    }
  }

  /// Returns the text of a value.
  public String print(T value) {
    return printer.apply(value);
  }

  /// Returns the rule that a text fails when it is not of this format.
  public Rule rule() {
    return rule;
  }

  private static <T> TextFormat<T> integer(
      String expected, int maxLength, Function<String, T> parser) {
    return of(
        expected,
        maxLength,
        text -> JsonNumber.isInteger(text) ? parser.apply(text) : null,
        Object::toString);
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
