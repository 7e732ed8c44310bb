// Replays the whole wire table.
package dev.serval.netty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Each case of `src/test/resources/wire` whole, split in two, and byte by byte: the same outcome
/// each time, and the one the table says. Connections of one case run side by side.
@Execution(ExecutionMode.CONCURRENT)
class WireTableTest {
  private static final Semaphore CONNECTIONS = new Semaphore(32);
  private static WireServer server;
  private static WireServer onNio;
  private static ExecutorService clients;

  @BeforeAll
  static void start() {
    server = WireServer.start();
    onNio = WireServer.startOnNio();
    clients = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() throws Exception {
    clients.close();
    server.close();
    onNio.close();
  }

  @TestFactory
  Stream<DynamicContainer> cases() {
    return WireTable.THEMES.stream()
        .map(theme ->
            DynamicContainer.dynamicContainer(
                theme,
                WireTable.theme(theme).stream()
                    .map(one -> DynamicTest.dynamicTest(one.name(), () -> replay(one)))));
  }

  @Test
  void hasMoreThanAThousandCasesWithDistinctNames() {
    List<String> names = WireTable.all().stream().map(WireCase::toString).toList();
    assertThat(names).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
  }

  private static void replay(WireCase wireCase) throws Exception {
    List<String> whole = Replay.play(server, wireCase, Delivery.WHOLE);
    List<Future<List<String>>> others =
        Delivery.of(wireCase).stream()
            .skip(1)
            .map(delivery -> clients.submit(bounded(server, wireCase, delivery)))
            .toList();
    Future<List<String>> nio = clients.submit(bounded(onNio, wireCase, Delivery.WHOLE));
    AssertionError first = null;
    for (Future<List<String>> other : Stream.concat(others.stream(), Stream.of(nio)).toList()) {
      try {
        assertThat(other.get()).as(wireCase.toString()).isEqualTo(whole);
      } catch (ExecutionException | AssertionError failure) {
        first = first != null ? first : new AssertionError(failure.getMessage(), failure);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static Callable<List<String>> bounded(
      WireServer server, WireCase wireCase, Delivery delivery) {
    return () -> {
      CONNECTIONS.acquire();
      try {
        return Replay.play(server, wireCase, delivery);
      } finally {
        CONNECTIONS.release();
      }
    };
  }
}
