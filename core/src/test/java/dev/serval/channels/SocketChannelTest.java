package dev.serval.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
    String closeReason = "";
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
    public void ignoreMessages() {}

    @Override
    public @Nullable WebSocketMessage receive() {
      throw new AssertionError("nothing is received");
    }

    @Override
    public void close(int code, String reason) {
      closeCode = code;
      closeReason = reason;
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
      return closeReason;
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
  void messageThatCannotBeEncodedClosesItsSocketsAndIsLoggedOnce() throws Exception {
    CountingCodec codec = new CountingCodec(new AtomicInteger());
    Channel<String> news = channels.channel("news", codec);
    FakeSocket one = new FakeSocket(10);
    FakeSocket two = new FakeSocket(10);
    Subscription<String> values = news.subscribe();
    Registration first = news.sendTo(one, Overflow.CLOSE);
    Registration second = news.sendTo(two, Overflow.DROP_NEWEST);

    String logged = ErrorStream.during(() -> news.publish(CountingCodec.UNWRITABLE));
    news.publish("after");

    assertThat(List.of(one.closeCode, two.closeCode)).containsExactly(1011, 1011);
    assertThat(List.of(one.closeReason, two.closeReason)).containsExactly("", "");
    assertThat(List.of(first.isOpen(), second.isOpen())).containsExactly(false, false);
    assertThat(List.of(first.missed(), second.missed())).containsExactly(1L, 1L);
    assertThat(codec.written()).hasValue(1);
    assertThat(logged).containsOnlyOnce("ERROR").containsOnlyOnce("IllegalStateException");
    assertThat(values.receive()).isEqualTo(CountingCodec.UNWRITABLE);
    assertThat(values.receive()).isEqualTo("after");
  }

  @Test
  void formThatFailsClosesItsSocketsAndNoOthers() {
    FakeSocket plain = new FakeSocket(10);
    FakeSocket odd = new FakeSocket(10);
    FakeSocket alsoOdd = new FakeSocket(10);
    Function<Published<String>, WebSocketMessage> form =
        message -> {
          throw new IllegalArgumentException("no such form");
        };
    room.sendTo(odd, Overflow.CLOSE, form);
    room.sendTo(plain, Overflow.CLOSE);
    room.sendTo(alsoOdd, Overflow.CLOSE, form);

    String logged = ErrorStream.during(() -> room.publish("hello"));

    assertThat(odd.closeCode).isEqualTo(1011);
    assertThat(alsoOdd.closeCode).isEqualTo(1011);
    assertThat(plain.sent).hasSize(1);
    assertThat(logged).containsOnlyOnce("ERROR");
  }

  @Test
  void subscriberThatFailsIsCountedAndEndsAlone() {
    List<String> got = new ArrayList<>();
    Registration failing =
        room.subscribe(message -> {
          throw new IllegalStateException("told to fail");
        });
    room.subscribe(message -> got.add(message.value()));

    String logged =
        ErrorStream.during(() -> {
          room.publish("a");
          room.publish("b");
        });

    assertThat(got).containsExactly("a", "b");
    assertThat(failing.isOpen()).isFalse();
    assertThat(failing.missed()).isEqualTo(1);
    assertThat(logged).containsOnlyOnce("ERROR");
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
