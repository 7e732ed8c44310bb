// FrameWriter: turns messages and control frames into the bytes of a server.
package dev.serval.netty;

/// Frames of RFC 6455 section 5 without mask. A message above [#FRAGMENT] leaves in fragments, so
/// that pings are answered in between; what has to wait for the peer waits here, as a reference to
/// the message's own bytes. Belongs to the event loop.
final class FrameWriter {
  /// The largest payload of a data frame.
  static final int FRAGMENT = 64 << 10;

  private static final byte[] NOTHING = {};

  private byte[] content = NOTHING;
  private int end;
  private int at;
  private int frameEnd;
  private int first;
  private boolean busy;

  /// Begins a message; the one before has ended.
  ///
  /// @param deflated whether the content is compressed
  void begin(boolean text, boolean deflated, byte[] content) {
    this.content = content;
    end = content.length;
    at = 0;
    frameEnd = 0;
    first = (text ? FrameDecoder.TEXT : FrameDecoder.BINARY) | (deflated ? 0x40 : 0);
    busy = true;
  }

  /// Whether a message has begun and not ended.
  boolean isBusy() {
    return busy;
  }

  /// Whether the next byte belongs to a frame that has begun.
  boolean isWithinFrame() {
    return at < frameEnd;
  }

  /// Writes more of the message, up to the end of a frame.
  ///
  /// @param most bytes of payload to write
  /// @return whether the message has ended
  boolean write(ResponseWriter out, int most) {
    if (at == frameEnd) {
      frameEnd = at + Math.min(FRAGMENT, end - at);
      boolean last = frameEnd == end;
      header(out, first | (last ? 0x80 : 0), frameEnd - at);
      first = FrameDecoder.CONTINUATION;
    }
    int count = Math.min(most, frameEnd - at);
    out.body(content, at, count);
    at += count;
    if (at < end) {
      return false;
    }
    forget();
    return true;
  }

  /// Ends the message where it stands: nothing of it follows the frame that has begun.
  void truncate() {
    if (at == frameEnd) {
      forget();
    } else {
      end = frameEnd;
    }
  }

  private void forget() {
    busy = false;
    content = NOTHING;
    end = 0;
    at = 0;
    frameEnd = 0;
  }

  /// Writes a control frame.
  static void control(ResponseWriter out, int opcode, byte[] payload) {
    header(out, 0x80 | opcode, payload.length);
    out.body(payload, 0, payload.length);
  }

  private static void header(ResponseWriter out, int first, int length) {
    byte[] header =
        length <= CloseStatus.MAX_PAYLOAD
            ? new byte[] {(byte) first, (byte) length}
            : length <= 0xFFFF
                ? new byte[] {(byte) first, 126, (byte) (length >> 8), (byte) length}
                : new byte[] {
                  (byte) first,
                  127,
                  0,
                  0,
                  0,
                  0,
                  0,
                  (byte) (length >> 16),
                  (byte) (length >> 8),
                  (byte) length
                };
    out.body(header, 0, header.length);
  }
}
