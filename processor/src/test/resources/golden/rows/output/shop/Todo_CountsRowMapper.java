// Generated from shop.Todo.Counts
package shop;

import dev.serval.Generated;
import dev.serval.postgres.ColumnTypes;
import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.RowMapper;
import dev.serval.postgres.RowReader;
import java.sql.SQLException;
import java.util.List;

@Generated
final class Todo_CountsRowMapper implements RowMapper<Todo.Counts> {
  static final Todo_CountsRowMapper INSTANCE = new Todo_CountsRowMapper();

  private static final List<String> COLUMNS = List.of("likes", "n_replies");

  static {
    GeneratedRows.register(Todo.Counts.class, INSTANCE);
  }

  private Todo_CountsRowMapper() {}

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Todo.Counts map(RowReader row, int first) throws SQLException {
    return new Todo.Counts(
        row.nullable(first, ColumnTypes.INT),
        row.getInt(first + 1));
  }
}
