package dev.serval.postgres;

import java.sql.SQLException;
import java.util.List;

/// A mapper of given names and a given function.
record GivenMapper<T>(List<String> columns, RowMapper.Body<T> body) implements RowMapper<T> {
  @Override
  public T map(RowReader row, int first) throws SQLException {
    return body.map(row, first);
  }
}
