// Database: the door to PostgreSQL.
package dev.serval.postgres;

import dev.serval.channels.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database and a pool of connections to it.
///
/// ```java
/// Database db = Database.open("postgres://shop:secret@localhost/shop");
/// App.create()
///     .closeOnStop(db)
///     .provide(new Transactions(db))
///     .mount(new Todos(db))
///     .start();
/// ```
///
/// Each statement that is run on it, rather than on a [Transaction], is a transaction of its own.
/// For any number of threads; each statement blocks its own, which should be virtual. A statement
/// is cancelled when nobody waits for it any more: the client of its request has left, or its
/// thread is interrupted, by a deadline or with the [dev.serval.concurrent.Tasks] that it is part
/// of.
///
/// What it may take and how long: [DatabaseConfig].
public final class Database implements Sql, AutoCloseable {
  private final Pool pool;
  private final Statements statements;
  private final Listening listening;

  private Database(Pool pool) {
    this.pool = pool;
    this.statements = new Statements(pool);
    this.listening = new Listening(pool.config());
  }

  /// Connects to a database with the defaults of [DatabaseConfig#of].
  ///
  /// @throws ConnectionLostException if it cannot be reached within 10 seconds
  /// @throws IllegalArgumentException if that is no address of one
  public static Database open(String url) {
    return open(DatabaseConfig.of(url));
  }

  /// Connects to a database, and waits for one that is not there yet.
  ///
  /// @throws ConnectionLostException if it cannot be reached within [DatabaseConfig#startTimeout]
  public static Database open(DatabaseConfig config) {
    return new Database(Pool.open(Objects.requireNonNull(config, "config")));
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

  /// Runs `work` in a transaction: it is committed when `work` returns, and rolled back when `work`
  /// throws or its thread was interrupted.
  ///
  /// ```java
  /// Order order = db.transaction(tx -> {
  ///   tx.update("update stock set left = left - 1 where sku = ?", sku);
  ///   return tx.query("insert into orders (sku) values (?) returning id, sku", sku).one(Order.class);
  /// });
  /// ```
  ///
  /// Within it `db` itself is another connection: run statements on `tx`.
  ///
  /// @return what `work` returned
  /// @throws X what `work` throws
  public <T extends @Nullable Object, X extends Exception> T transaction(TransactionWork<T, X> work)
      throws X {
    return transaction(TransactionOptions.defaults(), work);
  }

  /// Runs `work` in a transaction with options. After a [TransactionConflictException] it is run
  /// anew, as often as the options say, and must have done nothing outside the database.
  ///
  /// @return what `work` returned
  /// @throws X what `work` throws
  public <T extends @Nullable Object, X extends Exception> T transaction(
      TransactionOptions options, TransactionWork<T, X> work) throws X {
    for (int attempt = 0; ; attempt++) {
      Transaction transaction = begin(options);
      T result;
      try {
        result = work.run(transaction);
        transaction.commit();
      } catch (TransactionConflictException conflict) {
        transaction.rollback();
        if (attempt >= options.retries() || !Pause.before(attempt)) {
          throw conflict;
        }
        continue;
      } catch (Throwable failure) {
        transaction.rollback();
        throw failure;
      }
      transaction.runAfterCommit();
      return result;
    }
  }

  DatabaseConfig config() {
    return pool.config();
  }

  /// Begins a transaction that somebody else ends: see [Transactions].
  Transaction begin(TransactionOptions options) {
    return new Transaction(pool, options);
  }

  /// Calls `listener` for each notification of a channel, until the registration is closed.
  ///
  /// All listeners share one connection beside the pool's and one virtual thread, in the order in
  /// which notifications come, so they should be quick. When that connection is lost it is made
  /// anew; what was sent meanwhile is lost, and the listener told so.
  ///
  /// @return once the database listens
  /// @throws DatabaseException if it cannot
  public Registration listen(String channel, NotificationListener listener) {
    return listening.listen(channel, listener);
  }

  /// Asks the database whether it answers: a check of readiness.
  ///
  /// ```java
  /// app.mount(Health.standard().check("database", db::ping));
  /// ```
  ///
  /// @throws DatabaseException if it does not, or if all connections were in use for as long as
  ///   [DatabaseConfig#poolTimeout]
  /// @throws IllegalStateException after [#close]
  public void ping() {
    query("select 1").one(Integer.class);
  }

  /// Returns how busy the pool is: for metrics.
  public PoolState pool() {
    return pool.state();
  }

  /// Returns where it is, without the password.
  @Override
  public String toString() {
    return pool.config().toString();
  }

  /// Ends all listeners and closes all connections, those in use as well.
  @Override
  public void close() {
    listening.close();
    pool.close();
  }
}
