package dev.serval.postgres;

import dev.serval.channels.Registration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one connection that listens, and its thread; there is none while nobody listens.
///
/// The driver reads notifications only while it is asked to, and is busy then. So it is asked for a
/// moment at a time, and what is new to listen to is said in between.
final class Listening implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.postgres");
  private static final int MOMENT_MILLIS = 100;
  private static final int PING_MOMENTS = 300;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long MAX_PAUSE_MILLIS = 5_000;

  private final DatabaseConfig config;
  private final Object lock = new Object();
  private final Map<String, List<Listener>> listeners = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private @Nullable Thread thread;
  private boolean closed;

  /// A channel to listen to, or not any more.
  private record Change(String sql, CompletableFuture<?> done) {}

  Listening(DatabaseConfig config) {
    this.config = config;
  }

  Registration listen(String channel, NotificationListener listener) {
    String sql = "listen " + Identifiers.quoted(channel);
    Listener added = new Listener(channel, Objects.requireNonNull(listener, "listener"));
    Change change = new Change(sql, new CompletableFuture<>());
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("the database is closed");
      }
      listeners.computeIfAbsent(channel, _ -> new ArrayList<>()).add(added);
      changes.add(change);
      if (thread == null) {
        thread = Thread.ofVirtual().name("serval-postgres-listen").start(this::run);
      }
    }
    try {
      change.done.get();
      return added;
    } catch (ExecutionException failure) {
      added.close();
      throw Failures.of(failure.getCause() instanceof Exception cause ? cause : failure, sql);
    } catch (InterruptedException interrupted) {
      added.close();
      Thread.currentThread().interrupt();
      throw new StatementCancelledException("cancelled: " + sql, null);
    }
  }

  /// Connects, and again whenever the connection is lost, for as long as somebody listens.
  private void run() {
    long pause = FIRST_PAUSE_MILLIS;
    boolean again = false;
    while (goesOn()) { // by this thread: another may have begun since it found nobody
      try (Connection connection = Pool.connectAlone(config, "listen", true)) {
        listenToAll(connection);
        if (again) {
          LOG.info("Listening to PostgreSQL at {} again", config);
          told().forEach(Listener::reconnected);
        }
        again = true;
        pause = FIRST_PAUSE_MILLIS;
        receive(connection);
      } catch (SQLException failure) {
        refuseChanges(failure);
        if (goesOn()) {
          LOG.warn("Lost what listens to PostgreSQL at {}: {}", config, failure.getMessage());
          again = true;
          sleep(pause);
          pause = Math.min(MAX_PAUSE_MILLIS, 2 * pause);
        }
      }
    }
  }

  /// Whether somebody listens; the thread ends where nobody does.
  private boolean goesOn() {
    synchronized (lock) {
      if (!Thread.currentThread().equals(thread)) {
        return false;
      }
      if (closed || listeners.isEmpty()) {
        thread = null;
      }
      return thread != null;
    }
  }

  private void listenToAll(Connection connection) throws SQLException {
    List<String> channels;
    List<Change> made;
    synchronized (lock) {
      channels = List.copyOf(listeners.keySet());
      made = takeChanges();
    }
    try (Statement statement = connection.createStatement()) {
      for (String channel : channels) {
        statement.execute("listen " + Identifiers.quoted(channel));
      }
    } catch (SQLException failure) {
      made.forEach(change -> change.done.completeExceptionally(failure));
      throw failure;
    }
    made.forEach(change -> change.done.complete(null));
  }

  private void receive(Connection connection) throws SQLException {
    PGConnection driver = connection.unwrap(PGConnection.class);
    for (int moments = 1; goesOn(); moments++) {
      change(connection);
      if (moments % PING_MOMENTS == 0) {
        ping(connection);
      }
      PGNotification[] received = driver.getNotifications(MOMENT_MILLIS);
      if (received != null) {
        for (PGNotification notification : received) {
          deliver(new Notification(notification.getName(), notification.getParameter()));
        }
      }
    }
  }

  /// Asks for an answer: a network that is gone without a word tells nothing to who only listens.
  private static void ping(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  private void change(Connection connection) throws SQLException {
    List<Change> now;
    synchronized (lock) {
      now = takeChanges();
    }
    try {
      for (Change change : now) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(change.sql);
        }
        change.done.complete(null);
      }
    } catch (SQLException failure) {
      now.forEach(change -> change.done.completeExceptionally(failure)); // those that are not done
      throw failure;
    }
  }

  private List<Change> takeChanges() {
    List<Change> taken = List.copyOf(changes);
    changes.clear();
    return taken;
  }

  private void refuseChanges(SQLException failure) {
    List<Change> refused;
    synchronized (lock) {
      refused = takeChanges();
    }
    refused.forEach(change -> change.done.completeExceptionally(failure));
  }

  private void deliver(Notification notification) {
    List<Listener> to;
    synchronized (lock) {
      to = List.copyOf(listeners.getOrDefault(notification.channel(), List.of()));
    }
    to.forEach(listener -> listener.receive(notification));
  }

  private List<Listener> told() {
    synchronized (lock) {
      return listeners.values().stream().flatMap(List::stream).toList();
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException woken) {
      // It is closed: the loop sees that.
    }
  }

  @Override
  public void close() {
    Thread running;
    synchronized (lock) {
      closed = true;
      running = thread;
    }
    if (running != null) {
      running.interrupt();
    }
    refuseChanges(new SQLException("the database is closed", "08003"));
  }

  /// One that listens to a channel.
  private final class Listener implements Registration {
    private final String channel;
    private final NotificationListener listener;
    private volatile boolean open = true;

    Listener(String channel, NotificationListener listener) {
      this.channel = channel;
      this.listener = listener;
    }

    void receive(Notification notification) {
      if (open) {
        try {
          listener.received(notification);
        } catch (RuntimeException | Error failure) { // the thread is that of all listeners
          LOG.error("A listener of {} failed", channel, failure);
        }
      }
    }

    void reconnected() {
      try {
        listener.reconnected();
      } catch (RuntimeException | Error failure) {
        LOG.error("A listener of {} failed", channel, failure);
      }
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public long missed() {
      return 0;
    }

    @Override
    public void close() {
      synchronized (lock) {
        open = false;
        List<Listener> all = listeners.get(channel);
        if (all != null && all.remove(this) && all.isEmpty()) {
          listeners.remove(channel);
          changes.add(
              new Change("unlisten " + Identifiers.quoted(channel), new CompletableFuture<>()));
        }
      }
    }
  }
}
