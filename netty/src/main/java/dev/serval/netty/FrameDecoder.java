// FrameDecoder: turns the bytes of a WebSocket client into messages and control frames.
package dev.serval.netty;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The frames of RFC 6455 section 5, from a client. Plain Java over arrays, resumable at every
/// byte: one outcome wherever the input was cut.
///
/// [#decode] stops behind each message and each control frame and says what it was. A fault is seen
/// at the first byte that makes it one: a frame is refused by its header alone, whatever length it
/// announces, and a text at its first byte that is not UTF-8. Memory grows with what has come, not
/// with what was announced; between messages there is none.
final class FrameDecoder {

  /// What ended at the byte that [#decode] returned.
  enum Event {
    /// Nothing yet: more input is needed.
    NONE,
    /// A data message, in [#message].
    MESSAGE,
    /// Control frames, with [#control] as payload.
    PING,
    PONG,
    CLOSE,
    /// The peer broke a rule: [#fault].
    FAULT
  }

  private enum Stage {
    FIRST,
    SECOND,
    LENGTH,
    KEY,
    PAYLOAD
  }

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /// What compression may add to a message that it cannot shrink.
  private static final int SLACK = 1 << 10;

  private static final byte[] NOTHING = {};

  private final int maxFrame;
  private final int maxMessage;
  private final boolean compression;

  private Stage stage = Stage.FIRST;
  private boolean fin;
  private int opcode;

  /// Bytes that the length or the key still needs, and what has come of it; `wide` for 64 bits.
  private int needed;

  private boolean wide;
  private long number;
  private long length;
  private long taken;
  private int key;

  /// The message that has begun: [#TEXT] or [#BINARY], or -1 for none.
  private int kind = -1;

  private boolean deflated;
  private byte[] data = NOTHING;
  private int size;
  private @Nullable Utf8Check utf8;

  private byte[] control = NOTHING;
  private Event event = Event.NONE;
  private @Nullable ReceivedMessage message;
  private @Nullable CloseStatus fault;

  /// @param maxFrame the largest payload of a data frame
  /// @param maxMessage the largest payload of a message, before decompression too
  /// @param compression whether permessage-deflate was agreed on
  FrameDecoder(int maxFrame, int maxMessage, boolean compression) {
    this.maxFrame = maxFrame;
    this.maxMessage = maxMessage;
    this.compression = compression;
  }

  /// Takes input up to the end of the next message or control frame. [#event] says which came.
  ///
  /// @return the index behind the last byte that was taken
  int decode(byte[] bytes, int from, int to) {
    message = null;
    event = Event.NONE;
    int at = from;
    while (event == Event.NONE && (at < to || isPayloadComplete())) {
      if (stage == Stage.PAYLOAD) {
        at += payload(bytes, at, to);
      } else {
        header(bytes[at++] & 0xFF);
      }
    }
    return at;
  }

  /// What ended where [#decode] stopped.
  Event event() {
    return event;
  }

  /// The message that has come.
  ReceivedMessage message() {
    return Objects.requireNonNull(message);
  }

  /// Takes the payload of the control frame that has come.
  byte[] control() {
    byte[] payload = control;
    control = NOTHING;
    return payload;
  }

  /// What answers the rule that was broken.
  CloseStatus fault() {
    return Objects.requireNonNull(fault);
  }

  /// Whether the next byte begins a frame.
  boolean isBetweenFrames() {
    return stage == Stage.FIRST;
  }

  /// Whether a frame that begins with this byte is a control frame.
  static boolean beginsControl(byte first) {
    return (first & 0x08) != 0;
  }

  // The header.

  private void header(int octet) {
    switch (stage) {
      case FIRST -> first(octet);
      case SECOND -> second(octet);
      case LENGTH -> length(octet);
      case KEY -> key(octet);
      case PAYLOAD -> throw new IllegalStateException("not a header");
    }
  }

  private void first(int octet) {
    fin = (octet & 0x80) != 0;
    opcode = octet & 0x0F;
    String wrong = wrongFirst((octet & 0x70) >> 4);
    if (wrong != null) {
      fail(CloseStatus.PROTOCOL_ERROR, wrong);
      return;
    }
    if (opcode == TEXT || opcode == BINARY) {
      kind = opcode;
      deflated = (octet & 0x40) != 0;
      utf8 = kind == TEXT && !deflated ? new Utf8Check() : null;
    }
    stage = Stage.SECOND;
  }

