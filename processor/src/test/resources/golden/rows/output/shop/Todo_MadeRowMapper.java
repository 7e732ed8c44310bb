// Generated from shop.Todo.Made
package shop;

import dev.serval.Generated;
import dev.serval.json.JsonCodecs;
import dev.serval.json.TextFormat;
import dev.serval.postgres.ColumnType;
import dev.serval.postgres.ColumnTypes;
import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.RowMapper;
import dev.serval.postgres.RowReader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

@Generated
final class Todo_MadeRowMapper implements RowMapper<Todo.Made> {
  static final Todo_MadeRowMapper INSTANCE = new Todo_MadeRowMapper();

  private static final List<String> COLUMNS = List.of(
      "isbn", "isbns", "sku", "currency", "other", "at", "until", "grid", "money");
  private static final ColumnType<Todo.Isbn> ISBN =
      ColumnTypes.text(
          TextFormat.of("a value of Todo.Isbn", Integer.MAX_VALUE, Todo.Isbn::of,
              Object::toString));
  private static final ColumnType<List<Todo.Isbn>> ISBNS =
      ColumnTypes.list(
          ColumnTypes.text(
              TextFormat.of("a value of Todo.Isbn", Integer.MAX_VALUE, Todo.Isbn::of,
                  Object::toString)));
  private static final ColumnType<Todo.Sku> SKU =
      ColumnTypes.text(
          TextFormat.of("a value of Todo.Sku", Integer.MAX_VALUE, Todo.Sku::new, Object::toString));
  private static final ColumnType<Currency> CURRENCY =
      ColumnTypes.json(Todo.CurrencyCodec.INSTANCE);
  private static final ColumnType<int[]> GRID = ColumnTypes.json(new Todo.GridCodec());
  private static final ColumnType<Todo.Money> MONEY = ColumnTypes.json(new Todo.MoneyCodec());

  static {
    GeneratedRows.register(Todo.Made.class, INSTANCE);
  }

  private Todo_MadeRowMapper() {}

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Todo.Made map(RowReader row, int first) throws SQLException {
    return new Todo.Made(
        row.get(first, ISBN),
        row.get(first + 1, ISBNS),
        row.optional(first + 2, SKU),
        row.get(first + 3, CURRENCY),
        row.nullable(first + 4, CURRENCY),
        row.get(first + 5, ColumnTypes.INSTANT),
        row.optional(first + 6, ColumnTypes.INSTANT),
        row.get(first + 7, GRID),
        row.get(first + 8, MONEY));
  }
}
