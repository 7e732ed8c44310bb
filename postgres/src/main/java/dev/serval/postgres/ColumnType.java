// ColumnType: how one column is read.
package dev.serval.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How the values of a column are read; see [ColumnTypes] for those that there are.
///
/// @param <T> the type of the values
@FunctionalInterface
public interface ColumnType<T> {

  /// Returns the value of a column in the row at hand; null for SQL's null.
  ///
  /// @param column its number, from 1
  @Nullable T read(ResultSet rows, int column) throws SQLException;
}
