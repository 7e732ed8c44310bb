// Generated from shop.Todo
package shop;

import dev.serval.Generated;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonValue;
import dev.serval.json.TextFormat;
import dev.serval.postgres.ColumnType;
import dev.serval.postgres.ColumnTypes;
import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.RowMapper;
import dev.serval.postgres.RowReader;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import people.PersonRowMapper;

@Generated
final class TodoRowMapper implements RowMapper<Todo> {
  static final TodoRowMapper INSTANCE = new TodoRowMapper();

  private static final List<String> COLUMNS = List.of(
      "id", "title", "due_on", "mood", "tags", "moods", "owner_id", "owner_name",
      "owner_address_zip_code", "owner_address_town", "assignee_id", "assignee_name",
      "assignee_address_zip_code", "assignee_address_town", "likes", "n_replies", "place",
      "shape", "visited", "votes", "extra");
  private static final ColumnType<Todo.Mood> MOOD = ColumnTypes.text(Todo_MoodCodec.TEXT);
  private static final ColumnType<List<String>> TAGS = ColumnTypes.list(ColumnTypes.TEXT);
  private static final ColumnType<Set<Todo.Mood>> MOODS =
      ColumnTypes.set(ColumnTypes.text(Todo_MoodCodec.TEXT));
  private static final ColumnType<Todo.Place> PLACE = ColumnTypes.json(Todo_PlaceCodec.INSTANCE);
  private static final ColumnType<Todo.Shape> SHAPE = ColumnTypes.json(Todo_ShapeCodec.INSTANCE);
  private static final ColumnType<List<Todo.Place>> VISITED =
      ColumnTypes.json(JsonCodecs.list(Todo_PlaceCodec.INSTANCE));
  private static final ColumnType<Map<String, Integer>> VOTES =
      ColumnTypes.json(JsonCodecs.map(TextFormat.STRING, JsonCodecs.INT));
  private static final ColumnType<JsonValue> EXTRA = ColumnTypes.json(JsonCodecs.VALUE);

  static {
    GeneratedRows.register(Todo.class, INSTANCE);
  }

  private TodoRowMapper() {}

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Todo map(RowReader row, int first) throws SQLException {
    return new Todo(
        row.getLong(first),
        row.get(first + 1, ColumnTypes.TEXT),
        row.optional(first + 2, ColumnTypes.LOCAL_DATE),
        row.get(first + 3, MOOD),
        row.get(first + 4, TAGS),
        row.get(first + 5, MOODS),
        PersonRowMapper.INSTANCE.map(row, first + 6),
        row.isNull(first + 10, 4) ? null : PersonRowMapper.INSTANCE.map(row, first + 10),
        row.isNull(first + 14, 2) ? Optional.empty()
            : Optional.of(Todo_CountsRowMapper.INSTANCE.map(row, first + 14)),
        row.get(first + 16, PLACE),
        row.nullable(first + 17, SHAPE),
        row.get(first + 18, VISITED),
        row.get(first + 19, VOTES),
        row.optional(first + 20, EXTRA));
  }
}
