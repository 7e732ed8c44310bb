package dev.serval.json;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The open objects and arrays of a reading, outermost first, and the JSON Pointer they spell.
///
/// The text is made only when there is something to report. It is the fragment form of RFC 6901
/// section 6: `~` and `/` of a name as `~0` and `~1`, then every byte that may not stand in a
/// fragment (RFC 3986 section 3.5) as `%XX`. A pointer longer than [#MAX_LENGTH] is cut between two
/// characters and ends in `...`: names come from the document, and an answer with a hundred errors
/// repeats them.
final class PointerPath {
  static final int MAX_LENGTH = 1_000;

  private static final boolean[] PLAIN_IN_FRAGMENT = plainInFragment();
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private @Nullable Frame[] frames = new @Nullable Frame[4];
  private int depth;

  /// How many frames were used for this document.
  private int used;

  /// The document, in which names may stand.
  private byte[] document = {};

  /// Starts with another document, or with none, and drops what belongs to the one before.
  void reset(byte[] document) {
    for (int i = 0; i < used; i++) {
      frame(i).forget();
    }
    used = 0;
    depth = 0;
    this.document = document;
  }

  int depth() {
    return depth;
  }

  /// Opens one more object or array; the caller begins the frame.
  Frame push() {
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    Frame frame = frames[depth];
    if (frame == null) {
      frame = new Frame();
      frames[depth] = frame;
    }
    depth++;
    if (used < depth) {
      used = depth;
    }
    return frame;
  }

  void pop() {
    depth--;
  }

  /// Returns the innermost open object or array.
  Frame top() {
    if (depth == 0) {
      throw new IllegalStateException("no object or array is open");
    }
    return frame(depth - 1);
  }

  /// Returns the pointer of the value being read, or of a value below it.
  ///
  /// @param below a relative pointer without its first slash (`items/2/name`), or null
  String pointer(@Nullable String below) {
    StringBuilder out = new StringBuilder("#");
    boolean whole = true;
    for (int i = 0; i < depth && whole; i++) {
      Frame frame = frame(i);
      if (frame.array) {
        whole = frame.index < 0 || append(out, "/" + frame.index);
      } else if (frame.isNamed()) {
        whole = append(out, "/") && appendEncoded(out, frame.name(document), false);
      }
    }
    if (whole && below != null && !below.isEmpty()) {
      whole = append(out, "/") && appendEncoded(out, below, true);
    }
    return whole ? out.toString() : out.append("...").toString();
  }

  private Frame frame(int level) {
    return Objects.requireNonNull(frames[level]);
  }

  /// Writes a member name as one reference token of a pointer (RFC 6901 section 3).
  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /// Writes a name, or a relative pointer whose `~` and `/` are those of its tokens already; reads
  /// no more of it than there is room for.
  ///
  /// @return whether there was room
  private static boolean appendEncoded(StringBuilder out, String text, boolean pointer) {
    int room = MAX_LENGTH - out.length();
    int run = plainRun(text, pointer);
    out.append(text, 0, Math.min(run, room));
    if (run > room) {
      return false;
    }
    StringBuilder unit = new StringBuilder(12);
    for (int at = run; at < text.length(); ) {
      int c = text.codePointAt(at);
      int length = Character.charCount(c);
      unit.setLength(0);
      if (pointer && (text.startsWith("~0", at) || text.startsWith("~1", at))) {
        length = 2;
        unit.append(text, at, at + 2);
      } else if (!pointer && (c == '~' || c == '/')) {
        unit.append(c == '~' ? "~0" : "~1");
      } else if (isPlain(c)) {
        unit.append((char) c);
      } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        unit.append('?'); // half a pair, which UTF-8 cannot encode
      } else {
        encode(unit, c);
      }
      if (!append(out, unit)) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /// Writes what must not be cut in two: a character, an escape, all escapes of a character.
  ///
  /// @return whether there was room
  private static boolean append(StringBuilder out, CharSequence unit) {
    boolean fits = out.length() + unit.length() <= MAX_LENGTH;
    if (fits) {
      out.append(unit);
    }
    return fits;
  }

  /// Writes the bytes of a character in UTF-8, each as `%XX`.
  private static void encode(StringBuilder out, int c) {
    if (c < 0x80) {
      hex(out, c);
    } else if (c < 0x800) {
      hex(out, 0xC0 | c >> 6);
      hex(out, 0x80 | c & 0x3F);
    } else if (c < 0x1_0000) {
      hex(out, 0xE0 | c >> 12);
      hex(out, 0x80 | c >> 6 & 0x3F);
      hex(out, 0x80 | c & 0x3F);
    } else {
      hex(out, 0xF0 | c >> 18);
      hex(out, 0x80 | c >> 12 & 0x3F);
      hex(out, 0x80 | c >> 6 & 0x3F);
      hex(out, 0x80 | c & 0x3F);
    }
  }

  private static void hex(StringBuilder out, int b) {
    out.append('%').append(HEX[b >> 4]).append(HEX[b & 15]);
  }

  /// The length of the beginning that stands as it is; for most names that is all.
  private static int plainRun(String text, boolean pointer) {
    int run = 0;
    while (run < text.length()) {
      char c = text.charAt(run);
      if (!isPlain(c) || c == '~' || (c == '/' && !pointer)) {
        break;
      }
      run++;
    }
    return run;
  }

  private static boolean isPlain(int c) {
    return c < 0x80 && PLAIN_IN_FRAGMENT[c];
  }

  private static boolean[] plainInFragment() {
    boolean[] plain = new boolean[0x80];
    for (char c = 0; c < plain.length; c++) {
      boolean alphanumeric =
          (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      plain[c] = alphanumeric || "-._~!$&'()*+,;=:@?/".indexOf(c) >= 0;
    }
    return plain;
  }
}
