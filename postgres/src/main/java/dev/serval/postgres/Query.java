// Query: a statement that has rows.
package dev.serval.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A statement that has rows, as [Sql#query] returns it. Each of its methods runs it.
///
/// Rows become records that have [Row], whose components are found by the names of the columns; or,
/// where there is a single column, one of the types that such a component may have: `Long`,
/// `String`, `UUID`, `Instant` …
///
/// ```java
/// long count = db.query("select count(*) from todo").one(Long.class);
/// Optional<Todo> todo = db.query("select id, title from todo where id = ?", id).optional(Todo.class);
/// ```
///
/// An immutable value.
public final class Query {
  private static final int FETCH_SIZE = 256;

  private final Connections connections;
  private final String sql;
  private final @Nullable Object[] parameters;
  private final int fetchSize;
  private final @Nullable Duration timeout;

  Query(Connections connections, String sql, @Nullable Object[] parameters) {
    this(connections, sql, parameters, FETCH_SIZE, null);
  }

  private Query(
      Connections connections,
      String sql,
      @Nullable Object[] parameters,
      int fetchSize,
      @Nullable Duration timeout) {
    this.connections = connections;
    this.sql = Objects.requireNonNull(sql, "sql");
    this.parameters = parameters;
    this.fetchSize = fetchSize;
    this.timeout = timeout;
  }

  /// Returns this with another number of rows that [#stream] and [#forEach] fetch at a time; 256
  /// unless it is set.
  ///
  /// @throws IllegalArgumentException unless it is at least 1
  public Query withFetchSize(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("expected at least 1 row at a time, found " + rows);
    }
    return new Query(connections, sql, parameters, rows, timeout);
  }

  /// Returns this with a shorter bound for the statement alone, precise to a second;
  /// [DatabaseConfig#statementTimeout] bounds it as well.
  ///
  /// @throws IllegalArgumentException unless it is from 1 second to 1 day
  public Query withTimeout(Duration timeout) {
    if (timeout.toSeconds() < 1 || timeout.toDays() > 1) {
      throw new IllegalArgumentException("expected a time from 1 second to 1 day, not " + timeout);
    }
    return new Query(connections, sql, parameters, fetchSize, timeout);
  }

  /// Returns all rows, in memory; where there may be many, bound them by `limit` or use [#stream].
  public <T> List<T> list(Class<T> type) {
    return list(GeneratedRows.require(type));
  }

  /// Returns all rows by a mapper of one's own.
  public <T> List<T> list(RowMapper<T> mapper) {
    return connections.use(
        sql,
        connection -> {
          try (PreparedStatement statement = prepare(connection);
              ResultSet rows = statement.executeQuery()) {
            RowReader reader = new RowReader(rows, mapper);
            List<T> all = new ArrayList<>();
            while (rows.next()) {
              all.add(mapper.map(reader, 0));
            }
            return all;
          }
        });
  }

  /// Returns the only row.
  ///
  /// @throws RowCountException if there is none, or more than one
  public <T> T one(Class<T> type) {
    return one(GeneratedRows.require(type));
  }

  /// Returns the only row by a mapper of one's own.
  ///
  /// @throws RowCountException if there is none, or more than one
  public <T> T one(RowMapper<T> mapper) {
    return optional(mapper)
        .orElseThrow(() -> new RowCountException("expected one row, found none", sql));
  }

  /// Returns the only row, if there is one. As the result of a route, nothing is a 404.
  ///
  /// @throws RowCountException if there is more than one
  public <T> Optional<T> optional(Class<T> type) {
    return optional(GeneratedRows.require(type));
  }

  /// Returns the only row, if there is one, by a mapper of one's own.
  ///
  /// @throws RowCountException if there is more than one
  public <T> Optional<T> optional(RowMapper<T> mapper) {
    return connections.use(
        sql,
        connection -> {
          try (PreparedStatement statement = prepare(connection)) {
            statement.setMaxRows(2);
            try (ResultSet rows = statement.executeQuery()) {
              if (!rows.next()) {
                return Optional.empty();
              }
              T row = mapper.map(new RowReader(rows, mapper), 0);
              if (rows.next()) {
                throw new RowCountException("expected one row, found more", sql);
              }
              return Optional.of(row);
            }
          }
        });
  }

  /// Calls `action` for each row, in constant memory; see [#stream(Class)].
  public <T> void forEach(Class<T> type, Consumer<? super T> action) {
    try (Stream<T> rows = stream(type)) {
      rows.forEach(action);
    }
  }

  /// Returns the rows one by one as they are asked for, in constant memory: a cursor. The stream
  /// has a connection until it is closed, and is closed by the framework where it is the result of
  /// a route.
  ///
  /// ```java
  /// @Get("/export")
  /// @JsonLines
  /// Stream<Todo> export() {
  ///   return db.query("select id, title from todo order by id").stream(Todo.class);
  /// }
  /// ```
  ///
  /// A statement that writes, as `delete … returning`, is committed when the last row has been
  /// read, and rolled back where the stream is closed before; within a [Transaction] that decides,
  /// and the stream ends with it.
  ///
  /// It is for one thread at a time. [DatabaseConfig#statementTimeout] bounds each fetch.
  public <T> Stream<T> stream(Class<T> type) {
    return stream(GeneratedRows.require(type));
  }

  /// Returns the rows one by one by a mapper of one's own; see [#stream(Class)].
  public <T> Stream<T> stream(RowMapper<T> mapper) {
    return Cursor.open(connections, sql, this::prepareFetching, mapper);
  }

  private PreparedStatement prepareFetching(Connection connection) throws SQLException {
    PreparedStatement statement = prepare(connection);
    try {
      statement.setFetchSize(fetchSize);
    } catch (SQLException | RuntimeException failure) {
      statement.close();
      throw failure;
    }
    return statement;
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = Parameters.prepare(connection, sql, parameters);
    if (timeout != null) {
      statement.setQueryTimeout((int) timeout.toSeconds());
    }
    return statement;
  }
}
