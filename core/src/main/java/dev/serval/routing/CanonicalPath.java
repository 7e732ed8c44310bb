package dev.serval.routing;

import dev.serval.http.BadTargetException;
import dev.serval.http.PercentCoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The one spelling of a segment that templates and requests are compared in.
///
/// Every percent-escape is decoded, but for those of `/` and `%`, which stay as `%2F` and `%25`. So
/// `/%61%2fb` is `/a%2Fb`: a literal may be spelled in any way, and an escaped slash never ends a
/// segment. What has no escape is canonical as it stands; that is nearly every path, so respelling
/// the others may cost a copy.
final class CanonicalPath {
  private CanonicalPath() {}

  /// Whether a range has no escape, and so is canonical as it stands.
  static boolean isPlain(byte[] path, int from, int to) {
    return Words.indexOf((byte) '%', path, from, to) == to;
  }

  /// Respells a range.
  ///
  /// @throws BadTargetException when a `%` is not followed by two hexadecimal digits
  static byte[] of(byte[] path, int from, int to) {
    // It never grows: an escape of three bytes becomes one byte or stays three.
    byte[] canonical = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (path[i] == '%') {
        length = put(canonical, length, PercentCoding.escaped(path, i, to));
        i += 2;
      } else {
        canonical[length++] = path[i];
      }
    }
    return Arrays.copyOf(canonical, length);
  }

  /// Spells the text of a literal segment, with one character for each byte.
  static String ofLiteral(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] canonical = new byte[3 * utf8.length];
    int length = 0;
    for (byte b : utf8) {
      length = put(canonical, length, b);
    }
    return new String(canonical, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static int put(byte[] out, int at, int decoded) {
    if (!staysEscaped(decoded)) {
      out[at] = (byte) decoded;
      return at + 1;
    }
    out[at] = '%';
    out[at + 1] = '2';
    out[at + 2] = (byte) (decoded == '/' ? 'F' : '5');
    return at + 3;
  }

  private static boolean staysEscaped(int decoded) {
    return decoded == '/' || decoded == '%';
  }
}
