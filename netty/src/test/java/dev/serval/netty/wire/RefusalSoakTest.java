// Refuses a great many requests and looks at the memory.
package dev.serval.netty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.netty.wire.WireCase.Receive;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Tomcat CVE-2025-31650 was a leak on a refusal path. Every refusal of the table, again and again:
/// heap, direct memory and threads must stay where they were, and no buffer may be lost.
class RefusalSoakTest {
  private static final int ROUNDS = Integer.getInteger("serval.soak.rounds", 3);
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

  private static void play(WireServer server, List<WireCase> cases) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<?>> results = new ArrayList<>();
      for (WireCase one : cases) {
        results.add(clients.submit(() -> Replay.play(server, one, Delivery.WHOLE)));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
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
