package dev.serval.json;

import dev.serval.validation.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Reads base64 in its one canonical spelling (RFC 4648 section 4): padded to groups of four, with
/// no line ends and with zero bits before the padding, so that equal strings are equal bytes.
final class Base64Text {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final Rule RULE = Rule.of("format", "expected bytes in base64, with padding");

  private Base64Text() {}

  static byte @Nullable [] read(JsonReader in) {
    String text = in.readString();
    if (text == null) {
      return null;
    }
    byte[] bytes = decode(text);
    if (bytes == null) {
      in.report(RULE);
    }
    return bytes;
  }

  private static byte @Nullable [] decode(String text) {
    int length = text.length();
    if (length % 4 != 0 || !isCanonical(text, length)) {
      return null;
    }
    try {
      // A character past ISO 8859-1 becomes '?', which base64 has not.
      return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isCanonical(String text, int length) {
    if (text.endsWith("==")) {
      return (ALPHABET.indexOf(text.charAt(length - 3)) & 0xF) == 0;
    }
    return !text.endsWith("=") || (ALPHABET.indexOf(text.charAt(length - 2)) & 0x3) == 0;
  }
}
