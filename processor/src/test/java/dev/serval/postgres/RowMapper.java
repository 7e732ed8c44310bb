package dev.serval.postgres;

import java.sql.SQLException;
import java.util.List;

/// As in `serval-postgres`.
public interface RowMapper<T> {
  List<String> columns();

  T map(RowReader row, int first) throws SQLException;
}
