package dev.serval.postgres;

import dev.serval.postgres.driver.WatchedSockets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the connections of a pool five times a second: whether somebody still waits for what
/// they do, and whether the database still says something.
///
/// So a statement pays nothing for either, and what ends before it is looked at twice was not worth
/// cancelling.
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.postgres");
  private static final int PAUSE_MILLIS = 200;
  private static final int LOOKS_FOR_SILENCE = 5;

  private final Map<PgConnection, WatchedConnection> connections = new ConcurrentHashMap<>();
  private final Thread thread =
      Thread.ofVirtual().name("serval-postgres-watch").unstarted(this::run);

  void start() {
    thread.start();
  }

  /// Returns what is known of a connection.
  WatchedConnection of(PgConnection driver) {
    @Nullable WatchedConnection known = connections.get(driver);
    return known != null ? known : connections.computeIfAbsent(driver, WatchedConnection::new);
  }

  private void run() {
    try {
      for (int looks = 1; ; looks++) {
        Thread.sleep(PAUSE_MILLIS);
        look(looks % LOOKS_FOR_SILENCE == 0);
      }
    } catch (InterruptedException closed) {
      connections.values().forEach(WatchedConnection::unwatch);
    }
  }

  private void look(boolean forSilence) {
    for (WatchedConnection connection : connections.values()) {
      attempt(connection::look);
    }
    if (forSilence) {
      attempt(WatchedSockets::closeSilent);
      attempt(() -> connections.values().removeIf(Watchdog::isOver));
    }
  }

  private static boolean isOver(WatchedConnection connection) {
    if (!connection.isClosed()) {
      return false;
    }
    connection.unwatch();
    return true;
  }

  /// What fails at one connection must not keep the others from being looked at.
  private static void attempt(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException | Error failure) {
      LOG.error("The watch over connections failed", failure);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
