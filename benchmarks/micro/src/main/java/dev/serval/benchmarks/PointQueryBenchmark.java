// PointQueryBenchmark: one row by its key, from the driver alone and from all that is around it.
package dev.serval.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.serval.Json;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonWriter;
import dev.serval.postgres.Database;
import dev.serval.postgres.DatabaseConfig;
import dev.serval.postgres.EmbeddedDatabase;
import dev.serval.postgres.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One statement for all: a row of five columns by its primary key, prepared in the server.
///
/// `driver` has one connection and one statement that it keeps, and reads the columns by their
/// numbers; nothing is cheaper through JDBC. `driverAndPool` takes a connection of HikariCP and
/// prepares the statement for each row, as any program does that answers many. `serval` does that
/// by its own API with a generated mapper, and `servalAndJson` writes the record as JSON as well.
///
/// The database is the one that `DATABASE_URL` names, or one that is started under
/// `benchmarks/micro/target`. Both ends of the socket work for a query: read the times of samples
/// beside the processor time of this end, which `CpuTime` adds.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls open() before all else
public class PointQueryBenchmark {
  private static final int ROWS = 10_000;
  private static final String SQL =
      "select id, title, owner, priority, done from point where id = ?";

  private @Nullable EmbeddedDatabase own;
  private Database db;
  private HikariDataSource pool;
  private Connection connection;
  private PreparedStatement statement;

  /// What a row is.
  @Row
  @Json
  public record Point(long id, String title, String owner, int priority, boolean done) {
    static Point read(ResultSet row) throws SQLException {
      return new Point(
          row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getBoolean(5));
    }
  }

  /// What each thread writes into.
  @State(Scope.Thread)
  public static class Output {
    final JsonWriter out = new JsonWriter();
    final JsonCodec<Point> codec = JsonCodec.of(Point.class);
  }

  @Setup(Level.Trial)
  public void open() throws SQLException {
    String url = System.getenv("DATABASE_URL");
    if (url == null) {
      own = EmbeddedDatabase.start(Path.of("benchmarks", "micro", "target", "postgres"));
      url = own.url();
    }
    db = Database.open(DatabaseConfig.of(url));
    db.update("drop table if exists point");
    db.update(
        "create table point (id bigint primary key, title text not null, owner text not null,"
            + " priority int not null, done boolean not null)");
    db.batch(
        "insert into point values (?, ?, ?, ?, ?)",
        IntStream.rangeClosed(1, ROWS).boxed().toList(),
        i ->
            new Object[] {
              (long) i, "Buy milk and bread " + i, "ada@example.org", i % 5, i % 2 == 0
            });
    db.update("vacuum analyze point");

    Properties user = new Properties();
    String[] who = url.replaceFirst("^\\w+://(?:(.*)@)?.*", "$1").split(":", 2);
    user.setProperty("user", who[0]);
    user.setProperty("password", who.length < 2 ? "" : who[1]);
    String jdbc = "jdbc:postgresql://" + url.replaceFirst("^\\w+://(?:.*@)?", "");
    connection = DriverManager.getConnection(jdbc, user);
    statement = connection.prepareStatement(SQL);
    HikariConfig hikari = new HikariConfig();
    hikari.setJdbcUrl(jdbc);
    hikari.setDataSourceProperties(user);
    hikari.setMaximumPoolSize(DatabaseConfig.of(url).maxConnections());
    pool = new HikariDataSource(hikari);
  }

  @TearDown(Level.Trial)
  public void close() throws SQLException {
    db.close();
    pool.close();
    connection.close();
    if (own != null) {
      own.close();
    }
  }

  private static long key() {
    return ThreadLocalRandom.current().nextLong(1, ROWS + 1);
  }

  @Benchmark
  public Point driver() throws SQLException {
    statement.setLong(1, key());
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return Point.read(rows);
    }
  }

  @Benchmark
  public Point driverAndPool() throws SQLException {
    try (Connection taken = pool.getConnection();
        PreparedStatement prepared = taken.prepareStatement(SQL)) {
      prepared.setLong(1, key());
      try (ResultSet rows = prepared.executeQuery()) {
        rows.next();
        return Point.read(rows);
      }
    }
  }

  @Benchmark
  public Point serval() {
    return db.query(SQL, key()).one(Point.class);
  }

  @Benchmark
  public int servalAndJson(Output output) {
    output.out.reset();
    output.codec.write(output.out, db.query(SQL, key()).one(Point.class));
    return output.out.length();
  }
}
