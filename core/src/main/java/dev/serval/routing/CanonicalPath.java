package dev.serval.routing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The one spelling of a path that templates and requests are compared in.
///
/// Every percent-escape is decoded, but for those of `/` and `%`, which stay as `%2F` and `%25`. So
/// `/%61%2fb` is `/a%2Fb`: a literal may be spelled in any way, an escaped slash never ends a
/// segment, and decoding a capture afterwards decodes nothing twice.
final class CanonicalPath {
  private CanonicalPath() {}

  static boolean isCanonical(byte[] path, int from, int to) {
    for (int i = from; i < to; i++) {
      if (path[i] == '%') {
        return false;
      }
    }
    return true;
  }

  /// Respells a path whose escapes are known to be well-formed.
  static byte[] of(byte[] path, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      if (path[i] == '%' && i + 2 < to) {
        put(out, Character.digit(path[i + 1], 16) << 4 | Character.digit(path[i + 2], 16));
        i += 2;
      } else {
        out.write(path[i]);
      }
    }
    return out.toByteArray();
  }

  /// Spells the text of a literal segment.
  static byte[] ofLiteral(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      put(out, b);
    }
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, int decoded) {
    switch (decoded) {
      case '/' -> out.writeBytes(new byte[] {'%', '2', 'F'});
      case '%' -> out.writeBytes(new byte[] {'%', '2', '5'});
      default -> out.write(decoded);
    }
  }
}
