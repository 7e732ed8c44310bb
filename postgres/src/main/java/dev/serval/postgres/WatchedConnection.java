package dev.serval.postgres;

import dev.serval.Request;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection of the pool, and whether somebody still waits for what it does.
///
/// Who has it runs statements by [#run]. The [Watchdog] looks at it meanwhile, and has the database
/// cancel what a client that went away or an interrupted thread does not wait for any more; the
/// connection is as good as before then. The thread of a statement pays two writes for that:
///
/// ```text
/// IDLE ── run ──▶ RUNNING ── ends ──▶ IDLE of the next turn
///                  │   ▲
///           cancel ▼   │ the database was told
///                CANCELLING: who ends now waits, or the next statement would be cancelled
/// ```
final class WatchedConnection {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.postgres");
  private static final VarHandle STATE;
  private static final long RUNNING = 1;
  private static final long CANCELLING = 2;
  private static final long PHASES = 3;
  private static final long TURN = 4;
  private static final long PARK_NANOS = 50_000_000;

  /// What is waited for before each request to cancel what runs on a connection that broke: one
  /// that comes before the database has begun with the statement does nothing.
  private static final List<Duration> CANCEL_PAUSES =
      List.of(Duration.ZERO, Duration.ofMillis(200), Duration.ofSeconds(2));

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(WatchedConnection.class, "state", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final PgConnection driver;

  // Of the thread that has it.
  private @Nullable Connection lease;
  private boolean broken;

  // Written before the state, and read after it by others.
  private @Nullable Request request;
  private @Nullable Thread thread;

  /// The number of the turn, and in the last two bits what it does.
  private volatile long state;

  /// The turn, as its state is while it runs, that nobody waits for.
  private volatile long unwanted;

  // The watchdog's own: the turn at its last look.
  private long seen;
  private Request.@Nullable Watch watch;

  WatchedConnection(PgConnection driver) {
    this.driver = driver;
  }

  PgConnection driver() {
    return driver;
  }

  /// Takes what the pool gave for it.
  void taken(Connection lease) {
    this.lease = lease;
  }

  /// Returns what the pool gave for it, to be given back once.
  @Nullable Connection leave() {
    Connection left = lease;
    lease = null;
    return left;
  }

  /// Whether it is of no use any more.
  boolean isBroken() {
    return broken || isClosed();
  }

  /// Whether the driver has closed it.
  boolean isClosed() {
    try {
      return driver.isClosed();
    } catch (SQLException failure) {
      return true;
    }
  }

  /// Ends a transaction that was not committed, though the thread may be interrupted: a socket
  /// would be closed by that.
  void reset() throws SQLException {
    if (driver.getAutoCommit()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      driver.rollback();
      driver.setAutoCommit(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Runs what uses it.
  ///
  /// @param sql what it runs, for messages
  /// @throws StatementCancelledException if nobody waited for it any more
  <T extends @Nullable Object> T run(String sql, Connections.Use<T> use) throws SQLException {
    long before = state;
    if ((before & PHASES) != 0) {
      return use.with(driver); // within another use by the same thread
    }
    if (Thread.currentThread().isInterrupted()) {
      // Not begun: the interrupt would close the socket, and the connection were lost.
      throw new StatementCancelledException("cancelled: " + Failures.shown(sql), null);
    }
    long turn = before + RUNNING;
    request = Request.current().orElse(null);
    thread = Thread.currentThread();
    state = turn;
    try {
      return use.with(driver);
    } catch (SQLException failure) {
      throw known(failure, sql, turn);
    } finally {
      end(turn);
    }
  }

  private SQLException known(SQLException failure, String sql, long turn) {
    if (Failures.isBreak(failure)) {
      broken = true;
      if (!Thread.currentThread().isInterrupted()) {
        return failure;
      }
      // A virtual thread that is interrupted while it waits for a socket finds it closed. The
      // database does not notice for as long as it has nothing to write.
      cancelApart();
      throw new StatementCancelledException("cancelled: " + Failures.shown(sql), failure);
    }
    if (unwanted == turn && Failures.isCancel(failure)) {
      throw new StatementCancelledException("cancelled: " + Failures.shown(sql), failure);
    }
    return failure;
  }

  private void end(long turn) {
    long next = turn - RUNNING + TURN;
    if (!STATE.compareAndSet(this, turn, next) && !broken) {
      awaitCancel(turn, next);
    }
    request = null; // an idle connection holds nobody's body
    thread = null;
  }

  private void awaitCancel(long turn, long next) {
    boolean interrupted = Thread.interrupted();
    while (!STATE.compareAndSet(this, turn, next)) {
      LockSupport.parkNanos(this, PARK_NANOS);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks whether somebody waits for what runs since the last look. For the watchdog's thread.
  void look() {
    long now = state;
    if ((now & ~PHASES) != seen) {
      seen = now & ~PHASES;
      unwatch();
      return; // what just began mostly ends before the next look
    }
    if ((now & PHASES) != RUNNING) {
      return;
    }
    Request asked = request;
    Thread waiting = thread;
    VarHandle.acquireFence();
    if (state != now) {
      return; // these are another turn's
    }
    if (watch == null && asked != null) {
      watch = asked.onGone(() -> cancel(now));
    }
    if (unwanted == now || waiting != null && waiting.isInterrupted()) {
      cancel(now); // again: there may have been nothing to cancel at that moment
    }
  }

  /// Ends what [#look] has begun.
  void unwatch() {
    Request.Watch old = watch;
    if (old != null) {
      watch = null;
      old.close();
    }
  }

  /// Has the database cancel what runs in a turn, unless that is over. For any thread.
  private void cancel(long turn) {
    if (STATE.compareAndSet(this, turn, turn - RUNNING + CANCELLING)) {
      unwanted = turn;
      Thread waiting = thread;
      apart(() -> {
        try {
          sendCancel();
        } finally {
          state = turn;
          LockSupport.unpark(waiting);
        }
      });
    } else if ((state & ~PHASES) == (turn & ~PHASES)) {
      unwanted = turn;
    }
  }

  private void cancelApart() {
    apart(() -> {
      try {
        for (Duration pause : CANCEL_PAUSES) {
          Thread.sleep(pause);
          sendCancel();
        }
      } catch (InterruptedException end) {
        LOG.debug("A statement may not be cancelled", end);
      }
    });
  }

  /// It connects to the database, for which a thread that serves others must not wait.
  private static void apart(Runnable action) {
    Thread.ofVirtual().name("serval-postgres-cancel").start(action);
  }

  private void sendCancel() {
    try {
      // Not the connection's own method: that refuses once its socket is closed.
      driver.getQueryExecutor().sendQueryCancel();
    } catch (SQLException | RuntimeException failure) {
      LOG.debug("A statement could not be cancelled", failure);
    }
  }
}
