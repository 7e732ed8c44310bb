// Generated from shop.Todo.RowReader
package shop;

import dev.serval.Generated;
import dev.serval.postgres.ColumnType;
import dev.serval.postgres.ColumnTypes;
import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.RowMapper;
import dev.serval.postgres.RowReader;
import java.sql.SQLException;
import java.util.List;

@Generated
final class Todo_RowReaderRowMapper implements RowMapper<Todo.RowReader> {
  static final Todo_RowReaderRowMapper INSTANCE = new Todo_RowReaderRowMapper();

  private static final List<String> COLUMNS = List.of("row", "first", "columns", "instance");
  private static final ColumnType<List<String>> COLUMNS_2 = ColumnTypes.list(ColumnTypes.TEXT);
  private static final ColumnType<List<Integer>> INSTANCE_2 = ColumnTypes.list(ColumnTypes.INT);

  static {
    GeneratedRows.register(Todo.RowReader.class, INSTANCE);
  }

  private Todo_RowReaderRowMapper() {}

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Todo.RowReader map(RowReader row, int first) throws SQLException {
    return new Todo.RowReader(
        row.get(first, ColumnTypes.TEXT),
        row.getInt(first + 1),
        row.get(first + 2, COLUMNS_2),
        row.optional(first + 3, INSTANCE_2));
  }
}
