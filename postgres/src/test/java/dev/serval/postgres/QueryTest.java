package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {
  private static Database db;

  record Todo(long id, String title) {}

  private static final RowMapper<Todo> TODOS =
      RowMapper.of(
          List.of("id", "title"),
          (row, first) -> new Todo(row.getLong(first), row.get(first + 1, ColumnTypes.TEXT)));

  @BeforeAll
  static void open() {
    db = Postgres.open();
    db.update("create table todo (id bigint generated always as identity, title text not null)");
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.update("truncate todo restart identity");
  }

  private static Todo add(String title) {
    return db.query("insert into todo (title) values (?) returning id, title", title).one(TODOS);
  }

  @Test
  void returnsRowsAsRecords() {
    assertThat(add("milk")).isEqualTo(new Todo(1, "milk"));
    add("bread");
    assertThat(db.query("select title, id from todo order by id").list(TODOS))
        .containsExactly(new Todo(1, "milk"), new Todo(2, "bread"));
    assertThat(db.query("select * from todo where id = ?", 2).optional(TODOS))
        .contains(new Todo(2, "bread"));
    assertThat(db.query("select * from todo where id = ?", 3).optional(TODOS)).isEmpty();
  }

  @Test
  void readsASingleColumnAsItsType() {
    add("milk");
    assertThat(db.query("select count(*) from todo").one(Long.class)).isEqualTo(1);
    assertThat(db.query("select title from todo").list(String.class)).containsExactly("milk");
    assertThatThrownBy(() -> db.query("select id, title from todo").one(Long.class))
        .isInstanceOf(RowMappingException.class)
        .hasMessage("expected a single column, found 2");
  }

  @Test
  void bindsWhatLooksLikeSql() {
    String title = "'); drop table todo; --";
    add(title);
    assertThat(db.query("select title from todo where title = ?", title).one(String.class))
        .isEqualTo(title);
  }

  @Test
  void refusesOtherThanOneRow() {
    assertThatThrownBy(() -> db.query("select 1 where false").one(Integer.class))
        .isInstanceOf(RowCountException.class)
        .hasMessage("expected one row, found none: select 1 where false");
    assertThatThrownBy(
            () -> db.query("select * from generate_series(1, 3)").optional(Integer.class))
        .isInstanceOf(RowCountException.class)
        .hasMessageStartingWith("expected one row, found more");
  }

  @Test
  void countsChangedRows() {
    add("milk");
    add("bread");
    assertThat(db.update("update todo set title = upper(title)")).isEqualTo(2);
    assertThat(db.update("delete from todo where id = ?", 1)).isEqualTo(1);
    assertThat(db.update("set search_path = public")).isZero();
  }

  @Test
  void runsABatchAsOneTransaction() {
    List<String> titles = IntStream.range(0, 2_500).mapToObj(i -> "todo " + i).toList();
    long count =
        db.batch("insert into todo (title) values (?)", titles, title -> new Object[] {title});
    assertThat(count).isEqualTo(2_500);
    List<Optional<String>> broken = new ArrayList<>(List.of(Optional.of("a"), Optional.empty()));
    assertThatThrownBy(() ->
            db.batch("insert into todo (title) values (?)", broken, title -> new Object[] {title}))
        .isInstanceOf(ConstraintViolationException.class);
    assertThat(db.query("select count(*) from todo").one(Long.class)).isEqualTo(2_500);
  }

  @Test
  void streamsInConstantMemoryAndGivesTheConnectionBack() {
    try (Stream<Integer> rows =
        db.query("select * from generate_series(1, 1000000)").withFetchSize(100).stream(
            Integer.class)) {
      assertThat(db.pool().active()).isEqualTo(1);
      assertThat(rows.limit(1_000).mapToLong(Integer::longValue).sum()).isEqualTo(500_500);
    }
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void givesTheConnectionOfAStreamThatFailsBack() {
    assertThatThrownBy(() -> db.query("selec").stream(Integer.class))
        .isInstanceOf(DatabaseException.class);
    try (Stream<Integer> rows =
        db.query("select 1 / (5 - i) from generate_series(1, 9) i").withFetchSize(2).stream(
            Integer.class)) {
      assertThatThrownBy(rows::toList).isInstanceOf(DatabaseException.class);
    }
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void refusesBoundsThatAreNone() {
    Query query = db.query("select 1");
    assertThatThrownBy(() -> query.withFetchSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least 1 row at a time, found 0");
    assertThatThrownBy(() -> query.withTimeout(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a time from 1 second to 1 day, not PT0.999S");
  }

  @Test
  void givesTheConnectionOfAStreamThatCannotBeginBack() {
    assertThatThrownBy(() -> db.query("select ?", new Object()).stream(String.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> db.query("select nothing").stream(String.class))
        .isInstanceOf(DatabaseException.class);
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void boundsTheTimeOfAStatement() {
    assertThatThrownBy(() ->
            db.query("select pg_sleep(30)::text")
                .withTimeout(Duration.ofSeconds(1))
                .one(String.class))
        .isInstanceOf(StatementTimeoutException.class);
  }

  @Test
  void saysWhatIsWrongWithTheSql() {
    assertThatThrownBy(() -> db.query("select  nothing\n from todo").one(Long.class))
        .isExactlyInstanceOf(DatabaseException.class)
        .hasMessageContaining("column \"nothing\" does not exist")
        .hasMessageEndingWith(": select nothing from todo")
        .satisfies(e -> assertThat(((DatabaseException) e).sqlState()).isEqualTo("42703"));
    assertThatThrownBy(() -> db.query("select ?::int").one(Integer.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected as many parameters as the SQL has '?'");
    assertThatThrownBy(() -> db.query("select 1", 5).one(Integer.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void putsTextsTogether() {
    add("milk");
    add("bread");
    SqlText text = SqlText.of("select title from ").and(SqlText.name("todo")).and(" where true");
    text = text.and(" and title like ?", "%r%").and(" and id > ?", 0);
    assertThat(db.query(text).list(String.class)).containsExactly("bread");
    assertThat(text)
        .hasToString("select title from \"todo\" where true and title like ? and id > ?");
    assertThat(SqlText.name("a\"b")).hasToString("\"a\"\"b\"");
    assertThatThrownBy(() -> SqlText.name("x".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsWhatAStatementDidWhoseRowsWereStreamed() {
    add("milk");
    add("bread");
    List<String> deleted = new ArrayList<>();
    db.query("delete from todo returning title")
        .withFetchSize(1)
        .forEach(String.class, deleted::add);
    assertThat(deleted).containsExactlyInAnyOrder("milk", "bread");
    assertThat(db.query("select count(*) from todo").one(Long.class)).isZero();
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void undoesWhatAStatementDidWhoseRowsWereNotAllRead() {
    add("milk");
    add("bread");
    try (Stream<String> rows =
        db.query("delete from todo returning title").withFetchSize(1).stream(String.class)) {
      assertThat(rows.findFirst()).isPresent();
    }
    assertThat(db.query("select count(*) from todo").one(Long.class)).isEqualTo(2);
  }

  @Test
  void givesTheConnectionBackWhateverAMapperThrows() {
    RowMapper<Todo> broken =
        new RowMapper<>() {
          @Override
          public List<String> columns() {
            throw new AssertionError("on purpose");
          }

          @Override
          public Todo map(RowReader row, int first) {
            throw new AssertionError("not reached");
          }
        };
    assertThatThrownBy(() -> db.query("select 1").stream(broken)).hasMessage("on purpose");
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void countsTheRowsOfABatchThatWereThereAlready() {
    db.update("create table word (name text primary key)");
    final String sql = "insert into word values (?) on conflict do nothing";
    List<String> words = List.of("a", "b", "a", "c", "b", "d", "a");
    assertThat(db.batch(sql, words, word -> new Object[] {word})).isEqualTo(4);
    assertThat(db.batch(sql, words, word -> new Object[] {word})).isZero();
  }
}
