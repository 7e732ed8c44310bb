// RowMapper: how a row becomes a value.
package dev.serval.postgres;

import java.sql.SQLException;
import java.util.List;

/// How a row becomes a value. Generated for records that have [Row]; by hand for what has a form of
/// its own:
///
/// ```java
/// RowMapper<Point> points = RowMapper.of(
///     List.of("x", "y"),
///     (row, first) -> new Point(row.getDouble(first), row.getDouble(first + 1)));
/// ```
///
/// Used by many threads at once, and without state.
///
/// @param <T> the type of the value
public interface RowMapper<T> {

  /// Returns the names of the columns that it reads, in the order in which it numbers them. Each
  /// must be a column of the result, which may have others.
  List<String> columns();

  /// Returns the value of the row that `row` is at.
  ///
  /// @param first the number of this mapper's first column: 0, or more where a mapper calls another
  T map(RowReader row, int first) throws SQLException;

  /// Returns a mapper of names and a function.
  static <T> RowMapper<T> of(List<String> columns, Body<T> body) {
    return new GivenMapper<>(List.copyOf(columns), body);
  }

  /// Makes a value of a row.
  ///
  /// @param <T> the type of the value
  @FunctionalInterface
  interface Body<T> {
    /// As [RowMapper#map] has it.
    T map(RowReader row, int first) throws SQLException;
  }
}
