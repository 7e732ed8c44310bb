package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonValue;
import dev.serval.json.TextFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
  private static Database db;

  enum Mood {
    GOOD,
    BAD
  }

  @BeforeAll
  static void open() {
    db = Postgres.open();
    db.update("create type mood as enum ('GOOD', 'BAD')");
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static <T> T read(String sql, ColumnType<T> type, Object... parameters) {
    return db.query(SqlText.trusted(sql, parameters))
        .one(RowMapper.of(List.of(), (row, first) -> row.get(first, type)));
  }

  static Stream<Arguments> values() {
    UUID uuid = UUID.fromString("6f2c1e0a-3b1d-4e55-9c39-1f0a5e3b7d11");
    Instant instant = Instant.parse("2026-03-14T15:09:26.535897Z");
    OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
    return Stream.of(
        Arguments.of("text", "a'b\\\"é😀", ColumnTypes.TEXT),
        Arguments.of("text", "", ColumnTypes.TEXT),
        Arguments.of("boolean", true, ColumnTypes.BOOLEAN),
        Arguments.of("boolean", false, ColumnTypes.BOOLEAN),
        Arguments.of("smallint", (short) -7, ColumnTypes.SHORT),
        Arguments.of("int", 0, ColumnTypes.INT),
        Arguments.of("int", Integer.MIN_VALUE, ColumnTypes.INT),
        Arguments.of("bigint", Long.MAX_VALUE, ColumnTypes.LONG),
        Arguments.of("real", 1.5f, ColumnTypes.FLOAT),
        Arguments.of("double precision", -0.1, ColumnTypes.DOUBLE),
        Arguments.of("numeric", new BigDecimal("12.340"), ColumnTypes.BIG_DECIMAL),
        Arguments.of("numeric", BigInteger.TWO.pow(100), ColumnTypes.BIG_INTEGER),
        Arguments.of("uuid", uuid, ColumnTypes.UUID),
        Arguments.of("text", URI.create("https://serval.dev/a?b"), ColumnTypes.URI),
        Arguments.of("timestamptz", instant, ColumnTypes.INSTANT),
        Arguments.of("timestamptz", utc, ColumnTypes.OFFSET_DATE_TIME),
        Arguments.of("date", LocalDate.of(2024, 2, 29), ColumnTypes.LOCAL_DATE),
        Arguments.of(
            "timestamp",
            LocalDateTime.parse("2026-03-29T02:30:00.000001"),
            ColumnTypes.LOCAL_DATE_TIME),
        Arguments.of("time", LocalTime.of(23, 59, 59), ColumnTypes.LOCAL_TIME),
        Arguments.of("timetz", OffsetTime.parse("10:00:00+05:30"), ColumnTypes.OFFSET_TIME),
        Arguments.of("interval", Duration.parse("PT26H3M4.000005S"), ColumnTypes.DURATION),
        Arguments.of("interval", Duration.ofMillis(-1_500), ColumnTypes.DURATION),
        Arguments.of("interval", Period.of(1, 2, 3), ColumnTypes.PERIOD),
        Arguments.of("mood", Mood.BAD, ColumnTypes.text(TextFormat.ofEnum(Mood.class))),
        Arguments.of("text", Mood.GOOD, ColumnTypes.text(TextFormat.ofEnum(Mood.class))),
        Arguments.of("int[]", List.of(1, 2, 3), ColumnTypes.list(ColumnTypes.INT)),
        Arguments.of("text[]", List.of(), ColumnTypes.list(ColumnTypes.TEXT)),
        Arguments.of(
            "text[]",
            List.of("", "a,b", "\"{}\\", "NULL", " x "),
            ColumnTypes.list(ColumnTypes.TEXT)),
        Arguments.of("uuid[]", Set.of(uuid), ColumnTypes.set(ColumnTypes.UUID)),
        Arguments.of("timestamptz[]", List.of(instant), ColumnTypes.list(ColumnTypes.INSTANT)),
        Arguments.of(
            "mood[]",
            List.of(Mood.GOOD, Mood.BAD),
            ColumnTypes.list(ColumnTypes.text(TextFormat.ofEnum(Mood.class)))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void keepsWhatIsBound(String type, Object value, ColumnType<?> column) {
    assertThat(read("select ?::" + type, column, value)).isEqualTo(value);
    // As the value of a column, where nothing but the statement says the type.
    db.update(SqlText.trusted("create table kept (value " + type + ")"));
    try {
      db.update("insert into kept values (?)", value);
      assertThat(read("select value from kept", column)).isEqualTo(value);
    } finally {
      db.update("drop table kept");
    }
  }

  @Test
  void bindsNullsOptionalsAndOtherForms() {
    assertThat(read("select ?::int is null", ColumnTypes.BOOLEAN, (Object) null)).isTrue();
    assertThat(read("select ?::int is null", ColumnTypes.BOOLEAN, Optional.empty())).isTrue();
    assertThat(read("select ?::int", ColumnTypes.INT, Optional.of(3))).isEqualTo(3);
    assertThat(read("select ?::text", ColumnTypes.TEXT, 'x')).isEqualTo("x");
    assertThat(read("select ?::int", ColumnTypes.INT, (byte) 4)).isEqualTo(4);
    ZonedDateTime time = ZonedDateTime.of(2026, 1, 1, 1, 0, 0, 0, ZoneId.of("Europe/Paris"));
    assertThat(read("select ?::timestamptz", ColumnTypes.INSTANT, time))
        .isEqualTo(time.toInstant());
    byte[] bytes = {0, 1, -1};
    assertThat(read("select ?::bytea", ColumnTypes.BYTES, (Object) bytes)).isEqualTo(bytes);
    assertThat(read("select (?::bytea[])[1]", ColumnTypes.BYTES, List.of(bytes))).isEqualTo(bytes);
    assertThat(
            read("select ?::int[]", ColumnTypes.list(ColumnTypes.INT), (Object) new int[] {1, 2}))
        .containsExactly(1, 2);
    assertThat(read("select (?::int[])[2][1]", ColumnTypes.INT, List.of(List.of(1), List.of(2))))
        .isEqualTo(2);
    assertThat(read("select (?::int[])[2] is null", ColumnTypes.BOOLEAN, Arrays.asList(1, null)))
        .isTrue();
    assertThat(read("select (?::text[])[1]", ColumnTypes.TEXT, (Object) new String[] {"a"}))
        .isEqualTo("a");
    assertThat(
            read("select (?::int[])[2][1]", ColumnTypes.INT, (Object) new int[][] {{1, 2}, {3, 4}}))
        .isEqualTo(3);
    assertThat(read("select (?::boolean[])[2]", ColumnTypes.BOOLEAN, List.of(false, true)))
        .isTrue();
    assertThat(read("select (?::int[])[1]", ColumnTypes.INT, List.of(Optional.of(5)))).isEqualTo(5);
    assertThat(
            read(
                "select (?::jsonb[])[1] ->> 'a'",
                ColumnTypes.TEXT,
                List.of(Jsonb.of(JsonCodecs.map(JsonCodecs.STRING), Map.of("a", "\"b\\")))))
        .isEqualTo("\"b\\");
    assertThat(read("select 7 = any(?)", ColumnTypes.BOOLEAN, List.of(6L, 7L))).isTrue();
    assertThat(read("select 7 = any(?)", ColumnTypes.BOOLEAN, List.of())).isFalse();
    assertThat(read("select '{\"a\":1}'::jsonb ?? 'a'", ColumnTypes.BOOLEAN)).isTrue();
  }

  @Test
  void keepsJson() {
    JsonValue one = JsonNumber.of(1);
    assertThat(
            read(
                "select ?::jsonb",
                ColumnTypes.json(JsonCodecs.VALUE),
                Jsonb.of(JsonCodecs.VALUE, one)))
        .isEqualTo(one);
    assertThat(
            read(
                "select (?::jsonb) ->> 0",
                ColumnTypes.TEXT,
                Jsonb.of(JsonCodecs.list(JsonCodecs.STRING), List.of("a"))))
        .isEqualTo("a");
    assertThat(read("select ?::jsonb", ColumnTypes.INT, Jsonb.of(5))).isEqualTo(5);
    assertThat(Jsonb.of(String.class, "x")).hasToString("\"x\"");
    assertThatThrownBy(
            () -> read("select '[1]'::jsonb", ColumnTypes.json(JsonCodecs.list(JsonCodecs.STRING))))
        .isInstanceOf(RowMappingException.class)
        .hasMessageStartingWith("the column 1: the JSON of a column does not fit its type");
  }

  @Test
  void refusesNullsWhereNoneMayBe() {
    assertThatThrownBy(() -> db.query("select null::int").one(Integer.class))
        .isInstanceOf(RowMappingException.class)
        .hasMessageStartingWith("the column 1 is null; expected a value");
    RowMapper<Integer> named = RowMapper.of(List.of("n"), (row, first) -> row.getInt(first));
    assertThatThrownBy(() -> db.query("select null::int as n").one(named))
        .hasMessageStartingWith("the column n is null");
    assertThat(db.query("select 0 as n").one(named)).isZero();
    assertThatThrownBy(() -> db.query("select 1 as m, 2 as o").one(named))
        .hasMessage("expected columns [n], found only [m, o]");
    assertThatThrownBy(() -> read("select array[1, null]", ColumnTypes.list(ColumnTypes.INT)))
        .hasMessage("the column 1: expected an array without nulls, found one");
    assertThatThrownBy(() -> read("select 'SO'", ColumnTypes.text(TextFormat.ofEnum(Mood.class))))
        .isInstanceOf(RowMappingException.class);
    RowMapper<Year> year =
        RowMapper.of(
            List.of("year"), (row, first) -> row.get(first, ColumnTypes.text(TextFormat.YEAR)));
    assertThatThrownBy(() -> db.query("select 'MMXXVI' as year").one(year))
        .isInstanceOf(RowMappingException.class)
        .hasMessage(
            "the column year: expected a year, as 2026, found another text of 6 characters");
    assertThatThrownBy(() -> read("select interval '1 month'", ColumnTypes.DURATION))
        .isInstanceOf(RowMappingException.class);
    assertThatThrownBy(() -> read("select interval '1 hour'", ColumnTypes.PERIOD))
        .isInstanceOf(RowMappingException.class);
  }

  @Test
  void readsPrimitivesAndWhatMayBeNull() {
    record All(
        boolean b,
        short s,
        int i,
        long l,
        float f,
        double d,
        String none,
        Optional<Integer> maybe,
        boolean isNull) {}
    RowMapper<All> mapper =
        RowMapper.of(
            List.of("b", "s", "i", "l", "f", "d", "n"),
            (row, first) ->
                new All(
                    row.getBoolean(first),
                    row.getShort(first + 1),
                    row.getInt(first + 2),
                    row.getLong(first + 3),
                    row.getFloat(first + 4),
                    row.getDouble(first + 5),
                    row.nullable(first + 6, ColumnTypes.TEXT),
                    row.optional(first + 6, ColumnTypes.INT),
                    row.isNull(first + 6, 1) && !row.isNull(first + 5, 2)));
    assertThat(
            db.query(
                    "select true b, 1::int2 s, 2 i, 3::int8 l, 4::float4 f, 5::float8 d,"
                        + " null::text n")
                .one(mapper))
        .isEqualTo(new All(true, (short) 1, 2, 3, 4, 5, null, Optional.empty(), true));
  }

  @Test
  void refusesWhatIsNoParameter() {
    assertThatThrownBy(() -> db.update("select ?", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a java.lang.Object is no parameter of SQL; expected a string");
    assertThatThrownBy(() -> db.update("select ?", List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class);
    Object deep = List.of(List.of(List.of(List.of(List.of(List.of(List.of(1)))))));
    assertThatThrownBy(() -> db.update("select ?", deep))
        .hasMessage("expected an array of at most 6 dimensions");
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void copiesInAndOut() throws IOException {
    db.update("create table line (n int, t text)");
    byte[] rows = "1,a\n2,\"b,c\"\n".getBytes(StandardCharsets.UTF_8);
    assertThat(db.copyIn("copy line from stdin (format csv)", new ByteArrayInputStream(rows)))
        .isEqualTo(2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(db.copyOut("copy (select * from line order by n) to stdout (format csv)", out))
        .isEqualTo(2);
    assertThat(out.toByteArray()).isEqualTo(rows);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("on purpose");
          }
        };
    assertThatThrownBy(() -> db.copyIn("copy line from stdin", broken))
        .isInstanceOf(IOException.class);
    assertThat(db.query("select count(*) from line").one(Long.class)).isEqualTo(2);
    assertThatThrownBy(() -> db.copyIn("copy nothing from stdin", InputStream.nullInputStream()))
        .isInstanceOf(DatabaseException.class);
  }
}
