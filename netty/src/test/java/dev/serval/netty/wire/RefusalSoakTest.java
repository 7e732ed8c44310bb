// Refuses a great many requests and looks at the memory.
package dev.serval.netty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.netty.wire.WireCase.Receive;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tomcat CVE-2025-31650 was a leak on a refusal path. Every kind of refusal, again and again:
/// heap, direct memory and threads must stay where they were, and no buffer may be lost.
class RefusalSoakTest {
  private static final int ROUNDS = Integer.getInteger("serval.soak.rounds", 2);
  private static final long SLACK = 4 << 20;

  @Test
  void keepsMemoryFlatOnEveryRefusalPath() throws Exception {
    List<WireCase> refusals = WireTable.all().stream().filter(RefusalSoakTest::isRefusal).toList();
    assertThat(refusals).hasSizeGreaterThan(1000);
    try (WireServer server = WireServer.start()) {
      play(server, refusals);
      long heap = heap();
      long direct = direct();
      int threads = Thread.activeCount();
      for (int round = 0; round < ROUNDS; round++) {
        play(server, refusals);
      }
      assertThat(heap()).as("heap").isLessThan(heap + SLACK);
      assertThat(direct()).as("direct memory").isLessThan(direct + SLACK);
      assertThat(Thread.activeCount()).as("threads").isLessThanOrEqualTo(threads + 2);
    }
  }

  private static boolean isRefusal(WireCase one) {
    return one.sent().length < 20_000
        && !one.isSlow()
        && one.steps().stream()
            .anyMatch(step ->
                step instanceof Receive receive
                    && receive.responses().stream()
                        .anyMatch(response ->
                            response.statuses().stream().allMatch(code -> code >= 400)));
  }

  /// One after the other: side by side, the allocator's pools grow with chance.
  private static void play(WireServer server, List<WireCase> cases) {
    cases.forEach(one -> Replay.play(server, one, Delivery.WHOLE));
  }

  private static long heap() throws InterruptedException {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(50);
      Runtime runtime = Runtime.getRuntime();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }

  private static long direct() {
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }
}
