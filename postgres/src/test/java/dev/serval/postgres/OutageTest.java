package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.testing.TestResponse;
import dev.serval.testing.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// PostgreSQL is killed under load, and comes back.
class OutageTest {
  private static final Path FOLDER = Path.of("target", "postgres-outage");
  private static final int CLIENTS = 8;

  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final Set<Integer> unexpected = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unavailable = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  void losesNothingThatWasCommittedAndRecoversByItself() throws Exception {
    int port = freePort();
    EmbeddedDatabase postgres = EmbeddedDatabase.start(FOLDER, port);
    try (Database db =
        Database.open(
            DatabaseConfig.of(postgres.url())
                .withMaxConnections(4)
                .withPoolTimeout(Duration.ofSeconds(3)))) {
      db.update("drop table if exists line");
      db.update("create table line (n int primary key)");
      App app =
          App.create()
              .post(
                  "/lines/{n}",
                  request -> {
                    db.update("insert into line values (?)", Integer.parseInt(request.path("n")));
                    return Response.text("kept");
                  });
      try (TestServer server = TestServer.of(app)) {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> clients = clients(server, stop);
        Eventually.assertThat(() -> answered.size() > 100, true);

        kill(postgres);
        Eventually.assertThat(() -> unavailable.get() > 10, true);
        int before = answered.size();
        postgres = EmbeddedDatabase.start(FOLDER, port);
        Eventually.assertThat(() -> answered.size() > before + 100, true);

        stop.set(true);
        for (Thread client : clients) {
          client.join();
        }
      }
      assertThat(unexpected).as("statuses besides 200 and 503").isEmpty();
      assertThat(db.query("select n from line").list(Integer.class)).containsAll(answered);
      assertThat(db.pool().active()).isZero();
      assertThat(
              db.query("select count(*) from pg_stat_activity where application_name = 'serval'")
                  .one(Integer.class))
          .isLessThanOrEqualTo(4);
    } finally {
      postgres.close();
    }
  }

  private List<Thread> clients(TestServer server, AtomicBoolean stop) {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(
          Thread.startVirtualThread(() -> {
            while (!stop.get()) {
              int n = next.incrementAndGet();
              note(n, server.post("/lines/" + n).send());
            }
          }));
    }
    return clients;
  }

  private void note(int n, TestResponse response) {
    if (response.status() == 200) {
      answered.add(n);
    } else if (response.status() == 503
        && "1".equals(response.header("Retry-After"))
        && response.text().contains("/problems/service-unavailable")) {
      unavailable.incrementAndGet();
    } else {
      unexpected.add(response.status());
    }
  }

  /// As the kernel does when memory runs out: all its processes, without a word.
  private static void kill(EmbeddedDatabase postgres) throws IOException {
    Path file = FOLDER.resolve("data").resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file).getFirst());
    ProcessHandle main = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
    all.addFirst(main);
    all.forEach(ProcessHandle::destroyForcibly);
    postgres.close();
  }

  /// None that the kernel gives to clients, one of which could have it while nobody listens there.
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
      try (ServerSocket _ = new ServerSocket(port)) {
        return port;
      } catch (IOException taken) {
        // The next one.
      }
    }
  }
}
