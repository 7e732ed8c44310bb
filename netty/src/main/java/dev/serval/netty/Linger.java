// Linger: the orderly end of a connection.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;

/// Half-closes after the last answer and discards what still comes, so that no reset destroys the
/// answer before the peer has read it. Belongs to the event loop.
final class Linger {
  /// Bytes that are discarded at most.
  static final int MAX = 4 << 20;

  private final ConnectionOutput output;
  private final Timeouts timeouts;
  private final Loop loop;
  private boolean due;
  private int discarded;

  Linger(ConnectionOutput output, Timeouts timeouts, Loop loop) {
    this.output = output;
    this.timeouts = timeouts;
    this.loop = loop;
  }

  /// Says that no answer follows the one that is collected.
  void begin() {
    timeouts.enter(Timeouts.Stage.LINGER, loop.now());
    due = true;
  }

  /// Ends the output, if that is due, when what was collected is written.
  ///
  /// @param inputEnded whether the peer has ended its half already
  void proceed(boolean inputEnded) {
    if (due) {
      due = false;
      output.afterWrites(inputEnded ? output::close : this::halfClose);
    }
  }

  private void halfClose() {
    timeouts.enter(Timeouts.Stage.LINGER, loop.now());
    output.halfClose();
  }

  /// Throws away what came; closes the connection of a peer that does not end.
  void discard(ByteBuf input) {
    discarded += input.readableBytes();
    if (discarded > MAX) {
      output.close();
    }
  }
}
