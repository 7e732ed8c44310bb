// MessageOutboxTest: what waits to be sent goes before the close.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.WebSocketMessage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MessageOutboxTest {
  private static final CloseStatus BYE = new CloseStatus(CloseStatus.NORMAL, "");

  @Test
  void aMessageThatComesAfterTheLoopLookedGoesBeforeTheClose() throws Exception {
    AtomicInteger woken = new AtomicInteger();
    MessageOutbox outbox = new MessageOutbox(1000, false, woken::incrementAndGet);
    assertThat(outbox.poll()).isNull();
    WebSocketMessage farewell = WebSocketMessage.text("farewell");
    outbox.put(farewell);
    outbox.close(BYE);
    assertThat(outbox.last()).isNull();
    assertThat(woken).hasPositiveValue();
    assertThat(outbox.poll()).isSameAs(farewell);
    assertThat(outbox.poll()).isNull();
    assertThat(outbox.last()).isEqualTo(BYE);
  }
}
