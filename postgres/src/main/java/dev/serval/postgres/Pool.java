package dev.serval.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.serval.postgres.driver.WatchedSockets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections that there are, each for one statement or transaction at a time.
final class Pool implements Connections, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.postgres");

  /// How much longer than the database itself is waited for it to end a statement.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final String SOCKET_FACTORY = "socketFactory";

  private final DatabaseConfig config;
  private final HikariDataSource source;
  private final Watchdog watchdog;
  private final AtomicBoolean away = new AtomicBoolean();

  private Pool(DatabaseConfig config, HikariDataSource source, Watchdog watchdog) {
    this.config = config;
    this.source = source;
    this.watchdog = watchdog;
  }

  /// Connects.
  ///
  /// @throws ConnectionLostException if that is not possible within the configured time
  static Pool open(DatabaseConfig config) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("serval-postgres");
    hikari.setJdbcUrl(config.url().jdbc());
    Properties properties = driver(config);
    endSilence(properties, config);
    hikari.setDataSourceProperties(properties);
    hikari.setMaximumPoolSize(config.maxConnections());
    hikari.setConnectionTimeout(config.poolTimeout().toMillis());
    hikari.setValidationTimeout(Math.min(config.poolTimeout().toMillis(), 2_000));
    hikari.setMaxLifetime(config.maxLifetime().toMillis());
    hikari.setInitializationFailTimeout(Math.max(1, config.startTimeout().toMillis()));
    hikari.setConnectionInitSql("set statement_timeout = " + config.statementTimeout().toMillis());
    hikari.setThreadFactory(Thread.ofVirtual().name("serval-postgres-pool").factory());
    Watchdog watchdog = new Watchdog();
    watchdog.start();
    try {
      return new Pool(config, new HikariDataSource(hikari), watchdog);
    } catch (PoolInitializationException failure) {
      watchdog.close();
      SQLException cause = failure.getCause() instanceof SQLException driver ? driver : null;
      throw new ConnectionLostException(
          "PostgreSQL cannot be reached at "
              + config.url()
              + (cause == null ? "" : ": " + cause.getMessage()),
          cause);
    } catch (RuntimeException | Error failure) {
      watchdog.close();
      throw failure;
    }
  }

  /// Returns what the driver is told of each connection.
  static Properties driver(DatabaseConfig config) {
    Properties driver = new Properties();
    setIfThere(driver, "user", config.url().user());
    setIfThere(driver, "password", config.url().password());
    driver.setProperty("ApplicationName", config.applicationName());
    driver.setProperty("connectTimeout", seconds(config.connectTimeout()));
    driver.setProperty("loginTimeout", seconds(config.connectTimeout()));
    driver.setProperty("tcpKeepAlive", "true");
    // The detail of an error has values of rows in it, which do not belong into logs.
    driver.setProperty("logServerErrorDetail", "false");
    return driver;
  }

  /// Connects beside the pool.
  ///
  /// @param what it is for, as the database shows it
  /// @param bounded whether an answer must come within the time of a statement
  static Connection connectAlone(DatabaseConfig config, String what, boolean bounded)
      throws SQLException {
    Properties properties = driver(config);
    properties.setProperty("ApplicationName", config.applicationName() + " (" + what + ")");
    if (bounded) {
      endSilence(properties, config);
    }
    Connection connection = new Driver().connect(config.url().jdbc(), properties);
    if (connection == null) {
      throw new SQLException("not an address of PostgreSQL", "08001");
    }
    return connection;
  }

  /// Has a connection be closed whose database says nothing for longer than a statement may take.
  private static void endSilence(Properties driver, DatabaseConfig config) {
    Duration limit = config.statementTimeout().plus(GRACE);
    if (config.url().jdbc().contains(SOCKET_FACTORY + "=")
        || !WatchedSockets.isSeenBy(Driver.class)) {
      driver.setProperty("socketTimeout", seconds(limit));
    } else {
      driver.setProperty(SOCKET_FACTORY, WatchedSockets.class.getName());
      driver.setProperty(SOCKET_FACTORY + "Arg", Long.toString(limit.toMillis()));
    }
  }

  private static void setIfThere(Properties driver, String name, @Nullable String value) {
    if (value != null) {
      driver.setProperty(name, value);
    }
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.max(1, time.toSeconds()));
  }

  DatabaseConfig config() {
    return config;
  }

  @Override
  public <T extends @Nullable Object> T use(String sql, Use<T> use) {
    WatchedConnection connection = take(sql);
    try {
      return connection.run(sql, use);
    } catch (SQLException failure) {
      throw Failures.of(failure, sql);
    } finally {
      giveBack(connection);
    }
  }

  @Override
  public <T extends @Nullable Object> T useInTransaction(String sql, Use<T> use) {
    return use(
        sql,
        connection -> {
          connection.setAutoCommit(false);
          T result = use.with(connection);
          connection.commit();
          return result;
        });
  }

  @Override
  public Lent lend(String sql) {
    WatchedConnection connection = take(sql);
    try {
      connection.driver().setAutoCommit(false);
    } catch (SQLException failure) {
      giveBack(connection);
      throw Failures.of(failure, sql);
    }
    return new LentConnection(this, connection);
  }

  private record LentConnection(Pool pool, WatchedConnection connection) implements Lent {
    @Override
    public <T extends @Nullable Object> T run(String sql, Use<T> use) throws SQLException {
      return connection.run(sql, use);
    }

    @Override
    public void commit() throws SQLException {
      connection.run(
          "commit",
          own -> {
            own.commit();
            return own;
          });
    }

    @Override
    public void giveBack() {
      pool.giveBack(connection);
    }
  }

  /// Takes a connection out of the pool, for [#giveBack].
  WatchedConnection take(String sql) {
    if (Thread.currentThread().isInterrupted()) {
      throw new StatementCancelledException("cancelled: " + Failures.shown(sql), null);
    }
    if (away.get() && source.getHikariPoolMXBean().getTotalConnections() == 0) {
      // Known to be away: nobody waits for it but the pool, which goes on trying.
      throw new ConnectionLostException("PostgreSQL cannot be reached at " + config.url(), null);
    }
    try {
      Connection lease = source.getConnection();
      if (away.get() && away.compareAndSet(true, false)) {
        LOG.info("PostgreSQL at {} is back", config.url());
      }
      // Past the pool's own connection, which has a proxy for all it makes, and logs a warning for
      // each that breaks.
      WatchedConnection connection = watchdog.of(lease.unwrap(PgConnection.class));
      connection.taken(lease);
      return connection;
    } catch (SQLException failure) {
      throw notTaken(failure, sql);
    }
  }

  /// Puts a connection back, and ends its transaction if it is in one. One that broke, or cannot
  /// roll back, is closed; the database rolls back then.
  void giveBack(WatchedConnection connection) {
    Connection lease = connection.leave();
    if (lease == null) {
      return;
    }
    try {
      if (!connection.isBroken()) {
        connection.reset();
        lease.close();
        return;
      }
    } catch (SQLException failure) {
      LOG.debug("A connection could not be used again", failure);
    }
    source.evictConnection(lease);
  }

  private RuntimeException notTaken(SQLException failure, String sql) {
    if (source.isClosed()) {
      return new IllegalStateException("the database is closed", failure);
    }
    if (failure.getCause() instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new StatementCancelledException("cancelled: " + Failures.shown(sql), failure);
    }
    if (source.getHikariPoolMXBean().getActiveConnections() >= config.maxConnections()) {
      return new PoolExhaustedException(
          "all %d connections were in use for %s: %s"
              .formatted(config.maxConnections(), config.poolTimeout(), Failures.shown(sql)),
          failure);
    }
    if (away.compareAndSet(false, true)) {
      LOG.warn("PostgreSQL at {} cannot be reached: {}", config.url(), failure.getMessage());
    }
    return new ConnectionLostException("PostgreSQL cannot be reached at " + config.url(), failure);
  }

  boolean isClosed() {
    return source.isClosed();
  }

  PoolState state() {
    HikariPoolMXBean pool = source.getHikariPoolMXBean();
    return new PoolState(
        config.maxConnections(),
        pool.getActiveConnections(),
        pool.getIdleConnections(),
        pool.getThreadsAwaitingConnection());
  }

  @Override
  public void close() {
    source.close();
    watchdog.close();
  }
}
