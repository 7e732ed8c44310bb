package dev.serval.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections that there are, each for one statement or transaction at a time.
final class Pool implements Connections, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.postgres");

  /// How much longer than the database itself the driver waits for it to end a statement.
  private static final Duration GRACE = Duration.ofSeconds(10);

  /// What is waited for before each request to cancel a statement.
  private static final List<Duration> CANCEL_PAUSES =
      List.of(Duration.ZERO, Duration.ofMillis(200), Duration.ofSeconds(2));

  private final DatabaseConfig config;
  private final HikariDataSource source;
  private final AtomicBoolean away = new AtomicBoolean();

  private Pool(DatabaseConfig config, HikariDataSource source) {
    this.config = config;
    this.source = source;
  }

  /// Connects.
  ///
  /// @throws ConnectionLostException if that is not possible within the configured time
  static Pool open(DatabaseConfig config) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("serval-postgres");
    hikari.setJdbcUrl(config.url().jdbc());
    hikari.setDataSourceProperties(driver(config));
    hikari.setMaximumPoolSize(config.maxConnections());
    hikari.setConnectionTimeout(config.poolTimeout().toMillis());
    hikari.setValidationTimeout(Math.min(config.poolTimeout().toMillis(), 2_000));
    hikari.setMaxLifetime(config.maxLifetime().toMillis());
    hikari.setInitializationFailTimeout(Math.max(1, config.startTimeout().toMillis()));
    hikari.setConnectionInitSql("set statement_timeout = " + config.statementTimeout().toMillis());
    hikari.setThreadFactory(Thread.ofVirtual().name("serval-postgres-pool").factory());
    try {
      return new Pool(config, new HikariDataSource(hikari));
    } catch (PoolInitializationException failure) {
      SQLException cause = failure.getCause() instanceof SQLException driver ? driver : null;
      throw new ConnectionLostException(
          "PostgreSQL cannot be reached at "
              + config.url()
              + (cause == null ? "" : ": " + cause.getMessage()),
          cause);
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
    driver.setProperty("socketTimeout", seconds(config.statementTimeout().plus(GRACE)));
    driver.setProperty("tcpKeepAlive", "true");
    driver.setProperty("reWriteBatchedInserts", "true");
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
    if (!bounded) {
      properties.setProperty("socketTimeout", "0");
    }
    Connection connection = new Driver().connect(config.url().jdbc(), properties);
    if (connection == null) {
      throw new SQLException("not an address of PostgreSQL", "08001");
    }
    return connection;
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
    try (Connection connection = take(sql)) {
      return run(connection, sql, use);
    } catch (SQLException failure) {
      throw Failures.of(failure, sql);
    }
  }

  @Override
  public <T extends @Nullable Object> T useInTransaction(String sql, Use<T> use) {
    return use(
        sql,
        connection -> {
          connection.setAutoCommit(false);
          try {
            T result = use.with(connection);
            connection.commit();
            return result;
          } catch (SQLException | RuntimeException failure) {
            rollback(connection, failure);
            throw failure;
          }
        });
  }

  /// Rolls back for a reason, which is what is thrown whether or not this works.
  static void rollback(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException further) {
      reason.addSuppressed(further);
    }
  }

  @Override
  public Lent lend(String sql) {
    Connection connection = take(sql);
    try {
      connection.setAutoCommit(false);
    } catch (SQLException failure) {
      RuntimeException known = Failures.of(failure, sql);
      try {
        connection.close();
      } catch (SQLException further) {
        known.addSuppressed(further);
      }
      throw known;
    }
    return new LentConnection(connection);
  }

  private record LentConnection(Connection connection) implements Lent {
    @Override
    public void giveBack() throws SQLException {
      try (connection) {
        connection.rollback();
      }
    }
  }

  /// Runs what uses a connection, and cancels it in the database when its thread is interrupted.
  static <T extends @Nullable Object> T run(Connection connection, String sql, Use<T> use)
      throws SQLException {
    // Asked for beforehand: a connection that failed does not tell any more.
    QueryExecutor driver = connection.unwrap(BaseConnection.class).getQueryExecutor();
    try {
      return use.with(connection);
    } catch (SQLException failure) {
      if (!isCutByInterrupt(failure)) {
        throw failure;
      }
      cancel(driver);
      throw new StatementCancelledException("cancelled: " + Failures.shown(sql), failure);
    }
  }

  /// A virtual thread that is interrupted while it waits for a socket finds it closed.
  private static boolean isCutByInterrupt(SQLException failure) {
    String state = failure.getSQLState();
    return Thread.currentThread().isInterrupted() && state != null && state.startsWith("08");
  }

  /// Asks the database to end what nobody waits for. The interrupt has closed the socket, and the
  /// statement would go on for as long as it does not write to it.
  ///
  /// It is the executor that is asked, since the connection refuses to cancel once it is closed. A
  /// request that comes before the database has begun with the statement does nothing, so there are
  /// some more; its key is that of this connection, so it never meets anybody else's statement.
  private static void cancel(QueryExecutor driver) {
    Thread.ofVirtual()
        .name("serval-postgres-cancel")
        .start(() -> {
          try {
            for (Duration pause : CANCEL_PAUSES) {
              Thread.sleep(pause);
              driver.sendQueryCancel();
            }
          } catch (SQLException | InterruptedException failure) {
            LOG.debug("A statement could not be cancelled", failure);
          }
        });
  }

  /// Takes a connection out of the pool; closing it puts it back.
  Connection take(String sql) {
    if (away.get() && source.getHikariPoolMXBean().getTotalConnections() == 0) {
      // Known to be away: nobody waits for it but the pool, which goes on trying.
      throw new ConnectionLostException("PostgreSQL cannot be reached at " + config.url(), null);
    }
    try {
      Connection connection = source.getConnection();
      if (away.get() && away.compareAndSet(true, false)) {
        LOG.info("PostgreSQL at {} is back", config.url());
      }
      return connection;
    } catch (SQLException failure) {
      throw notTaken(failure, sql);
    }
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
  }
}
