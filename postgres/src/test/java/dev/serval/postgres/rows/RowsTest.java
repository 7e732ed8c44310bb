package dev.serval.postgres.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.json.JsonString;
import dev.serval.postgres.Column;
import dev.serval.postgres.Database;
import dev.serval.postgres.GeneratedRows;
import dev.serval.postgres.Jsonb;
import dev.serval.postgres.Postgres;
import dev.serval.postgres.Row;
import dev.serval.postgres.RowMappingException;
import dev.serval.postgres.SqlText;
import dev.serval.postgres.rows.Article.Author;
import dev.serval.postgres.rows.Article.Counts;
import dev.serval.postgres.rows.Article.Mood;
import dev.serval.postgres.rows.Article.Place;
import dev.serval.postgres.rows.Article.Shape;
import dev.serval.postgres.rows.Article.Slug;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the generated mappers make of the rows of a database.
class RowsTest {
  private static final UUID ID = UUID.fromString("6f2c1e0a-3b1d-4e55-9c39-1f0a5e3b7d11");
  private static final Instant AT = Instant.parse("2026-03-14T15:09:26.535897Z");

  /// All columns of an article but `due_on`, `editor_…` and `extra`.
  private static final String MOST =
      """
      select 7 as id, 'milk' as title, 'good-humoured' as mood, array['a', 'b'] as tags,
        array['BAD', 'good-humoured']::mood[] as moods,
        1 as author_id, 'Ann' as author_name, null as author_bio,
        3 as n_likes, null::int as replies,
        '{"lat": 1.5, "lon": 2}'::jsonb as place,
        '[{"type": "Circle", "radius": 1}, {"type": "Square", "side": 2}]'::json as shapes,
        '{"Ann": 1}'::jsonb as votes, '{"text": "a-b"}'::jsonb as slug,
      """;

  private static final String NO_EDITOR =
      " null::bigint as editor_id, null as editor_name, null as editor_bio";

  @Row
  record Mistyped(int id, @Column("no_such") String other) {}

  @Row
  record Guarded(int amount) {
    Guarded {
      if (amount < 0) {
        throw new IllegalArgumentException("expected no amount below 0, found " + amount);
      }
    }
  }

  private static Database db;

