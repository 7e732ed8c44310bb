package dev.serval.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates of header fields (RFC 9110 §5.6.7): written in one form, read in three. Whole seconds.
public final class HttpDate {
  /// No form is longer: `Wednesday, 09-Nov-94 08:49:37 GMT`.
  private static final int LONGEST = 33;

  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);
  private static final DateTimeFormatter ASCTIME =
      new DateTimeFormatterBuilder()
          .appendPattern("EEE MMM ppd HH:mm:ss uuuu")
          .toFormatter(Locale.US);

  private HttpDate() {}

  /// Returns the text of a time, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  public static String format(Instant time) {
    return FIXED.format(time.atOffset(ZoneOffset.UTC));
  }

  /// Returns the time that `text` is in one of the three forms; null if it is in none.
  public static @Nullable Instant parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    int comma = text.indexOf(',');
    try {
      DateTimeFormatter form = comma < 0 ? ASCTIME : comma == 3 ? FIXED : rfc850();
      return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /// The form of RFC 850, whose year of two digits is at most 50 years ahead.
  private static DateTimeFormatter rfc850() {
    int earliest = LocalDateTime.now(ZoneOffset.UTC).getYear() - 49;
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US);
  }

  /// Returns `time` as a field can say it: without fractions of a second.
  public static Instant toSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
