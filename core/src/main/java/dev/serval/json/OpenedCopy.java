package dev.serval.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Copies eight bytes at once from the array that a string keeps its characters in.
///
/// The two fields of `String` are private and may change, so reaching them is an offer to be
/// refused: without `--add-opens java.base/java.lang=dev.serval.core` (`ALL-UNNAMED` on the class
/// path; `Add-Opens: java.base/java.lang` in the manifest of an executable jar), or when they turn
/// out to hold something else, there is no instance. Strings are only read.
final class OpenedCopy implements PlainCopy {
  private static final byte LATIN1 = 0;

  // Constants rather than fields of the instance: only then does the compiler see through them.
  private static final @Nullable VarHandle VALUE = field("value", byte[].class);
  private static final @Nullable VarHandle CODER = field("coder", byte.class);

  private static final PortableCopy PORTABLE = new PortableCopy();

  private OpenedCopy() {}

  /// Returns an instance if strings are open and what this class takes them for.
  static @Nullable OpenedCopy tryOut() {
    if (VALUE == null || CODER == null) {
      return null;
    }
    OpenedCopy opened = new OpenedCopy();
    return opened.passes() ? opened : null;
  }

  private static @Nullable VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(String.class, MethodHandles.lookup())
          .findVarHandle(String.class, name, type);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private boolean passes() {
    return copies("", 0)
        && copies("plain", 5)
        && copies("plain text in ASCII", 19)
        && copies("one \"quote\" too many", 4)
        && copies("caf\u00e9", 3)
        && copies("Ma\u0142gorzata \u2013", 2);
  }

  private boolean copies(String sample, int length) {
    byte[] to = new byte[sample.length()];
    return copy(sample, 0, to, 0) == length
        && new String(to, 0, length, StandardCharsets.ISO_8859_1)
            .equals(sample.substring(0, length));
  }

  @Override
  @SuppressWarnings("NullAway") // there is an instance only where the handles are
  public int copy(String text, int from, byte[] to, int at) {
    if ((byte) CODER.get(text) != LATIN1) {
      return PORTABLE.copy(text, from, to, at);
    }
    return copy((byte[]) VALUE.get(text), from, to, at);
  }

  private static int copy(byte[] text, int from, byte[] to, int at) {
    int shift = at - from;
    int last = text.length - Long.BYTES;
    if (last < from) {
      return copyFew(text, from, to, shift);
    }
    for (int i = from; i < last; i += Long.BYTES) {
      long word = Words.get(text, i);
      Words.put(to, i + shift, word);
      long marks = Words.special(word);
      if (marks != 0) {
        return i + Words.first(marks);
      }
    }
    // The last eight bytes, some of them for the second time.
    long word = Words.get(text, last);
    Words.put(to, last + shift, word);
    long marks = Words.special(word);
    return marks == 0 ? text.length : last + Words.first(marks);
  }

  /// Copies less than eight bytes.
  private static int copyFew(byte[] text, int from, byte[] to, int shift) {
    int last = text.length - Integer.BYTES;
    if (last >= from) {
      int word = (int) Words.INTS.get(text, from);
      Words.INTS.set(to, from + shift, word);
      int marks = Words.special(word);
      if (marks != 0) {
        return from + Words.first(marks);
      }
      word = (int) Words.INTS.get(text, last);
      Words.INTS.set(to, last + shift, word);
      marks = Words.special(word);
      return marks == 0 ? text.length : last + Words.first(marks);
    }
    for (int i = from; i < text.length; i++) {
      if (!Words.isPlain(text[i])) {
        return i;
      }
      to[i + shift] = text[i];
    }
    return text.length;
  }
}
