// Transaction: statements that all happen, or none.
package dev.serval.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/// Statements that all happen, or none: see [Database#transaction], and [Transactions] for one that
/// lives as long as its request.
///
/// It takes a connection when its first statement runs. After an error of the database it refuses
/// everything but its end, unless the error was within a [savepoint][#savepoint]. For one thread at
/// a time.
public final class Transaction implements Sql {
  private static final String COMMIT = "commit";

  private final Pool pool;
  private final TransactionOptions options;
  private final Statements statements = new Statements(new Own());
  private final List<Runnable> afterCommit = new ArrayList<>();
  private @Nullable WatchedConnection connection;
  private boolean rollbackOnly;
  private boolean ended;

  Transaction(Pool pool, TransactionOptions options) {
    this.pool = pool;
    this.options = options;
  }

  @Override
  public Query query(String sql, @Nullable Object... parameters) {
    return statements.query(sql, parameters);
  }

  @Override
  public long update(String sql, @Nullable Object... parameters) {
    return statements.update(sql, parameters);
  }

  @Override
  public <T> long batch(
      String sql, Iterable<? extends T> items, Function<? super T, @Nullable Object[]> parameters) {
    return statements.batch(sql, items, parameters);
  }

  @Override
  public long copyIn(String sql, InputStream rows) throws IOException {
    return statements.copyIn(sql, rows);
  }

  @Override
  public long copyOut(String sql, OutputStream rows) throws IOException {
    return statements.copyOut(sql, rows);
  }

  @Override
  public void notify(String channel, String payload) {
    statements.notify(channel, payload);
  }

  /// Runs `work` within a savepoint: when it throws, what it did is undone, and the transaction
  /// goes on if the caller does.
  ///
  /// ```java
  /// try {
  ///   tx.savepoint(inner -> inner.update("insert into tag (name) values (?)", name));
  /// } catch (ConstraintViolationException there) {
  ///   // it was there already
  /// }
  /// ```
  ///
  /// @return what `work` returned
  /// @throws X what `work` throws
  public <T extends @Nullable Object, X extends Exception> T savepoint(TransactionWork<T, X> work)
      throws X {
    Savepoint savepoint = call("savepoint", PgConnection::setSavepoint);
    try {
      T result = work.run(this);
      call(
          "release savepoint",
          connection -> {
            connection.releaseSavepoint(savepoint);
            return savepoint;
          });
      return result;
    } catch (Throwable failure) {
      try {
        call(
            "rollback to savepoint",
            connection -> {
              connection.rollback(savepoint);
              return savepoint;
            });
      } catch (DatabaseException further) {
        failure.addSuppressed(further);
      }
      throw failure;
    }
  }

  /// Has it be rolled back at its end, though nothing failed.
  public void rollbackOnly() {
    rollbackOnly = true;
  }

  /// Has `action` run once it is committed, on its thread; never if it is not. For what others are
  /// to see only when the rows are there: messages to [dev.serval.channels.Channels], mails.
  ///
  /// What it throws is thrown by the end of the transaction, whose commit stays, once those that
  /// were added after it have run as well.
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  private <T extends @Nullable Object> T call(String sql, Connections.Use<T> use) {
    try {
      return connection(sql).run(sql, use);
    } catch (SQLException failure) {
      throw Failures.of(failure, sql);
    }
  }

  /// Returns its connection, and begins with the first call.
  private WatchedConnection connection(String sql) {
    if (ended) {
      throw new IllegalStateException(
          "the transaction has ended; statements that come later need another one");
    }
    WatchedConnection known = connection;
    if (known == null) {
      known = begun(pool.take(sql));
      connection = known;
    }
    return known;
  }

  /// One that could not begin is no connection of this: what ran on it would be committed at once.
  private WatchedConnection begun(WatchedConnection own) {
    try {
      own.run("begin", this::begin);
      return own;
    } catch (SQLException failure) {
      pool.giveBack(own);
      throw Failures.of(failure, "begin");
    } catch (RuntimeException | Error failure) {
      pool.giveBack(own);
      throw failure;
    }
  }

  private PgConnection begin(PgConnection own) throws SQLException {
    own.setAutoCommit(false);
    String begin = options.sql();
    if (!begin.isEmpty()) {
      try (Statement statement = own.createStatement()) {
        statement.execute(begin);
      }
    }
    return own;
  }

  /// Commits, unless it is to be rolled back or its thread was interrupted; [#runAfterCommit] comes
  /// next.
  ///
  /// @throws DatabaseException if it is not committed, or it is not known whether it is
  void commit() {
    if (rollbackOnly) {
      rollback();
      return;
    }
    WatchedConnection own = connection;
    if (own != null) {
      if (Thread.currentThread().isInterrupted()) {
        throw new StatementCancelledException("cancelled before " + COMMIT, null);
      }
      call(COMMIT, Transaction::commit);
      connection = null;
      pool.giveBack(own);
    }
    ended = true;
  }

  private static PgConnection commit(PgConnection own) throws SQLException {
    if (own.getQueryExecutor().getTransactionState() == TransactionState.FAILED) {
      // PostgreSQL would take the commit as a rollback, and say so to nobody who does not ask.
      throw new DatabaseException(
          "the transaction is rolled back: a statement in it failed, and the failure was caught;"
              + " expected what may fail within a savepoint",
          null);
    }
    own.commit();
    return own;
  }

  /// Rolls back; does nothing once it has ended.
  void rollback() {
    WatchedConnection own = connection;
    ended = true;
    connection = null;
    afterCommit.clear();
    if (own != null) {
      pool.giveBack(own);
    }
  }

  /// Runs what was to come after the commit, all of it, and throws what the first failed in.
  /// Whatever that is, nothing may be rolled back or tried again for it.
  void runAfterCommit() {
    List<Throwable> failures = new ArrayList<>();
    for (Runnable action : List.copyOf(afterCommit)) {
      try {
        action.run();
      } catch (RuntimeException | Error failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw first(failures);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a failure cannot be attached to itself
  private static RuntimeException first(List<Throwable> failures) {
    Throwable first = failures.getFirst();
    failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
    if (first instanceof Error error) {
      throw error;
    }
    return (RuntimeException) first;
  }

  /// Its one connection, for all its statements.
  private final class Own implements Connections {
    @Override
    public <T extends @Nullable Object> T use(String sql, Use<T> use) {
      return call(sql, use);
    }

    @Override
    public <T extends @Nullable Object> T useInTransaction(String sql, Use<T> use) {
      return use(sql, use);
    }

    @Override
    public Lent lend(String sql) {
      connection(sql);
      return new Kept();
    }
  }

  /// Its connection, which it keeps: once it has ended that is somebody else's.
  private final class Kept implements Connections.Lent {
    @Override
    public <T extends @Nullable Object> T run(String sql, Connections.Use<T> use)
        throws SQLException {
      return connection(sql).run(sql, use);
    }

    @Override
    public void commit() {}

    @Override
    public void giveBack() {}
  }
}
