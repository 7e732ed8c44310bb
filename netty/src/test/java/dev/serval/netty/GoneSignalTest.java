// GoneSignalTest: those who wait for the end of a peer.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoneSignalTest {
  private final GoneSignal signal = new GoneSignal();
  private final List<String> called = new ArrayList<>();

  @Test
  void anActionThatFailsKeepsNoOtherFromBeingCalled() {
    signal.add(() -> {
      throw new IllegalArgumentException("first");
    });
    signal.add(() -> called.add("second"));
    signal.add(() -> {
      throw new AssertionError("third");
    });
    signal.add(() -> called.add("fourth"));
    assertThatThrownBy(signal::fire)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("first")
        .satisfies(failed -> assertThat(failed.getSuppressed()).hasSize(1));
    assertThat(called).containsExactly("second", "fourth");
  }

  @Test
  void whatWasTakenBackIsNotCalled() {
    Runnable kept = () -> called.add("kept");
    Runnable forgotten = () -> called.add("forgotten");
    signal.add(forgotten);
    signal.add(kept);
    signal.forget(forgotten);
    signal.fire();
    signal.forget(kept);
    assertThat(called).containsExactly("kept");
  }
}
