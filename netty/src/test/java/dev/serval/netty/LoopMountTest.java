// LoopMountTest: threads that begin on the event loop, and what must not happen to it.
package dev.serval.netty;

import static dev.serval.netty.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.testing.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Each hazard with one event loop, which is held for good if the rule against it is broken.
@Timeout(300)
class LoopMountTest {
  private static final String GET = "GET %s HTTP/1.1\r\nHost: a\r\n\r\n";

  @BeforeAll
  static void needsJavaLang() {
    Assumptions.assumeTrue(CarrierAccess.isOpen(), CarrierAccess.CLOSED_BECAUSE);
  }

  private static String get(String path) {
    return GET.formatted(path);
  }

  /// The name of the thread that runs this code, without what changes between two of a kind.
  private static String carrier() {
    // The name of a mounted thread's carrier stands last in its text: `…/runnable@name`.
    String text = Thread.currentThread().toString();
    return text.substring(text.indexOf('@') + 1).replaceAll("[0-9-]+$", "");
  }

  @Test
  void works() {
    assertThat(LoopMount.works()).isTrue();
  }

  @Test
  void beginsOnTheLoopAndGoesOnElsewhere() throws IOException {
    RunningServer.Answer handler =
        exchange -> {
          assertThat(Thread.currentThread().isVirtual()).isTrue();
          String first = carrier();
          Thread.sleep(1);
          text(exchange, first + " " + carrier());
        };
    try (RunningServer server = RunningServer.start(handler)) {
      assertThat(server.send(get("/")).readResponse().text())
          .matches("serval-loop ForkJoinPool-\\d+-worker");
    }
  }

  /// A thread that waits with a lock in hand comes back elsewhere, so the next request may block on
  /// that lock without blocking the one that will release it.
  @Test
  void survivesALockThatIsHeldWhileWaiting() throws IOException {
    ReentrantLock lock = new ReentrantLock();
    RunningServer.Answer handler =
        exchange -> {
          lock.lock();
          try {
            Thread.sleep(exchange.target().path().equals("/slow") ? 100 : 0);
          } finally {
            lock.unlock();
          }
          text(exchange, exchange.target().path());
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection slow = server.send(get("/slow"));
      RawConnection fast = server.send(get("/fast"));
      assertThat(fast.readResponse().text()).isEqualTo("/fast");
      assertThat(slow.readResponse().text()).isEqualTo("/slow");
    }
  }

  /// The same with a monitor.
  @Test
  void survivesAMonitorThatIsHeldWhileWaiting() throws IOException {
    Object monitor = new Object();
    RunningServer.Answer handler =
        exchange -> {
          synchronized (monitor) {
            Thread.sleep(exchange.target().path().equals("/slow") ? 100 : 0);
          }
          text(exchange, exchange.target().path());
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection slow = server.send(get("/slow"));
      RawConnection fast = server.send(get("/fast"));
      assertThat(fast.readResponse().text()).isEqualTo("/fast");
      assertThat(slow.readResponse().text()).isEqualTo("/slow");
    }
  }

  /// Threads that a handler starts inherit its scheduler, and must not land on the loop.
  @Test
  void keepsChildrenOffTheLoop() throws IOException {
    RunningServer.Answer handler =
        exchange -> {
          CompletableFuture<String> child = new CompletableFuture<>();
          Thread.ofVirtual().start(() -> child.complete(carrier()));
          // Busy until the child ran: on this loop it never could.
          while (!child.isDone()) {
            Thread.onSpinWait();
          }
          text(exchange, carrier() + " " + child.join());
        };
    try (RunningServer server = RunningServer.start(handler)) {
      assertThat(server.send(get("/")).readResponse().text())
          .matches("serval-loop ForkJoinPool-\\d+-worker");
    }
  }

  /// The JDK waits for sockets on threads of its own, which begin when the first is needed.
  @Test
  void waitsForASocketWithoutTheLoop() throws IOException {
    try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RunningServer server =
            RunningServer.start(exchange -> {
              if (exchange.target().path().equals("/other")) {
                text(exchange, "other");
                return;
              }
              try (Socket socket = new Socket(peer.getInetAddress(), peer.getLocalPort())) {
                text(exchange, "got " + socket.getInputStream().read());
              }
            })) {
      RawConnection waits = server.send(get("/"));
      assertThat(server.send(get("/other")).readResponse().text()).isEqualTo("other");
      try (Socket accepted = peer.accept()) {
        accepted.getOutputStream().write(7);
        assertThat(waits.readResponse().text()).isEqualTo("got 7");
      }
    }
  }

  @Test
  void answersPipelinedRequestsInOrderWhereSomeWait() throws IOException {
    RunningServer.Answer handler =
        exchange -> {
          String path = exchange.target().path();
          Thread.sleep(path.endsWith("3") || path.endsWith("7") ? 20 : 0);
          text(exchange, path);
        };
    try (RunningServer server = RunningServer.start(handler)) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        requests.append(get("/" + i));
      }
      RawConnection connection = server.send(requests.toString());
      for (int i = 0; i < 200; i++) {
        assertThat(connection.readResponse().text()).isEqualTo("/" + i);
      }
    }
  }

  /// Pieces that were handed to the loop are not overtaken by what is composed on it.
  @Test
  void keepsTheOrderOfALargeAnswerAndTheNext() throws IOException {
    byte[] large = new byte[300_000];
    RunningServer.Answer handler =
        exchange -> {
          if (exchange.target().path().equals("/large")) {
            exchange.respond(
                dev.serval.http.Status.OK, dev.serval.http.Headers.empty(), large, 0, large.length);
          } else {
            text(exchange, "small");
          }
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection connection =
          server.send(get("/small") + get("/large") + get("/small") + get("/large"));
      assertThat(connection.readResponse().text()).isEqualTo("small");
      assertThat(connection.readResponse().body()).hasSize(large.length);
      assertThat(connection.readResponse().text()).isEqualTo("small");
      assertThat(connection.readResponse().body()).hasSize(large.length);
    }
  }

  @Test
  void letsOthersBeServedWhileOneWaits() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    RunningServer.Answer handler =
        exchange -> {
          if (exchange.target().path().equals("/wait")) {
            release.await();
          }
          text(exchange, "done");
        };
    try (RunningServer server = RunningServer.start(handler)) {
      RawConnection waiting = server.send(get("/wait"));
      for (int i = 0; i < 100; i++) {
        assertThat(server.send(get("/")).readResponse().text()).isEqualTo("done");
      }
      release.countDown();
      assertThat(waiting.readResponse().text()).isEqualTo("done");
    }
  }
}
