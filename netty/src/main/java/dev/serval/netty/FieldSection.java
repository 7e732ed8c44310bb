// FieldSection: header or trailer lines up to the empty line that ends them.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Parses `*( field-line CRLF ) CRLF` (RFC 9112 section 5), resumable at every byte.
///
/// Strict where leniency has been an attack: a name is a token and the colon follows at once, lines
/// end with CRLF, no line begins with white space (so nothing is folded), values hold no control
/// character. Positions count from the first byte of the section. Used for header fields, whose
/// offsets are kept, and for trailer fields, which are only checked.
final class FieldSection {
  /// Offsets per field: begin and end of the name, begin and end of the value.
  static final int STRIDE = 4;

  private enum State {
    LINE_START,
    NAME,
    VALUE,
    VALUE_LF,
    END_LF,
    DONE
  }

  private final int maxField;
  private final int maxTotal;
  private final int maxCount;

  private State state = State.LINE_START;
  private int position;
  private int lineStart;
  private int lineLimit;
  private int total;
  private int count;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private int[] offsets = new int[16 * STRIDE];
  private @Nullable Refusal refusal;

  FieldSection(int maxField, int maxTotal, int maxCount) {
    this.maxField = maxField;
    this.maxTotal = maxTotal;
    this.maxCount = maxCount;
  }

  /// Consumes bytes until the section is complete, refused, or the window is empty.
  ///
  /// @return the index after the last byte consumed
  int feed(byte[] in, int from, int to) {
    int i = from;
    while (i < to && state != State.DONE && refusal == null) {
      i =
          switch (state) {
            case NAME -> name(in, i, to);
            case VALUE -> value(in, i, to);
            default -> single(in[i], i);
          };
    }
    return i;
  }

  boolean isDone() {
    return state == State.DONE;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  int count() {
    return count;
  }

  /// The offsets of all fields, [#STRIDE] each, moved by where the section begins.
  int[] offsets(int sectionStart) {
    int[] moved = Arrays.copyOf(offsets, count * STRIDE);
    for (int i = 0; i < moved.length; i++) {
      moved[i] += sectionStart;
    }
    return moved;
  }

  private int single(byte b, int i) {
    switch (state) {
      case LINE_START -> {
        if (b == '\r') {
          state = State.END_LF;
        } else {
          startLine(b);
        }
      }
      case VALUE_LF, END_LF -> {
        if (b != '\n') {
          refusal = Refusals.LINE_END;
        }
        state = state == State.END_LF ? State.DONE : State.LINE_START;
      }
      default -> throw new AssertionError(state);
    }
    position++;
    return i + 1;
  }

  private void startLine(byte b) {
    if (Octets.isBlank(b)) {
      refusal = Refusals.FOLDED;
    } else if (!Octets.isToken(b)) {
      refusal = b == '\n' ? Refusals.LINE_END : Refusals.FIELD_NAME;
    } else if (count == maxCount) {
      refusal = Refusals.TOO_MANY_FIELDS;
    } else if (total == maxTotal) {
      refusal = Refusals.HEADERS_TOO_LONG;
    }
    lineStart = position;
    lineLimit = position + Math.min(maxField, maxTotal - total);
    state = State.NAME;
  }

  private int name(byte[] in, int from, int to) {
    int i = from;
    while (i < to) {
      byte b = in[i++];
      if (position == lineLimit) {
        return tooLong(i);
      }
      position++;
      if (!Octets.isToken(b)) {
        if (b == ':') {
          nameEnd = position - 1;
          valueStart = position;
          valueEnd = position;
          state = State.VALUE;
        } else {
          refusal = Refusals.FIELD_NAME;
        }
        return i;
      }
    }
    return i;
  }

  private int value(byte[] in, int from, int to) {
    int i = from;
    while (i < to) {
      byte b = in[i++];
      if (b == '\r') {
        endLine();
        position++;
        return i;
      }
      if (position == lineLimit) {
        return tooLong(i);
      }
      position++;
      if (!Octets.isBlank(b)) {
        if (!Octets.isField(b)) {
          refusal = b == '\n' ? Refusals.LINE_END : Refusals.FIELD_VALUE;
          return i;
        }
        if (valueEnd == valueStart) {
          valueStart = position - 1;
        }
        valueEnd = position;
      }
    }
    return i;
  }

  private void endLine() {
    total += position - lineStart;
    int at = count * STRIDE;
    if (at == offsets.length) {
      offsets = Arrays.copyOf(offsets, at * 2);
    }
    offsets[at] = lineStart;
    offsets[at + 1] = nameEnd;
    offsets[at + 2] = valueStart;
    offsets[at + 3] = valueEnd;
    count++;
    state = State.VALUE_LF;
  }

  private int tooLong(int next) {
    refusal =
        position - lineStart == maxField ? Refusals.FIELD_TOO_LONG : Refusals.HEADERS_TOO_LONG;
    return next;
  }
}
