// OutputWindowTest: request threads wait while a peer does not read.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class OutputWindowTest {
  private final OutputWindow window = new OutputWindow();

  private CompletableFuture<String> acquireElsewhere(int bytes) {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    Thread thread =
        Thread.startVirtualThread(() -> {
          try {
            window.acquire(bytes);
            outcome.complete("acquired");
          } catch (InterruptedIOException e) {
            outcome.complete("interrupted");
          } catch (IOException e) {
            outcome.complete(e.getMessage());
          }
        });
    waiting = thread;
    return outcome;
  }

  private Thread waiting = Thread.currentThread();

  @Test
  void takesAnythingWhenEmpty() throws IOException {
    window.acquire(10 * OutputWindow.CAPACITY);
    assertThat(window.isFull()).isTrue();
  }

  @Test
  void waitsForRoom() throws Exception {
    window.acquire(OutputWindow.CAPACITY);
    assertThat(window.isFull()).isFalse();
    CompletableFuture<String> second = acquireElsewhere(1);
    Thread.sleep(20);
    assertThat(second).isNotDone();
    window.release(1);
    assertThat(second.get()).isEqualTo("acquired");
  }

  @Test
  void neverWaitsForTheLoop() {
    window.add(OutputWindow.CAPACITY);
    window.add(1);
    assertThat(window.isFull()).isTrue();
    window.release(2);
    assertThat(window.isFull()).isFalse();
  }

  @Test
  void failsWhenTheConnectionCloses() throws Exception {
    window.acquire(OutputWindow.CAPACITY);
    CompletableFuture<String> second = acquireElsewhere(1);
    window.close();
    assertThat(second.get()).isEqualTo("the connection is closed");
    assertThat(window.isClosed()).isTrue();
    assertThatThrownBy(() -> window.acquire(1)).isInstanceOf(IOException.class);
  }

  @Test
  void letsAWaitingThreadBeInterrupted() throws Exception {
    window.acquire(OutputWindow.CAPACITY);
    CompletableFuture<String> second = acquireElsewhere(1);
    waiting.interrupt();
    assertThat(second.get()).isEqualTo("interrupted");
  }
}