  /// @param reserved the three reserved bits, RSV1 as the highest
  private @Nullable String wrongFirst(int reserved) {
    boolean mayCompress = compression && (opcode == TEXT || opcode == BINARY);
    if (reserved != 0 && !(reserved == 4 && mayCompress)) {
      return "a reserved bit is set";
    }
    return switch (opcode) {
      case CONTINUATION -> kind < 0 ? "a continuation of nothing" : null;
      case TEXT, BINARY -> kind < 0 ? null : "a new message within another";
      case CLOSE, PING, PONG -> fin ? null : "a fragmented control frame";
      default -> "a reserved opcode";
    };
  }

  private void second(int octet) {
    int announced = octet & 0x7F;
    if ((octet & 0x80) == 0) {
      fail(CloseStatus.PROTOCOL_ERROR, "a frame without mask");
    } else if (isControl() && announced > CloseStatus.MAX_PAYLOAD) {
      fail(CloseStatus.PROTOCOL_ERROR, "a control frame above 125 bytes");
    } else if (announced > CloseStatus.MAX_PAYLOAD) {
      stage = Stage.LENGTH;
      wide = announced == 127;
      needed = wide ? 8 : 2;
      number = 0;
    } else {
      announced(announced);
    }
  }

  private void length(int octet) {
    if (needed == 8 && octet > 0x7F) {
      fail(CloseStatus.PROTOCOL_ERROR, "a length above 63 bits");
      return;
    }
    number = number << 8 | octet;
    needed--;
    if (needed > 0) {
      return;
    }
    if (number > (wide ? 0xFFFF : CloseStatus.MAX_PAYLOAD)) {
      announced(number);
    } else {
      fail(CloseStatus.PROTOCOL_ERROR, "a length that is not the shortest");
    }
  }

  private void announced(long payload) {
    length = payload;
    taken = 0;
    if (!isControl()) {
      long most = (long) maxMessage + (deflated ? SLACK + (maxMessage >> 8) : 0);
      if (payload > maxFrame) {
        fail(CloseStatus.TOO_BIG, "a frame above " + maxFrame + " bytes");
        return;
      }
      if (size + payload > most) {
        fail(CloseStatus.TOO_BIG, "a message above " + maxMessage + " bytes");
        return;
      }
    }
    stage = Stage.KEY;
    needed = 4;
    key = 0;
  }

  private void key(int octet) {
    key = key << 8 | octet;
    needed--;
    if (needed == 0) {
      stage = Stage.PAYLOAD;
      if (isControl()) {
        control = length == 0 ? NOTHING : new byte[(int) length];
      }
    }
  }

  // The payload.

  private boolean isControl() {
    return opcode >= CLOSE;
  }

  private boolean isPayloadComplete() {
    return stage == Stage.PAYLOAD && taken == length;
  }

  /// Returns how many bytes were taken.
  private int payload(byte[] bytes, int from, int to) {
    int count = (int) Math.min(to - from, length - taken);
    if (isControl()) {
      MaskingKey.unmask(bytes, from, control, (int) taken, count, key, taken);
    } else {
      reserve(count);
      MaskingKey.unmask(bytes, from, data, size, count, key, taken);
      size += count;
      if (utf8 != null && !utf8.accept(data, size - count, size)) {
        fail(CloseStatus.INVALID_DATA, "a text that is not UTF-8");
        return count;
      }
    }
    taken += count;
    if (taken == length) {
      endOfFrame();
    }
    return count;
  }

  /// Makes room for what has come; for all of the frame only where that is little more.
  private void reserve(int count) {
    int least = size + count;
    if (least > data.length) {
      long end = size + (length - taken);
      data = Arrays.copyOf(data, (int) Math.min(end, Math.max(least, 2L * data.length)));
    }
  }

  private void endOfFrame() {
    stage = Stage.FIRST;
    if (isControl()) {
      event =
          switch (opcode) {
            case PING -> Event.PING;
            case PONG -> Event.PONG;
            default -> Event.CLOSE;
          };
      return;
    }
    if (!fin) {
      return;
    }
    if (utf8 != null && !utf8.isComplete()) {
      fail(CloseStatus.INVALID_DATA, "a text that ends within a character");
      return;
    }
    byte[] payload = size == data.length ? data : Arrays.copyOf(data, size);
    message = new ReceivedMessage(kind == TEXT, deflated, payload);
    event = Event.MESSAGE;
    forget();
  }

  private void forget() {
    kind = -1;
    data = NOTHING;
    size = 0;
    utf8 = null;
  }

  private void fail(int code, String reason) {
    fault = new CloseStatus(code, reason);
    event = Event.FAULT;
    forget();
  }
}
