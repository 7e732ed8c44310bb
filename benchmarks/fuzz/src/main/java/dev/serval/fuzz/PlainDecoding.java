// PlainDecoding: percent-decoding as the RFC tells it, one step after the other.
package dev.serval.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The model that `PercentCoding` is held to.
final class PlainDecoding {
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private PlainDecoding() {}

  /// Returns the text that raw bytes, given as ISO 8859-1, stand for; null if they stand for none.
  static @Nullable String decode(String raw, boolean plusIsSpace) {
    String spaced = plusIsSpace ? raw.replace('+', ' ') : raw;
    Matcher escapes = ESCAPE.matcher(spaced);
    String octets =
        escapes.replaceAll(escape -> {
          char octet = (char) Integer.parseInt(escape.group(1), 16);
          return Matcher.quoteReplacement(String.valueOf(octet));
        });
    if (ESCAPE.matcher(spaced).replaceAll("").indexOf('%') >= 0 || octets.indexOf('\0') >= 0) {
      return null;
    }
    return utf8(octets.getBytes(ISO_8859_1));
  }

  /// Returns the text that bytes are in UTF-8, or null.
  static @Nullable String utf8(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }
}
