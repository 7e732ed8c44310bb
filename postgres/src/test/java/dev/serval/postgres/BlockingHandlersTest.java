package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Handlers that wait for the database, and for a connection to it.
class BlockingHandlersTest {
  private static final Duration AMPLE = Eventually.PATIENCE.multipliedBy(2);
  private static final int HANDLERS = 64;
  private static final int CONNECTIONS = 16;

  @Test
  void neverStopAnEventLoop() throws Exception {
    String url = Postgres.newDatabase();
    try (Database db =
            Database.open(
                DatabaseConfig.of(url)
                    .withMaxConnections(CONNECTIONS)
                    .withPoolTimeout(AMPLE)
                    .withStatementTimeout(AMPLE));
        Database other = Database.open(DatabaseConfig.of(url).withMaxConnections(1));
        TestServer server = TestServer.of(app(db));
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> waiting = new ArrayList<>();
      other.transaction(tx -> {
        tx.update("select pg_advisory_xact_lock(7)");
        for (int i = 0; i < HANDLERS; i++) {
          waiting.add(clients.submit(() -> server.get("/waits").send().status()));
        }
        Eventually.assertThat(
            db::pool, new PoolState(CONNECTIONS, CONNECTIONS, 0, HANDLERS - CONNECTIONS));
        for (int i = 0; i < 200; i++) {
          server.get("/ping").expect(200);
        }
        return tx;
      });
      for (Future<Integer> one : waiting) {
        assertThat(one.get()).isEqualTo(200);
      }
      assertThat(db.pool().active()).isZero();
    }
  }

  private static App app(Database db) {
    return App.create()
        .get(
            "/waits",
            request -> {
              db.update("select pg_advisory_lock(7), pg_advisory_unlock(7)");
              return Response.text("done");
            })
        .get("/ping", request -> Response.text("pong"));
  }
}
