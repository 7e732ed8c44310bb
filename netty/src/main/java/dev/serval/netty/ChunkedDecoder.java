// ChunkedDecoder: the chunked transfer coding, strictly.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import org.jspecify.annotations.Nullable;

/// Decodes `Transfer-Encoding: chunked` (RFC 9112 section 7.1), resumable at every byte.
///
/// ```
/// 5;name="v"\r\n hello \r\n 0\r\n Trailer: x\r\n \r\n
/// ^SIZE ^extension  ^DATA   ^SIZE ^trailers     ^done
/// ```
///
/// - A size is one to sixteen hexadecimal digits and nothing else: no sign, no `0x`, no white space
///   before `;` or CR (the grammar's "bad white space" there is refused: nobody sends it who means
///   well).
/// - Extensions are checked against their grammar, so that a line end within quotes is seen as the
///   attack it is, and then ignored. All extensions of a body together are bounded.
/// - Trailer fields are checked like header fields and dropped: they can change nothing.
final class ChunkedDecoder implements BodyDecoder {
  /// Longest extension of one chunk, in bytes.
  static final int MAX_EXTENSION = 1024;

  /// All extensions of one body together, in bytes.
  static final int MAX_EXTENSIONS = 16 << 10;

  private static final int MAX_SIZE_DIGITS = 16;

  private enum State {
    SIZE,
    EXTENSION_NAME_START,
    EXTENSION_NAME,
    EXTENSION_NAME_BLANK,
    EXTENSION_VALUE_START,
    EXTENSION_TOKEN,
    EXTENSION_QUOTED,
    EXTENSION_ESCAPE,
    EXTENSION_VALUE_END,
    EXTENSION_VALUE_BLANK,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILERS,
    DONE
  }

  private final FieldSection trailers;
  private State state = State.SIZE;
  private int digits;
  private long remaining;
  private int extension;
  private int extensions;
  private @Nullable Refusal refusal;

  /// @param limits bound the trailer section: in all as long as one header field may be
  ChunkedDecoder(TransportConfig limits) {
    this.trailers =
        new FieldSection(limits.maxHeaderField(), limits.maxHeaderField(), limits.maxHeaderCount());
  }

  @Override
  public int decode(byte[] in, int from, int to, Sink sink) {
    int i = from;
    while (i < to && refusal == null && state != State.DONE) {
      switch (state) {
        case DATA -> i = data(in, i, to, sink);
        case TRAILERS -> i = trailers(in, i, to);
        case SIZE -> size(in[i++]);
        case SIZE_LF, DATA_CR, DATA_LF -> lineEnd(in[i++], sink);
        default -> extension(in[i++]);
      }
    }
    return i;
  }

  @Override
  public boolean isDone() {
    return state == State.DONE && refusal == null;
  }

  @Override
  public @Nullable Refusal refusal() {
    return refusal;
  }

  private int data(byte[] in, int from, int to, Sink sink) {
    int length = (int) Math.min(remaining, to - from);
    sink.accept(in, from, length);
    remaining -= length;
    if (remaining == 0) {
      state = State.DATA_CR;
    }
    return from + length;
  }

  private int trailers(byte[] in, int from, int to) {
    int end = trailers.feed(in, from, to);
    if (trailers.refusal() != null) {
      refusal = Refusals.TRAILER;
    } else if (trailers.isDone()) {
      state = State.DONE;
    }
    return end;
  }

  private void size(byte b) {
    if (Octets.isHex(b)) {
      remaining = remaining << 4 | Octets.hexValue(b);
      if (++digits > MAX_SIZE_DIGITS || remaining < 0) {
        refusal = Refusals.CHUNK_SIZE;
      }
    } else if (digits == 0) {
      refusal = Refusals.CHUNK_SIZE;
    } else if (b == '\r') {
      state = State.SIZE_LF;
    } else if (b == ';') {
      extension = 0;
      state = State.EXTENSION_NAME_START;
    } else {
      refusal = Refusals.CHUNK_SIZE;
    }
  }

  private void lineEnd(byte b, Sink sink) {
    byte expected = state == State.DATA_CR ? (byte) '\r' : (byte) '\n';
    if (b != expected) {
      refusal = state == State.SIZE_LF ? Refusals.CHUNK_SIZE : Refusals.CHUNK_END;
    } else if (state == State.DATA_CR) {
      state = State.DATA_LF;
    } else if (state == State.DATA_LF) {
      digits = 0;
      state = State.SIZE;
    } else if (remaining == 0) {
      state = State.TRAILERS;
    } else {
      sink.announce(remaining);
      state = State.DATA;
    }
  }

  /// `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )`, after the first `;`.
  private void extension(byte b) {
    if (++extension > MAX_EXTENSION || ++extensions > MAX_EXTENSIONS) {
      refusal = Refusals.CHUNK_EXTENSION;
      return;
    }
    State next = nextInExtension(b);
    if (next == null) {
      refusal = Refusals.CHUNK_EXTENSION;
    } else {
      state = next;
    }
  }

  private @Nullable State nextInExtension(byte b) {
    return switch (state) {
      case EXTENSION_NAME_START -> blankOrToken(b, State.EXTENSION_NAME);
      case EXTENSION_NAME -> Octets.isToken(b) ? state : afterName(b);
      case EXTENSION_NAME_BLANK -> b == '\r' ? null : afterName(b);
      case EXTENSION_VALUE_START ->
          b == '"' ? State.EXTENSION_QUOTED : blankOrToken(b, State.EXTENSION_TOKEN);
      case EXTENSION_TOKEN -> Octets.isToken(b) ? state : afterValue(b);
      case EXTENSION_QUOTED -> quoted(b);
      case EXTENSION_ESCAPE -> Octets.isField(b) ? State.EXTENSION_QUOTED : null;
      case EXTENSION_VALUE_BLANK -> b == '\r' ? null : afterValue(b);
      default -> afterValue(b);
    };
  }

  private @Nullable State blankOrToken(byte b, State inToken) {
    if (Octets.isBlank(b)) {
      return state;
    }
    return Octets.isToken(b) ? inToken : null;
  }

  private @Nullable State quoted(byte b) {
    return switch (b) {
      case '"' -> State.EXTENSION_VALUE_END;
      case '\\' -> State.EXTENSION_ESCAPE;
      default -> Octets.isField(b) ? state : null;
    };
  }

  private static @Nullable State afterName(byte b) {
    return switch (b) {
      case ' ', '\t' -> State.EXTENSION_NAME_BLANK;
      case '=' -> State.EXTENSION_VALUE_START;
      default -> endOfPart(b);
    };
  }

  private static @Nullable State afterValue(byte b) {
    return Octets.isBlank(b) ? State.EXTENSION_VALUE_BLANK : endOfPart(b);
  }

  private static @Nullable State endOfPart(byte b) {
    return switch (b) {
      case ';' -> State.EXTENSION_NAME_START;
      case '\r' -> State.SIZE_LF;
      default -> null;
    };
  }
}