  @BeforeAll
  static void open() {
    db = Postgres.open();
    db.update("create type mood as enum ('good-humoured', 'BAD')");
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void readsArraysEnumsJsonAndRecordsWithin() {
    Article article =
        db.query(
                MOST
                    + " date '2026-03-14' as due_on, '\"x\"'::jsonb as extra, 2 as editor_id,"
                    + " 'Eve' as editor_name, 'edits' as editor_bio")
            .one(Article.class);

    assertThat(article)
        .isEqualTo(
            new Article(
                7,
                "milk",
                Mood.GOOD,
                Optional.of(LocalDate.of(2026, 3, 14)),
                List.of("a", "b"),
                Set.of(Mood.GOOD, Mood.BAD),
                new Author(1, "Ann", null),
                new Author(2, "Eve", "edits"),
                new Counts(3, null),
                new Place(1.5, 2),
                List.of(new Shape.Circle(1), new Shape.Square(2)),
                Map.of("Ann", 1),
                new JsonString("x"),
                Optional.of(new Slug("a-b"))));
  }

  @Test
  void readsNothingForWhatIsNull() {
    Article article =
        db.query(MOST + NO_EDITOR + ", null::date as due_on, null::jsonb as extra")
            .one(Article.class);

    assertThat(article.editor()).isNull();
    assertThat(article.dueOn()).isEmpty();
    assertThat(article.extra()).isNull();
    assertThat(
            db.query(
                    """
                    select null::bool bool, null::int2 tiny, null::int number, null::text letter,
                      null::bytea bytes, null::numeric huge, null::timestamptz instant,
                      null::text as day, null::text[] tags, null::interval duration
                    """)
                .one(Scalars.Nothing.class))
        .isEqualTo(
            new Scalars.Nothing(
                null,
                null,
                Optional.empty(),
                null,
                null,
                null,
                Optional.empty(),
                null,
                Optional.empty(),
                null));
  }

  @Test
  void takesARecordWithinForThereWhenOneOfItsColumnsIs() {
    assertThatThrownBy(() ->
            db.query(
                    MOST
                        + " null::date as due_on, null::jsonb as extra, 2 as editor_id,"
                        + " null as editor_name, null as editor_bio")
                .one(Article.class))
        .isInstanceOf(RowMappingException.class)
        .hasMessageStartingWith("the column editor_name is null; expected a value");
  }

  @Test
  void readsEveryScalarAsItWasBound() {
    Scalars all =
        new Scalars(
            true,
            (byte) -8,
            (short) -16,
            0,
            Long.MIN_VALUE,
            1.5f,
            -0.1,
            'é',
            "a'b",
            new BigDecimal("12.340"),
            BigInteger.TWO.pow(100),
            ID,
            URI.create("https://serval.dev/a?b"),
            AT,
            AT.atOffset(ZoneOffset.UTC),
            LocalDateTime.parse("2026-03-29T02:30:00.000001"),
            LocalDate.of(2024, 2, 29),
            LocalTime.of(23, 59, 59),
            OffsetTime.parse("10:00:00+05:30"),
            Duration.parse("PT26H3M4.000005S"),
            Period.of(1, 2, 3),
            Year.of(2026),
            YearMonth.of(2026, 3),
            MonthDay.of(2, 29),
            ZoneId.of("Europe/Paris"),
            ZoneOffset.ofHours(-5),
            DayOfWeek.MONDAY,
            List.of(ID),
            List.of(AT),
            List.of(new BigDecimal("1.50")),
            List.of(Year.of(2024), Year.of(2026)),
            List.of(MonthDay.of(12, 24)),
            Set.of(ZoneId.of("Europe/Paris")),
            List.of(AT.atOffset(ZoneOffset.UTC)));
    OffsetDateTime utc = all.offsetDateTime();

    assertThat(
            db.query(
                    """
                    select ?::bool bool, ?::int2 tiny, ?::int2 small, ?::int number, ?::int8 big,
                      ?::float4 "real", ?::float8 precise, ?::text letter, ?::text "text",
                      ?::numeric price, ?::numeric huge, ?::uuid uuid, ?::text uri,
                      ?::timestamptz instant, ?::timestamptz offset_date_time,
                      ?::timestamp local_date_time, ?::date local_date, ?::time local_time,
                      ?::timetz offset_time, ?::interval duration, ?::interval period,
                      ?::int as year, ?::text as month, ?::text as feast, ?::text as zone,
                      ?::text as "offset", ?::text as day, ?::uuid[] uuids,
                      ?::timestamptz[] instants, ?::numeric[] prices, ?::int[] years,
                      ?::text[] feasts, ?::text[] zones, ?::timestamptz[] times
                    """,
                    true,
                    (byte) -8,
                    (short) -16,
                    0,
                    Long.MIN_VALUE,
                    1.5f,
                    -0.1,
                    'é',
                    "a'b",
                    all.price(),
                    all.huge(),
                    ID,
                    all.uri(),
                    AT,
                    utc,
                    all.localDateTime(),
                    all.localDate(),
                    all.localTime(),
                    all.offsetTime(),
                    all.duration(),
                    all.period(),
                    all.year(),
                    all.month(),
                    all.feast(),
                    all.zone(),
                    all.offset(),
                    all.day(),
                    all.uuids(),
                    all.instants(),
                    all.prices(),
                    all.years(),
                    all.feasts(),
                    all.zones(),
                    List.of(AT.atZone(ZoneId.of("Europe/Paris"))))
                .one(Scalars.class))
        .isEqualTo(all);
  }

  @Test
  void readsBytes() {
    byte[] bytes = {0, 1, -1};
    Scalars.Files files =
        db.query("select ?::bytea content, ?::bytea[] parts", bytes, List.of(bytes))
            .one(Scalars.Files.class);
    assertThat(files.content()).isEqualTo(bytes);
    assertThat(files.parts()).containsExactly(bytes);
  }

  @Test
  void writesTheNamesThatItReads() {
    db.update("create table feeling (mood mood, moods mood[], place jsonb)");
    db.update(
        "insert into feeling values (?, ?, ?)",
        Mood.GOOD,
        List.of(Mood.GOOD, Mood.BAD),
        Jsonb.of(new Place(1, 2)));

    assertThat(
            db.query("select mood, moods, place from feeling where mood = ?", Mood.GOOD)
                .one(Feeling.class))
        .isEqualTo(new Feeling(Mood.GOOD, List.of(Mood.GOOD, Mood.BAD), new Place(1, 2)));
  }

  @Row
  record Feeling(Mood mood, List<Mood> moods, Place place) {}

  @Test
  void saysWhichColumnsAreMissing() {
    assertThatThrownBy(() -> db.query("select 1 as id").one(Mistyped.class))
        .isInstanceOf(RowMappingException.class)
        .hasMessage("expected columns [no_such], found only [id]");
  }

  @Test
  void letsTheRefusalOfAConstructorPass() {
    assertThat(db.query("select 3 as amount").one(Guarded.class)).isEqualTo(new Guarded(3));
    assertThatThrownBy(() -> db.query("select -3 as amount").one(Guarded.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected no amount below 0, found -3");
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void streamsRecords() {
    try (Stream<Guarded> rows =
        db.query("select n as amount from generate_series(1, 1000) n").stream(Guarded.class)) {
      assertThat(rows.mapToInt(Guarded::amount).sum()).isEqualTo(500_500);
    }
  }

  @Test
  void findsTheMapperOfARecordByItsName() {
    assertThat(GeneratedRows.require(Author.class)).isSameAs(Article_AuthorRowMapper.INSTANCE);
    assertThat(GeneratedRows.require(Author.class).columns()).containsExactly("id", "name", "bio");
    assertThatThrownBy(() -> GeneratedRows.require(Place.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Article_PlaceRowMapper");
  }

  @Test
  void putsConstantsTogether() {
    SqlText text = SqlText.of("select n as amount from generate_series(1, 9) n where n > ?", 2);
    for (boolean down : new boolean[] {true, false}) {
      SqlText ordered = text.and(" order by n " + (down ? "desc" : "asc")).and(" limit ?", 1);
      assertThat(db.query(ordered).one(Guarded.class).amount()).isEqualTo(down ? 9 : 3);
    }
  }
}
