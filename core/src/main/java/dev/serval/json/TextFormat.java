package dev.serval.json;

import dev.serval.validation.Rule;
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
import java.util.HashMap;
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
  /// A string, as it is.
  public static final TextFormat<String> STRING =
      standard(StandardForm.STRING, "a string", Integer.MAX_VALUE);

  /// An integer of 8 bits, as JSON writes integers: Java's own parsers also take `+7`, `007` and
  /// digits of other scripts.
  public static final TextFormat<Byte> BYTE = standard(StandardForm.BYTE, "an 8-bit integer", 4);

  /// An integer of 16 bits.
  public static final TextFormat<Short> SHORT = standard(StandardForm.SHORT, "a 16-bit integer", 6);

  /// An integer of 32 bits.
  public static final TextFormat<Integer> INT = standard(StandardForm.INT, "a 32-bit integer", 11);

  /// An integer of 64 bits.
  public static final TextFormat<Long> LONG = standard(StandardForm.LONG, "a 64-bit integer", 20);

  /// An integer of at most 1,000 characters.
  public static final TextFormat<BigInteger> BIG_INTEGER =
      standard(StandardForm.BIG_INTEGER, "an integer", 1_000);

  /// A UUID in its form of 36 characters (RFC 9562 section 4), in either case.
  public static final TextFormat<UUID> UUID = standard(StandardForm.UUID, "a UUID", 36);

  /// A URI or a relative reference, in ASCII (RFC 3986).
  public static final TextFormat<URI> URI = standard(StandardForm.URI, "a URI", 8_192);

  /// A point in time: a date, a time with seconds, and an offset or `Z`.
  public static final TextFormat<Instant> INSTANT =
      standard(StandardForm.INSTANT, "an ISO 8601 instant, as 2026-03-14T09:26:53Z", 64);

  /// A date.
  public static final TextFormat<LocalDate> LOCAL_DATE =
      standard(StandardForm.LOCAL_DATE, "an ISO 8601 date, as 2026-03-14", 32);

  /// A date and time without offset.
  public static final TextFormat<LocalDateTime> LOCAL_DATE_TIME =
      standard(
          StandardForm.LOCAL_DATE_TIME, "an ISO 8601 date and time, as 2026-03-14T09:26:53", 64);

  /// A time without offset.
  public static final TextFormat<LocalTime> LOCAL_TIME =
      standard(StandardForm.LOCAL_TIME, "an ISO 8601 time, as 09:26:53", 32);

  /// A date and time with offset.
  public static final TextFormat<OffsetDateTime> OFFSET_DATE_TIME =
      standard(
          StandardForm.OFFSET_DATE_TIME,
          "an ISO 8601 date and time with offset, as 2026-03-14T09:26:53+01:00",
          64);

  /// A time with offset.
  public static final TextFormat<OffsetTime> OFFSET_TIME =
      standard(StandardForm.OFFSET_TIME, "an ISO 8601 time with offset, as 09:26:53+01:00", 32);

  /// A date and time with offset and, in brackets, a time zone.
  public static final TextFormat<ZonedDateTime> ZONED_DATE_TIME =
      standard(
          StandardForm.ZONED_DATE_TIME,
          "a date and time with zone, as 2026-03-14T09:26:53+01:00[Europe/Paris]",
          128);

  /// A length of time in seconds, written in days, hours, minutes and seconds.
  public static final TextFormat<Duration> DURATION =
      standard(StandardForm.DURATION, "an ISO 8601 duration, as PT1H30M", 64);

  /// A length of time in years, months and days.
  public static final TextFormat<Period> PERIOD =
      standard(StandardForm.PERIOD, "an ISO 8601 period, as P1Y2M3D", 64);

  /// A year.
  public static final TextFormat<Year> YEAR = standard(StandardForm.YEAR, "a year, as 2026", 16);

  /// A month of a year.
  public static final TextFormat<YearMonth> YEAR_MONTH =
      standard(StandardForm.YEAR_MONTH, "an ISO 8601 month, as 2026-03", 16);

  /// A day of any year.
  public static final TextFormat<MonthDay> MONTH_DAY =
      standard(StandardForm.MONTH_DAY, "a day of the year, as --03-14", 16);

  /// A time zone: a name of the tz database or an offset.
  public static final TextFormat<ZoneId> ZONE_ID =
      standard(StandardForm.ZONE_ID, "a time zone, as Europe/Paris", 64);

  /// An offset from UTC.
  public static final TextFormat<ZoneOffset> ZONE_OFFSET =
      standard(StandardForm.ZONE_OFFSET, "an offset from UTC, as +01:00", 16);

  private final Rule rule;
  private final int maxLength;
  private final Form<T> form;

  private TextFormat(Rule rule, int maxLength, Form<T> form) {
    this.rule = rule;
    this.maxLength = maxLength;
    this.form = form;
  }

  /// How texts are made into values and back.
  sealed interface Form<T> permits StandardForm, OwnForm {
    /// Returns null, or throws as [#of] says, for a text that is none.
    @Nullable T parse(String text);

    String print(T value);
  }

  private record OwnForm<T>(
      Function<String, @Nullable T> parser, Function<? super T, String> printer)
      implements Form<T> {
    @Override
    public @Nullable T parse(String text) {
      return parser.apply(text);
    }

    @Override
    public String print(T value) {
      return printer.apply(value);
    }
  }

  @SuppressWarnings("unchecked") // the constants above say which type each form is for
  private static <T> TextFormat<T> standard(StandardForm form, String expected, int maxLength) {
    return new TextFormat<>(expected(expected), maxLength, (Form<T>) form);
  }

  private static Rule expected(String what) {
    return Rule.of("format", "expected " + what);
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
    return new TextFormat<>(expected(expected), maxLength, new OwnForm<>(parser, printer));
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
        new OwnForm<>(
            byName::get,
            constant ->
                Objects.requireNonNull(byConstant.get(constant), "the constant has no name")));
  }

  /// Returns the value that a text spells, or null when it is not of this format.
  public @Nullable T parse(String text) {
    if (text.length() > maxLength) {
      return null;
    }
    try {
      return form.parse(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return null;
    }
  }

  /// Returns the text of a value.
  public String print(T value) {
    return form.print(value);
  }

  /// Returns the rule that a text fails when it is not of this format.
  public Rule rule() {
    return rule;
  }
}
