// WebSocketFlowTest: bounds, back-pressure and many threads of a WebSocket over a real socket.
package dev.serval.netty;

import static dev.serval.netty.SocketBounds.DEFAULTS;
import static dev.serval.netty.SocketBounds.PATIENT;
import static dev.serval.netty.SocketBounds.echo;
import static dev.serval.netty.SocketBounds.options;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WebSocketFlowTest {
  // Bounds and back-pressure.

  @Test
  void sendsLargeMessagesInFragmentsWithPongsBetween() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, options(100, 64 << 20));
          go.await();
          opened.send(WebSocketMessage.binary(new byte[48 << 20]));
          while (opened.receive() != null) {}
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      go.countDown();
      FramePeer.Frame first = peer.read();
      assertThat(first.first()).isEqualTo(0x02);
      assertThat(first.payload()).hasSize(FrameWriter.FRAGMENT);
      peer.frame(0x89, 'p');
      long received = first.payload().length;
      boolean pong = false;
      boolean pongBetween = false;
      for (FramePeer.Frame next = peer.read(); ; next = peer.read()) {
        if (next.opcode() == 10) {
          pong = true;
          continue;
        }
        pongBetween |= pong;
        received += next.payload().length;
        if (next.first() == 0x80) {
          break;
        }
      }
      assertThat(received).isEqualTo(48 << 20);
      assertThat(pongBetween).isTrue();
    }
  }

  @Test
  void readsAPeerNoFasterThanTheHandlerReceives() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Integer> received = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          go.await();
          int messages = 0;
          while (opened.receive() != null) {
            messages++;
          }
          received.complete(messages);
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      byte[] frame = FramePeer.frame(0x82, new byte[16 << 10]);
      int count = 4096;
      AtomicInteger sent = new AtomicInteger();
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> {
            try {
              for (int i = 0; i < count; i++) {
                peer.send(frame);
                sent.incrementAndGet();
              }
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      int before = -1;
      for (int i = 0; i < 100 && sent.get() != before; i++) {
        before = sent.get();
        Thread.sleep(150);
      }
      // The kernel's buffers of both sides hold some MiB; 64 MiB would have to be in the server.
      assertThat(sent.get()).isLessThan(count / 2);
      go.countDown();
      sending.get(60, TimeUnit.SECONDS);
      peer.send(FramePeer.close(1000, ""));
      assertThat(peer.readClose()).isEqualTo(1000);
      assertThat(received.get()).isEqualTo(count);
    }
  }

  @Test
  void answersPingsWhileMessagesWait() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          go.await();
          while (opened.receive() != null) {}
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      peer.send(FramePeer.frame(0x82, new byte[MessageInbox.CAPACITY]));
      peer.frame(0x89, 'p');
      assertThat(peer.read().text()).isEqualTo("p");
      // Full now: a ping before the next message is answered, one behind it waits.
      peer.frame(0x89, 'q').text("held").frame(0x89, 'r');
      assertThat(peer.read().text()).isEqualTo("q");
      peer.socket().setSoTimeout(300);
      assertThat(peer.isEnded()).isFalse();
      peer.socket().setSoTimeout(60_000);
      go.countDown();
      assertThat(peer.read().text()).isEqualTo("r");
    }
  }

  @Test
  void blocksASenderAndRefusesOffersWhileThePeerDoesNotRead() throws Exception {
    AtomicInteger offered = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(1);
    CompletableFuture<Boolean> sent = new CompletableFuture<>();
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, options(100, 1 << 20));
          WebSocketMessage message = WebSocketMessage.binary(new byte[64 << 10]);
          // Refused after a while too: the kernel has taken what it takes.
          for (int refused = 0; refused < 20; refused++) {
            while (opened.offer(message)) {
              offered.incrementAndGet();
              refused = 0;
            }
            Thread.sleep(100);
          }
          full.countDown();
          opened.send(message);
          sent.complete(true);
          while (opened.receive() != null) {}
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      full.await();
      Thread.sleep(100);
      // A queue of 1 MiB and what the kernel takes.
      assertThat(offered.get()).isBetween(14, 400);
      assertThat(sent.isDone()).isFalse();
      for (int i = 0; i <= offered.get(); i++) {
        assertThat(peer.readMessage().payload()).hasSize(64 << 10);
      }
      assertThat(sent.get()).isTrue();
    }
  }

  @Test
  void boundsTheQueueInclusively() throws Exception {
    MessageOutbox outbox = new MessageOutbox(1000, false, () -> {});
    WebSocketMessage message = WebSocketMessage.binary(new byte[484]);
    assertThat(outbox.offer(message)).isTrue();
    assertThat(outbox.offer(message)).isTrue();
    assertThat(outbox.offer(WebSocketMessage.binary(new byte[0]))).isFalse();
    assertThat(outbox.poll()).isSameAs(message);
    assertThat(outbox.offer(message)).isFalse();
    outbox.sent(484);
    assertThat(outbox.offer(message)).isTrue();
    MessageOutbox empty = new MessageOutbox(10, false, () -> {});
    assertThat(empty.offer(message)).isTrue();
    assertThat(empty.offer(WebSocketMessage.text(""))).isFalse();
  }

  @Test
  void wakesTheLoopOnceForManyMessages() {
    AtomicInteger woken = new AtomicInteger();
    MessageOutbox outbox = new MessageOutbox(1 << 20, false, woken::incrementAndGet);
    WebSocketMessage message = WebSocketMessage.text("x");
    for (int i = 0; i < 100; i++) {
      outbox.offer(message);
    }
    assertThat(woken).hasValue(1);
    while (outbox.poll() != null) {}
    outbox.offer(message);
    assertThat(woken).hasValue(2);
  }

  @Test
  void aFloodOfPingsIsAnsweredByTheNewest() throws Exception {
    try (RunningServer server = echo(PATIENT);
        FramePeer peer = FramePeer.open(server)) {
      byte[] pings = new byte[0];
      byte[] one = FramePeer.frame(0x89, new byte[125]);
      pings = Arrays.copyOf(pings, one.length * 1000);
      for (int i = 0; i < 1000; i++) {
        System.arraycopy(one, 0, pings, i * one.length, one.length);
      }
      // 128 MiB of pings, and nobody reads the answers: the server's memory holds some of them.
      long before = System.nanoTime();
      try {
        for (int i = 0; i < 1000; i++) {
          peer.send(pings);
        }
        peer.frame(0x89, 'z');
      } catch (IOException e) {
        throw new AssertionError("after " + (System.nanoTime() - before) / 1_000_000 + " ms", e);
      }
      int answers = 0;
      FramePeer.Frame next = peer.read();
      while (!next.text().equals("z")) {
        answers++;
        next = peer.read();
      }
      assertThat(answers).isLessThan(1_000_000);
    }
  }

  // Many threads.

  @Test
  void messagesOfManyThreadsAreNotMixed() throws Exception {
    RunningServer.Answer handler =
        exchange -> {
          WebSocketChannel opened = SocketEcho.open(exchange, DEFAULTS);
          Thread[] senders = new Thread[8];
          for (int i = 0; i < senders.length; i++) {
            byte[] content = FramePeer.repeat('a' + i, 1000 * (i + 1) * 20);
            senders[i] =
                Thread.startVirtualThread(() -> {
                  try {
                    for (int n = 0; n < 50; n++) {
                      opened.send(WebSocketMessage.binary(content));
                    }
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
          }
          for (Thread sender : senders) {
            sender.join();
          }
        };
    try (RunningServer server = RunningServer.start(handler);
        FramePeer peer = FramePeer.open(server)) {
      int[] counts = new int[8];
      for (int n = 0; n < 400; n++) {
        byte[] payload = peer.readMessage().payload();
        int sender = payload[0] - 'a';
        counts[sender]++;
        assertThat(payload).isEqualTo(FramePeer.repeat('a' + sender, 20_000 * (sender + 1)));
      }
      assertThat(counts).containsOnly(50);
      assertThat(peer.readClose()).isEqualTo(1000);
    }
  }
}
