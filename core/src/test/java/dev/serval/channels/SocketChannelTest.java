package dev.serval.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is published as a WebSocket gets it.
class SocketChannelTest {
  private final Channels channels = Channels.inMemory();
  private final Channel<String> room = channels.channel("room", String.class);

  @AfterEach
  void close() {
    channels.close();
  }

  /// Takes some messages and then no more.
  private static final class FakeSocket implements WebSocketChannel {
    final List<WebSocketMessage> sent = new ArrayList<>();
    final int most;
    int closeCode = -1;
    final List<Runnable> onClosed = new ArrayList<>();

    FakeSocket(int most) {
      this.most = most;
    }

    @Override
    public boolean offer(WebSocketMessage message) {
      return sent.size() < most && sent.add(message);
    }

    @Override
    public void send(WebSocketMessage message) {
      throw new AssertionError("a broadcast must not block");
    }

    @Override
    public @Nullable WebSocketMessage receive() {
      throw new AssertionError("nothing is received");
    }

    @Override
    public void close(int code, String reason) {
      closeCode = code;
      onClosed.forEach(Runnable::run);
    }

    @Override
    public boolean isOpen() {
      return closeCode < 0;
    }

    @Override
    public int closeCode() {
      return closeCode;
    }

    @Override
    public String closeReason() {
      return "";
    }

    @Override
    public void onClosed(Runnable action) {
      onClosed.add(action);
    }

    @Override
    public void forget(Runnable action) {
      onClosed.removeIf(known -> known == action);
    }
  }

  @Test
  void allSocketsGetTheSameMessage() {
    FakeSocket one = new FakeSocket(10);
    FakeSocket two = new FakeSocket(10);
    room.sendTo(one, Overflow.CLOSE);
    room.sendTo(two, Overflow.CLOSE);
    room.publish("hello");
    assertThat(one.sent).hasSize(1);
    assertThat(one.sent.getFirst().string()).isEqualTo("\"hello\"");
    assertThat(two.sent.getFirst()).isSameAs(one.sent.getFirst());
  }

  @Test
  void aSocketThatClosesGetsNoMore() {
    FakeSocket socket = new FakeSocket(10);
    room.sendTo(socket, Overflow.CLOSE);
    socket.close(1000, "");
    assertThat(channels.size()).isZero();
    room.publish("hello");
    assertThat(socket.sent).isEmpty();
  }

  @Test
  void whatEndsBeforeTheSocketIsNotKeptWithIt() {
    FakeSocket socket = new FakeSocket(10);
    for (int i = 0; i < 100; i++) {
      room.sendTo(socket, Overflow.CLOSE).close();
    }
    assertThat(socket.onClosed).isEmpty();
    assertThat(channels.size()).isZero();
  }

  @Test
  void aSocketThatIsTooSlowIsClosedWithTryAgainLater() {
    FakeSocket slow = new FakeSocket(1);
    FakeSocket quick = new FakeSocket(10);
    Registration registration = room.sendTo(slow, Overflow.CLOSE);
    room.sendTo(quick, Overflow.CLOSE);
    room.publish("a");
    assertThat(slow.isOpen()).isTrue();
    room.publish("b");
    room.publish("c");
    assertThat(slow.closeCode).isEqualTo(1013);
    assertThat(registration.isOpen()).isFalse();
    assertThat(registration.missed()).isEqualTo(1);
    assertThat(quick.sent).hasSize(3);
  }

  @Test
  void aSocketMayMissMessagesWhereThatIsWanted() {
    FakeSocket slow = new FakeSocket(1);
    Registration registration = room.sendTo(slow, Overflow.DROP_NEWEST);
    for (String text : List.of("a", "b", "c")) {
      room.publish(text);
    }
    assertThat(slow.isOpen()).isTrue();
    assertThat(registration.missed()).isEqualTo(2);
  }

  @Test
  void otherOverflowsAreNotForSockets() {
    for (Overflow overflow : List.of(Overflow.BLOCK, Overflow.DROP_OLDEST)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> room.sendTo(new FakeSocket(1), overflow))
          .withMessageContaining(overflow.name());
    }
  }
}
