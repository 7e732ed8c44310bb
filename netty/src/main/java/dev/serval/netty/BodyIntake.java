// BodyIntake: moves the body of a request from the input of its connection to its reader.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import org.jspecify.annotations.Nullable;

/// A body that is still arriving: the decoder that finds its end, and the queue it fills. Belongs
/// to the event loop.
final class BodyIntake {
  private final BodyDecoder decoder;
  private final BodyQueue queue;
  private boolean over;

  /// @param onRoom called when a full queue has room again
  BodyIntake(BodyDecoder decoder, Runnable onRoom) {
    this.decoder = decoder;
    this.queue = new BodyQueue(onRoom);
  }

  BodyQueue queue() {
    return queue;
  }

  /// Decodes what is there, as far as the queue has room.
  ///
  /// @param ended whether no more input will come
  /// @return what is wrong, or null as long as nothing is
  @Nullable Refusal take(InputBuffer input, boolean ended) {
    while (!over && !input.isEmpty()) {
      int room = queue.room();
      if (room == 0) {
        return null;
      }
      int to = Math.min(input.to(), input.from() + room);
      input.consumeTo(decoder.decode(input.bytes(), input.from(), to, queue));
      Refusal refusal = decoder.refusal();
      if (refusal != null) {
        over = true;
        return refusal;
      }
      if (decoder.isDone()) {
        over = true;
        queue.complete();
      }
    }
    if (!over && ended) {
      over = true;
      return Refusals.BODY_CUT;
    }
    return null;
  }

  /// Whether the body came to its end, good or bad.
  boolean isOver() {
    return over;
  }
}
