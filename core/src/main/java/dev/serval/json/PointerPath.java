package dev.serval.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The open objects and arrays of a reading, outermost first, and the JSON Pointer they spell.
///
/// The text is made only when there is something to report. It is the fragment form of RFC 6901
/// section 6: `~` and `/` of a name as `~0` and `~1`, then every byte that may not stand in a
/// fragment (RFC 3986 section 3.5) as `%XX`. A pointer longer than [#MAX_LENGTH] is cut and ends in
/// `...`: names come from the document, and an answer with a hundred errors repeats them.
final class PointerPath {
  static final int MAX_LENGTH = 1_000;

  private static final String PLAIN_IN_FRAGMENT = "-._~!$&'()*+,;=:@?";

  private @Nullable Frame[] frames = new @Nullable Frame[4];
  private int depth;

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
    for (int i = 0; i < depth && out.length() <= MAX_LENGTH; i++) {
      Frame frame = frame(i);
      if (frame.array) {
        if (frame.index >= 0) {
          out.append('/').append(frame.index);
        }
      } else if (frame.name != null) {
        out.append('/');
        append(out, escape(shorten(frame.name)));
      }
    }
    if (below != null && !below.isEmpty()) {
      out.append('/');
      append(out, shorten(below));
    }
    if (out.length() > MAX_LENGTH) {
      out.setLength(cut(out));
      out.append("...");
    }
    return out.toString();
  }

  private Frame frame(int level) {
    return Objects.requireNonNull(frames[level]);
  }

  /// Writes a member name as one reference token of a pointer (RFC 6901 section 3).
  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String shorten(String name) {
    return name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH + 1);
  }

  /// The place to cut at: not within a `%XX`.
  private static int cut(StringBuilder out) {
    int percent = out.lastIndexOf("%", MAX_LENGTH - 1);
    return percent > MAX_LENGTH - 3 ? percent : MAX_LENGTH;
  }

  private static void append(StringBuilder out, String token) {
    for (byte b : token.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (isAlphanumeric(c) || c == '/' || PLAIN_IN_FRAGMENT.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
