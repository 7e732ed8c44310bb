package dev.serval.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

/// Runs the statements that have no rows, for [Database] and [Transaction] alike.
final class Statements {
  private static final int BATCH = 1_000;
  private static final int MAX_PAYLOAD = 7_999;

  private final Connections connections;

  Statements(Connections connections) {
    this.connections = connections;
  }

  Query query(String sql, @Nullable Object[] parameters) {
    return new Query(connections, sql, parameters.clone());
  }

  long update(String sql, @Nullable Object[] parameters) {
    return connections.use(
        sql,
        connection -> {
          try (PreparedStatement statement = Parameters.prepare(connection, sql, parameters)) {
            statement.execute();
            return Math.max(0, statement.getLargeUpdateCount());
          }
        });
  }

  <T> long batch(
      String sql, Iterable<? extends T> items, Function<? super T, @Nullable Object[]> parameters) {
    return connections.useInTransaction(
        sql,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            long count = 0;
            int waiting = 0;
            for (T item : items) {
              Parameters.bind(statement, parameters.apply(item));
              statement.addBatch();
              if (++waiting == BATCH) {
                count += Arrays.stream(statement.executeLargeBatch()).sum();
                waiting = 0;
              }
            }
            return waiting == 0
                ? count
                : count + Arrays.stream(statement.executeLargeBatch()).sum();
          }
        });
  }

  long copyIn(String sql, InputStream rows) throws IOException {
    return copy(sql, connection -> connection.getCopyAPI().copyIn(sql, rows));
  }

  long copyOut(String sql, OutputStream rows) throws IOException {
    return copy(sql, connection -> connection.getCopyAPI().copyOut(sql, rows));
  }

  /// A copy, with the failure of what it reads from or writes to.
  private interface Copy {
    long with(PGConnection connection) throws SQLException, IOException;
  }

  private long copy(String sql, Copy copy) throws IOException {
    try {
      return connections.use(sql, connection -> copy(connection, copy));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static long copy(PgConnection connection, Copy copy) throws SQLException {
    try {
      return copy.with(connection);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void notify(String channel, String payload) {
    int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "expected a payload of at most 7,999 bytes of UTF-8, found " + bytes);
    }
    update("select pg_notify(?, ?)", new @Nullable Object[] {channel, payload});
  }
}
