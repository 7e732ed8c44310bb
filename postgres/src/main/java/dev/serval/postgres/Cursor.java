package dev.serval.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The rows of a statement that are fetched as they are asked for.
final class Cursor<T> extends Spliterators.AbstractSpliterator<T> {
  private final Connections.Lent lent;
  private final String sql;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final RowMapper<T> mapper;
  private final RowReader reader;

  /// How many rows the driver fetches at a time, and how many were read.
  private final int fetchSize;

  private long count;
  private boolean committed;

  private Cursor(
      Connections.Lent lent,
      String sql,
      PreparedStatement statement,
      ResultSet rows,
      RowMapper<T> mapper)
      throws SQLException {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.lent = lent;
    this.sql = sql;
    this.statement = statement;
    this.rows = rows;
    this.mapper = mapper;
    this.fetchSize = statement.getFetchSize();
    this.reader = new RowReader(rows, mapper);
  }

  static <T> Stream<T> open(
      Connections connections,
      String sql,
      Connections.Use<PreparedStatement> prepare,
      RowMapper<T> mapper) {
    Connections.Lent lent = connections.lend(sql);
    Cursor<T> cursor;
    try {
      // Closing the statement closes its rows.
      cursor =
          lent.run(
              sql,
              connection -> {
                PreparedStatement statement = prepare.with(connection);
                try {
                  return new Cursor<>(lent, sql, statement, statement.executeQuery(), mapper);
                } catch (Throwable failure) {
                  statement.close();
                  throw failure;
                }
              });
    } catch (SQLException failure) {
      lent.giveBack();
      throw Failures.of(failure, sql);
    } catch (RuntimeException | Error failure) {
      lent.giveBack();
      throw failure;
    }
    return StreamSupport.stream(cursor, false).onClose(cursor::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    T row;
    try {
      if (!next()) {
        return false;
      }
      row = mapper.map(reader, 0);
    } catch (SQLException failure) {
      throw Failures.of(failure, sql);
    }
    action.accept(row);
    return true;
  }

  /// Only a fetch waits for the database, and the end: what the statement did is to stay then.
  private boolean next() throws SQLException {
    boolean found = count++ % fetchSize == 0 ? lent.run(sql, _ -> rows.next()) : rows.next();
    if (!found && !committed) {
      lent.commit();
      committed = true;
    }
    return found;
  }

  private void close() {
    try {
      statement.close();
    } catch (SQLException failure) {
      throw Failures.of(failure, sql);
    } finally {
      lent.giveBack();
    }
  }
}
