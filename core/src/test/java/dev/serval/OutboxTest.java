package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.channels.Overflow;
import dev.serval.transport.Piece;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who is told of what waits, and when.
class OutboxTest {
  private static final Piece ITEM = new Piece(new byte[] {'x'}, 1);

  private final AtomicInteger told = new AtomicInteger();
  private final Outbox outbox = new Outbox(200, Overflow.CLOSE, () -> {});

  @Test
  void tellsOnceUntilNothingWasFound() {
    outbox.wakeBy(told::incrementAndGet);
    outbox.put(ITEM);
    outbox.put(ITEM);
    assertThat(told).hasValue(1);
    while (outbox.poll() != null) {
      // Takes all.
    }
    outbox.written();
    outbox.put(ITEM);
    assertThat(told).hasValue(2);
  }

  @Test
  void tellsOfAnAbruptEndWhoHasNoRoomForItems() {
    outbox.wakeBy(told::incrementAndGet);
    outbox.put(ITEM);
    assertThatThrownBy(
            () -> {
              while (true) {
                outbox.put(ITEM);
              }
            })
        .isInstanceOf(StreamEndedException.class)
        .hasMessage("the client reads too slowly");
    assertThat(told).hasValue(2);
    assertThat(outbox.settled()).isEqualTo(StreamEnd.SLOW);
  }
}
