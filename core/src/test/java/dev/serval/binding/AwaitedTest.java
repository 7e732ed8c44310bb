// Waiting for asynchronous results.
package dev.serval.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AwaitedTest {
  @Test
  void returnsTheValue() throws Exception {
    assertThat(Awaited.of(CompletableFuture.completedFuture("a"))).isEqualTo("a");
    CompletionStage<String> later =
        CompletableFuture.supplyAsync(
            () -> "b", CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
    assertThat(Awaited.of(later)).isEqualTo("b");
    assertThat(Awaited.<Object>of(CompletableFuture.completedFuture(null))).isNull();
  }

  @Test
  void throwsWhatTheStageFailedWith() {
    IOException cause = new IOException("io");
    assertThatThrownBy(() -> Awaited.of(CompletableFuture.failedFuture(cause))).isSameAs(cause);
    CompletionStage<Object> mapped =
        CompletableFuture.failedFuture(cause).thenApply(value -> value);
    assertThatThrownBy(() -> Awaited.of(mapped)).isSameAs(cause);
    StackOverflowError error = new StackOverflowError();
    assertThatThrownBy(() -> Awaited.of(CompletableFuture.failedFuture(error))).isSameAs(error);
    CompletionException bare = new CompletionException("bare", null);
    assertThatThrownBy(() -> Awaited.of(CompletableFuture.failedFuture(bare))).isSameAs(bare);
    Throwable odd = new Throwable("odd");
    assertThatThrownBy(() -> Awaited.of(CompletableFuture.failedFuture(odd))).hasCause(odd);
  }

  @Test
  void saysThatNullIsNoStage() {
    assertThatThrownBy(() -> Awaited.of((CompletionStage<String>) null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("found null");
  }

  @Test
  void cancelsTheFutureWhenInterrupted() throws Exception {
    CompletableFuture<String> never = new CompletableFuture<>();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Awaited.of(never);
              } catch (Throwable failure) {
                thrown.complete(failure);
              }
            });
    waiting.interrupt();
    assertThat(thrown.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(never).isCancelled();
  }

  @Test
  void leavesAStageThatIsNoFutureAlone() throws Exception {
    CompletionStage<String> never = new CompletableFuture<String>().minimalCompletionStage();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          Thread.currentThread().interrupt();
          try {
            Awaited.of(never);
          } catch (Throwable failure) {
            thrown.complete(failure);
          }
        });
    assertThat(thrown.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
  }
}
