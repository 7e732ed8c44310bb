package dev.serval.json;

/// Copies one character after the other, with what the public methods of strings offer.
///
/// `String.getBytes(int, int, byte[], int)` would copy at once, but drops high bytes silently; with
/// the check that there are none it was no faster.
final class PortableCopy implements PlainCopy {
  /// Whether a character below 0x80 stands as it is.
  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    for (int c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = Words.isPlain((byte) c);
    }
  }

  @Override
  public int copy(String text, int from, byte[] to, int at) {
    int length = text.length();
    int shift = at - from;
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || !PLAIN[c]) {
        return i;
      }
      to[i + shift] = (byte) c;
    }
    return length;
  }
}
