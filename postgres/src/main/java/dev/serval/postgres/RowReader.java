// RowReader: what a mapper reads a row from.
package dev.serval.postgres;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The row at hand, as a [RowMapper] reads it: columns by their numbers among [RowMapper#columns],
/// the first is 0.
///
/// The methods without “nullable” and “optional” refuse null: a component that a column may leave
/// empty is `@Nullable` or an `Optional`. For one thread.
public final class RowReader {
  private final ResultSet rows;
  private final List<String> names;

  /// The columns of the result, from 1, that those of the mapper are.
  private final int[] places;

  RowReader(ResultSet rows, RowMapper<?> mapper) throws SQLException {
    this.rows = rows;
    this.names = mapper.columns();
    this.places = names.isEmpty() ? only(rows) : places(rows, names);
  }

  /// A mapper without names reads the only column, whatever it is called.
  private static int[] only(ResultSet rows) throws SQLException {
    int count = rows.getMetaData().getColumnCount();
    if (count != 1) {
      throw new RowMappingException("expected a single column, found " + count);
    }
    return new int[] {1};
  }

  private static int[] places(ResultSet rows, List<String> names) throws SQLException {
    ResultSetMetaData result = rows.getMetaData();
    int count = result.getColumnCount();
    int[] places = new int[names.size()];
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      places[i] = find(result, count, names.get(i), i + 1);
      if (places[i] == 0) {
        missing.add(names.get(i));
      }
    }
    if (!missing.isEmpty()) {
      List<String> found = new ArrayList<>();
      for (int column = 1; column <= count; column++) {
        found.add(result.getColumnLabel(column));
      }
      throw new RowMappingException("expected columns " + missing + ", found only " + found);
    }
    return places;
  }

  /// Returns the place of a column, which most often is the one it has in the record, too.
  private static int find(ResultSetMetaData result, int count, String name, int likely)
      throws SQLException {
    if (likely <= count && result.getColumnLabel(likely).equalsIgnoreCase(name)) {
      return likely;
    }
    for (int column = 1; column <= count; column++) {
      if (result.getColumnLabel(column).equalsIgnoreCase(name)) {
        return column;
      }
    }
    return 0;
  }

  /// Returns an `int`.
  public int getInt(int column) throws SQLException {
    int value = rows.getInt(places[column]);
    return value != 0 ? value : notNull(column, value);
  }

  /// Returns a `long`.
  public long getLong(int column) throws SQLException {
    long value = rows.getLong(places[column]);
    return value != 0 ? value : notNull(column, value);
  }

  /// Returns a `short`.
  public short getShort(int column) throws SQLException {
    short value = rows.getShort(places[column]);
    return value != 0 ? value : notNull(column, value);
  }

  /// Returns a `double`.
  public double getDouble(int column) throws SQLException {
    double value = rows.getDouble(places[column]);
    return value != 0 ? value : notNull(column, value);
  }

  /// Returns a `float`.
  public float getFloat(int column) throws SQLException {
    float value = rows.getFloat(places[column]);
    return value != 0 ? value : notNull(column, value);
  }

  /// Returns a `boolean`.
  public boolean getBoolean(int column) throws SQLException {
    boolean value = rows.getBoolean(places[column]);
    return value || notNull(column, value);
  }

  /// Returns a value that is not null.
  ///
  /// @throws RowMappingException if it is null
  public <T> T get(int column, ColumnType<T> type) throws SQLException {
    T value = read(column, type);
    return value != null ? value : notNull(column, value);
  }

  /// Returns a value or null.
  public <T> @Nullable T nullable(int column, ColumnType<T> type) throws SQLException {
    return read(column, type);
  }

  /// Returns a value if there is one.
  public <T> Optional<T> optional(int column, ColumnType<T> type) throws SQLException {
    return Optional.ofNullable(read(column, type));
  }

  /// Returns whether all of some columns are null: whether a record within a record is there.
  public boolean isNull(int first, int count) throws SQLException {
    for (int column = first; column < first + count; column++) {
      if (rows.getObject(places[column]) != null) {
        return false;
      }
    }
    return true;
  }

  private <T> @Nullable T read(int column, ColumnType<T> type) throws SQLException {
    try {
      return type.read(rows, places[column]);
    } catch (RowMappingException unfit) {
      throw new RowMappingException("the column " + name(column) + ": " + unfit.getMessage());
    }
  }

  private String name(int column) {
    return names.isEmpty() ? "1" : names.get(column);
  }

  private <T> T notNull(int column, @Nullable T value) throws SQLException {
    if (value == null || rows.wasNull()) {
      throw new RowMappingException(
          "the column "
              + name(column)
              + " is null; expected a value, since its component is neither @Nullable nor Optional");
    }
    return value;
  }
}
