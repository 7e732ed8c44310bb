// DateField: the Date header line, made once a second.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Caches `Date: …` (RFC 9110 section 6.6.1) with its line end. Any thread may ask; the sweeps of
/// the event loops renew it, twice a second or more often, so that no answer reads a clock.
final class DateField {
  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  // Not a record: an array component would invite comparison, and nobody compares these.
  private static final class Line {
    final long second;
    final byte[] bytes;

    Line(long second) {
      this.second = second;
      this.bytes =
          ("Date: " + IMF_FIXDATE.format(Instant.ofEpochSecond(second)) + "\r\n")
              .getBytes(US_ASCII);
    }
  }

  // Until the first renewal, which comes before the first connection.
  private static volatile Line current = new Line(0);

  private DateField() {}

  /// The line for now, as of the last [#renew]; not to be changed.
  static byte[] now() {
    return current.bytes;
  }

  /// Reads the clock. Two threads that do so at once make the same bytes.
  static void renew() {
    long second = Math.floorDiv(System.currentTimeMillis(), 1000L);
    if (current.second != second) {
      current = new Line(second);
    }
  }

  /// The line for a time in seconds since 1970.
  static byte[] at(long epochSecond) {
    return new Line(epochSecond).bytes;
  }
}
