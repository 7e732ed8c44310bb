// Generated from shop.Todo.Scalars
package shop;

import dev.serval.Generated;
import dev.serval.generated.java.time.DayOfWeekCodec;
import dev.serval.json.TextFormat;
import dev.serval.postgres.ColumnType;
import dev.serval.postgres.ColumnTypes;
import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.RowMapper;
import dev.serval.postgres.RowReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

@Generated
final class Todo_ScalarsRowMapper implements RowMapper<Todo.Scalars> {
  static final Todo_ScalarsRowMapper INSTANCE = new Todo_ScalarsRowMapper();

  private static final List<String> COLUMNS = List.of(
      "bool", "small", "s", "i", "f", "d", "letter", "boxed_short", "boxed_long", "boxed_letter",
      "price", "huge", "bytes", "more_bytes", "uuid", "uri", "at", "offset_date_time",
      "local_date_time", "local_date", "local_time", "offset_time", "duration", "period", "year",
      "zone", "day");
  private static final ColumnType<Byte> SMALL = ColumnTypes.text(TextFormat.BYTE);
  private static final ColumnType<Character> LETTER =
      ColumnTypes.text(
          TextFormat.of("a single character", 1, text -> text.length() == 1 ? text.charAt(0)
              : null, Object::toString));
  private static final ColumnType<Year> YEAR = ColumnTypes.text(TextFormat.YEAR);
  private static final ColumnType<ZoneId> ZONE = ColumnTypes.text(TextFormat.ZONE_ID);
  private static final ColumnType<DayOfWeek> DAY = ColumnTypes.text(DayOfWeekCodec.TEXT);

  static {
    GeneratedRows.register(Todo.Scalars.class, INSTANCE);
  }

  private Todo_ScalarsRowMapper() {}

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Todo.Scalars map(RowReader row, int first) throws SQLException {
    return new Todo.Scalars(
        row.getBoolean(first),
        row.get(first + 1, SMALL),
        row.getShort(first + 2),
        row.getInt(first + 3),
        row.getFloat(first + 4),
        row.getDouble(first + 5),
        row.get(first + 6, LETTER),
        row.get(first + 7, ColumnTypes.SHORT),
        row.nullable(first + 8, ColumnTypes.LONG),
        row.nullable(first + 9, LETTER),
        row.get(first + 10, ColumnTypes.BIG_DECIMAL),
        row.get(first + 11, ColumnTypes.BIG_INTEGER),
        row.get(first + 12, ColumnTypes.BYTES),
        row.nullable(first + 13, ColumnTypes.BYTES),
        row.get(first + 14, ColumnTypes.UUID),
        row.get(first + 15, ColumnTypes.URI),
        row.get(first + 16, ColumnTypes.INSTANT),
        row.get(first + 17, ColumnTypes.OFFSET_DATE_TIME),
        row.get(first + 18, ColumnTypes.LOCAL_DATE_TIME),
        row.get(first + 19, ColumnTypes.LOCAL_DATE),
        row.get(first + 20, ColumnTypes.LOCAL_TIME),
        row.get(first + 21, ColumnTypes.OFFSET_TIME),
        row.get(first + 22, ColumnTypes.DURATION),
        row.get(first + 23, ColumnTypes.PERIOD),
        row.get(first + 24, YEAR),
        row.get(first + 25, ZONE),
        row.get(first + 26, DAY));
  }
}
