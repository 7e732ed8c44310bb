// Octets: which bytes may stand where in HTTP's grammar.
package dev.serval.netty;

/// The character classes of RFC 9110 section 5.6 and RFC 3986, as one table look-up each.
final class Octets {
  private static final int TOKEN = 1;
  private static final int DIGIT = 2;
  private static final int HEX = 4;
  private static final int FIELD = 8;
  private static final int VISIBLE = 16;
  private static final int REG_NAME = 32;

  private static final byte[] CLASSES = classes();

  private Octets() {}

  /// `tchar`: what methods and field names are made of.
  static boolean isToken(byte b) {
    return is(b, TOKEN);
  }

  static boolean isDigit(byte b) {
    return is(b, DIGIT);
  }

  static boolean isHex(byte b) {
    return is(b, HEX);
  }

  /// A byte of a field value: visible, obs-text, space or tab.
  static boolean isField(byte b) {
    return is(b, FIELD);
  }

  /// Visible ASCII: 0x21 to 0x7E.
  static boolean isVisible(byte b) {
    return is(b, VISIBLE);
  }

  /// `unreserved` or `sub-delims` of RFC 3986, without the comma.
  ///
  /// RFC 3986 allows the comma in a host, but a proxy that joins two `Host` fields makes one: a
  /// host with a comma may be two, and is refused.
  static boolean isRegName(byte b) {
    return is(b, REG_NAME);
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /// The value of a hexadecimal digit; only for bytes that [#isHex] accepts.
  static int hexValue(byte b) {
    return b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;
  }

  /// Whether a range of bytes is `expected`, ignoring the case of ASCII letters.
  ///
  /// @param expected in lower case
  static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String expected) {
    if (to - from != expected.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (lower(bytes[i]) != expected.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  private static boolean is(byte b, int octetClass) {
    return (CLASSES[b & 0xFF] & octetClass) != 0;
  }

  private static byte[] classes() {
    var classes = new byte[256];
    for (int c = 0x21; c < 256; c++) {
      if (c != 0x7F) {
        classes[c] |= FIELD;
      }
      if (c < 0x7F) {
        classes[c] |= VISIBLE;
      }
    }
    classes[' '] |= FIELD;
    classes['\t'] |= FIELD;
    mark(classes, "0123456789", TOKEN | DIGIT | HEX | REG_NAME);
    mark(classes, "abcdefABCDEF", HEX);
    mark(classes, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", TOKEN | REG_NAME);
    mark(classes, "!#$%&'*+-.^_`|~", TOKEN);
    mark(classes, "-._~!$&'()*+;=", REG_NAME);
    return classes;
  }

  private static void mark(byte[] classes, String members, int octetClass) {
    for (int i = 0; i < members.length(); i++) {
      classes[members.charAt(i)] |= (byte) octetClass;
    }
  }
}
