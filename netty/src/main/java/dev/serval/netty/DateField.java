// DateField: the Date header line, made once a second.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Caches `Date: …` (RFC 9110 section 6.6.1) with its line end. Any thread may ask; two threads
/// that renew it at once make the same bytes.
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

  private static volatile Line current = new Line(0);

  private DateField() {}

  /// The line for now; not to be changed.
  static byte[] now() {
    return at(System.currentTimeMillis());
  }

  static byte[] at(long epochMillis) {
    long second = Math.floorDiv(epochMillis, 1000L);
    Line line = current;
    if (line.second != second) {
      line = new Line(second);
      current = line;
    }
    return line.bytes;
  }
}
