// RequestHeadParser: the request line and header fields, from raw bytes, strictly.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Parses the head of one HTTP/1 request (RFC 9112 sections 2 to 5), resumable at every byte.
///
/// Pure Java over byte arrays; knows neither sockets nor Netty. It is fed windows of input, takes
/// what belongs to the head, and says how much that was; the outcome does not depend on where the
/// windows were cut, because every decision is made at one byte:
///
/// ```
/// GET /todos HTTP/1.1\r\nHost: a\r\n\r\n
/// ^METHOD    ^VERSION   ^fields        ^done
///     ^TARGET
/// ```
///
/// Accepts only what has one meaning: exactly one space between the parts, CRLF line ends, visible
/// ASCII in the target. Up to [#MAX_EMPTY_LINES] empty lines may come first (RFC 9112 section 2.2
/// asks for at least one). Whether method, target, `Host` and lengths make sense together is
/// decided by [RequestRules].
final class RequestHeadParser {
  /// Empty lines that are skipped before a request line.
  static final int MAX_EMPTY_LINES = 8;

  private static final byte[] VERSION_NAME = {'H', 'T', 'T', 'P', '/'};

  private enum State {
    START,
    EMPTY_LF,
    METHOD,
    TARGET,
    VERSION,
    LINE_LF,
    FIELDS,
    DONE
  }

  private final TransportConfig limits;
  private State state = State.START;
  private byte[] head = new byte[256];
  private int length;
  private int emptyLines;
  private int methodEnd;
  private int targetEnd;
  private int lineEnd;
  private int minor;
  private final FieldSection fields;
  private @Nullable Refusal refusal;

  RequestHeadParser(TransportConfig limits) {
    this.limits = limits;
    this.fields =
        new FieldSection(limits.maxHeaderField(), limits.maxHeaders(), limits.maxHeaderCount());
  }

  /// Consumes bytes until the head is complete, refused, or the window is empty.
  ///
  /// @return the index after the last byte consumed
  int feed(byte[] in, int from, int to) {
    int i = skipEmptyLines(in, from, to);
    int begin = i;
    int base = length;
    while (i < to && refusal == null && state.compareTo(State.FIELDS) < 0) {
      requestLine(in[i], base + i - begin);
      i++;
    }
    if (state == State.FIELDS && refusal == null) {
      i = fields.feed(in, i, to);
      refusal = fields.refusal();
      if (fields.isDone()) {
        state = State.DONE;
      }
    }
    keep(in, begin, i);
    return i;
  }

  boolean isDone() {
    return state == State.DONE && refusal == null;
  }

  /// What is wrong, or null as long as nothing is.
  @Nullable Refusal refusal() {
    return refusal;
  }

  /// Whether anything but empty lines was seen.
  boolean hasBegun() {
    return state.compareTo(State.METHOD) >= 0;
  }

  /// Whether the method is known to be HEAD: a refusal must then have no body.
  boolean isHead() {
    return methodEnd == 4 && head[0] == 'H' && head[1] == 'E' && head[2] == 'A' && head[3] == 'D';
  }

  /// The parsed head; only when [#isDone].
  RequestHead head() {
    return new RequestHead(
        Arrays.copyOf(head, length), methodEnd, targetEnd, minor, fields.offsets(lineEnd + 2));
  }

  private int skipEmptyLines(byte[] in, int from, int to) {
    int i = from;
    while (i < to && refusal == null && state.compareTo(State.METHOD) < 0) {
      byte b = in[i];
      if (state == State.EMPTY_LF) {
        if (b != '\n') {
          refusal = Refusals.LINE_START;
        }
        state = State.START;
      } else if (b == '\r') {
        if (emptyLines++ == MAX_EMPTY_LINES) {
          refusal = Refusals.EMPTY_LINES;
        }
        state = State.EMPTY_LF;
      } else {
        state = State.METHOD;
        return i;
      }
      i++;
    }
    return i;
  }

  private void requestLine(byte b, int at) {
    if (at >= limits.maxRequestLine() && state != State.LINE_LF && b != '\r') {
      refusal = Refusals.LINE_TOO_LONG;
      return;
    }
    switch (state) {
      case METHOD -> method(b, at);
      case TARGET -> target(b, at);
      case VERSION -> version(b, at);
      case LINE_LF -> lineEnd(b, at);
      default -> throw new AssertionError(state);
    }
  }

  private void method(byte b, int at) {
    if (Octets.isToken(b)) {
      return;
    }
    if (b == ' ' && at > 0) {
      methodEnd = at;
      state = State.TARGET;
    } else {
      refusal = at == 0 ? Refusals.LINE_START : Refusals.METHOD;
    }
  }

  private void target(byte b, int at) {
    if (Octets.isVisible(b)) {
      return;
    }
    if (b == ' ' && at > methodEnd + 1) {
      targetEnd = at;
      state = State.VERSION;
    } else {
      refusal = Refusals.TARGET_BYTE;
    }
  }

  /// `HTTP/` DIGIT `.` DIGIT, case-sensitive, then CR.
  private void version(byte b, int at) {
    int index = at - targetEnd - 1;
    boolean valid =
        switch (index) {
          case 0, 1, 2, 3, 4 -> b == VERSION_NAME[index];
          case 5, 7 -> Octets.isDigit(b);
          case 6 -> b == '.';
          default -> b == '\r';
        };
    if (!valid) {
      refusal = Refusals.VERSION_SYNTAX;
    } else if (index == 5) {
      minor = b == '1' ? 0 : -1;
    } else if (index == 7) {
      minor = minor == 0 && b <= '1' ? b - '0' : -1;
    } else if (index == 8) {
      lineEnd = at;
      state = State.LINE_LF;
    }
  }

  private void lineEnd(byte b, int at) {
    if (b != '\n' || at != lineEnd + 1) {
      refusal = Refusals.VERSION_SYNTAX;
    } else if (minor < 0) {
      refusal = Refusals.VERSION;
    } else {
      state = State.FIELDS;
    }
  }

  private void keep(byte[] in, int from, int to) {
    int added = to - from;
    if (length + added > head.length) {
      head = Arrays.copyOf(head, Math.max(length + added, head.length * 2));
    }
    System.arraycopy(in, from, head, length, added);
    length += added;
  }
}
