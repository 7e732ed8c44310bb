package dev.serval.json;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The open objects and arrays of a reading, outermost first, and the JSON Pointer they spell.
///
/// The text is made only when there is something to report.
final class PointerPath {
  private @Nullable Frame[] frames = new @Nullable Frame[4];
  private int depth;

  /// How many frames were used for this document.
  private int used;

  /// Used again for each pointer.
  private final PointerText text = new PointerText();

  /// Leaves everything that is open and drops what belongs to a document.
  void reset() {
    for (int i = 0; i < used; i++) {
      frame(i).forget();
    }
    used = 0;
    depth = 0;
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
  /// @param document the document, in which names may stand
  /// @param below a relative pointer without its first slash (`items/2/name`), or null
  String pointer(byte[] document, @Nullable String below) {
    text.start();
    for (int i = 0; i < depth; i++) {
      frame(i).addTo(text, document);
    }
    if (below != null && !below.isEmpty()) {
      text.below(below);
    }
    return text.finish();
  }

  private Frame frame(int level) {
    return Objects.requireNonNull(frames[level]);
  }

  /// Writes a member name as one reference token of a pointer (RFC 6901 section 3).
  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
