package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.serval.HasProblem;
import dev.serval.postgres.ConstraintViolationException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  private static Database db;

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.of(Postgres.newDatabase())
                .withMaxConnections(2)
                .withPoolTimeout(Eventually.PATIENCE)
                .withStatementTimeout(Eventually.PATIENCE.multipliedBy(5)));
    db.update("create table owner (id int primary key)");
    db.update(
        """
        create table pet (
          name text constraint pet_name_key unique not null,
          owner int constraint pet_owner_fkey references owner,
          age int constraint pet_age_check check (age >= 0),
          constraint pet_owner_excl exclude using btree (owner with =)
        )
        """);
    db.update("insert into owner values (1), (2)");
    db.update("insert into pet values ('rex', 1, 3)");
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static ConstraintViolationException violation(String values) {
    return catchThrowableOfType(
        ConstraintViolationException.class,
        () -> db.update(SqlText.trusted("insert into pet values " + values)));
  }

  @Test
  void namesTheConstraintThatWasNotKept() {
    ConstraintViolationException taken = violation("('rex', 2, 3)");
    assertThat(taken.kind()).isEqualTo(Kind.UNIQUE);
    assertThat(taken.isOn("pet_name_key")).isTrue();
    assertThat(taken.table()).isEqualTo("pet");
    assertThat(taken.sqlState()).isEqualTo("23505");
    assertThat(violation("('tom', 3, 3)").kind()).isEqualTo(Kind.FOREIGN_KEY);
    assertThat(violation("('tom', 2, -1)").constraint()).isEqualTo("pet_age_check");
    assertThat(violation("('tom', 2, -1)").kind()).isEqualTo(Kind.CHECK);
    assertThat(violation("(null, 2, 3)").kind()).isEqualTo(Kind.NOT_NULL);
    assertThat(violation("(null, 2, 3)").column()).isEqualTo("name");
    assertThat(violation("('tom', 1, 3)").kind()).isEqualTo(Kind.EXCLUSION);
  }

  @Test
  void keepsValuesOfRowsOutOfItsMessages() {
    assertThat(violation("('rex', 2, 3)").getMessage()).doesNotContain("already exists");
  }

  @Test
  void answersAViolationWithoutNamesOfTheSchema() {
    var problem = violation("('rex', 2, 3)").problem();
    assertThat(problem.status().code()).isEqualTo(409);
    assertThat(problem.getMessage()).doesNotContain("pet").doesNotContain("rex");
  }

  @Test
  void saysThatThePoolIsExhausted() {
    try (Database small =
        Database.open(
            DatabaseConfig.of(Postgres.newDatabase())
                .withMaxConnections(1)
                .withPoolTimeout(Duration.ofSeconds(3)))) {
      small.transaction(only -> {
        only.update("select 1");
        assertThatThrownBy(() -> small.update("select 1"))
            .isInstanceOf(PoolExhaustedException.class)
            .hasMessage("all 1 connections were in use for PT3S: select 1")
            .satisfies(FailuresTest::isRetryable);
        assertThatThrownBy(small::ping).isInstanceOf(PoolExhaustedException.class);
        return only;
      });
      assertThat(small.query("select 1").one(Integer.class)).isEqualTo(1);
    }
  }

  private static void isRetryable(Throwable failure) {
    var problem = ((HasProblem) failure).problem();
    assertThat(problem.status().code()).isEqualTo(503);
    assertThat(problem.headers().first("Retry-After")).isEqualTo("1");
  }

  @Test
  void endsAStatementThatTakesTooLong() {
    try (Database impatient =
        Database.open(
            DatabaseConfig.of(Postgres.newDatabase())
                .withMaxConnections(1)
                .withStatementTimeout(Duration.ofSeconds(2)))) {
      assertThatThrownBy(() -> impatient.update("select pg_sleep(60)"))
          .isInstanceOf(StatementTimeoutException.class)
          .satisfies(FailuresTest::isRetryable);
      assertThat(impatient.query("select 1").one(Integer.class)).isEqualTo(1);
    }
  }

  @Test
  void goesOnAfterALostConnection() {
    assertThatThrownBy(() -> db.update("select pg_terminate_backend(pg_backend_pid())"))
        .isInstanceOf(ConnectionLostException.class)
        .satisfies(FailuresTest::isRetryable);
    assertThat(db.query("select 1").one(Integer.class)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04"})
  void losesItsConnectionWhereTheDatabaseEndsIt(String state) {
    List<Integer> ended = new ArrayList<>();
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              ended.add(tx.query("select pg_backend_pid()").one(Integer.class));
              return tx.update(
                  SqlText.trusted(
                      "do $$ begin raise exception using errcode = '" + state + "'; end $$"));
            }))
        .isInstanceOf(ConnectionLostException.class)
        .satisfies(FailuresTest::isRetryable);
    Eventually.assertThat(
        () ->
            db.query("select count(*) from pg_stat_activity where pid = ?", ended.getFirst())
                .one(Integer.class),
        0);
  }

  @Test
  void answersTextWithNulCharacterAsWhatTheClientWrote() {
    db.update("create table note (text text, words text[])");
    List<ThrowingCallable> texts =
        List.of(
            () -> db.query("select ?::text", "secret\0").one(String.class),
            () -> db.update("insert into note (text) values (?)", "\0secret"),
            () -> db.update("insert into note (words) values (?)", List.of("a", "secret\0")),
            () ->
                db.batch(
                    "insert into note (text) values (?)",
                    List.of("a", "secret\0"),
                    text -> new Object[] {text}));
    for (ThrowingCallable text : texts) {
      NulCharacterException refused = catchThrowableOfType(NulCharacterException.class, text);
      assertThat(refused.sqlState()).isEqualTo("22021");
      assertThat(refused.getMessage()).doesNotContain("secret");
      assertThat(refused.problem().status().code()).isEqualTo(422);
      assertThat(refused.problem().getMessage())
          .contains("A text has a NUL character")
          .doesNotContain("secret");
    }
    assertThat(db.query("select count(*) from note").one(Integer.class)).isZero();
  }

  @Test
  void answersDocumentWithNulCharacterAsWhatTheClientWrote() {
    assertThatThrownBy(
            () -> db.query("select ?::jsonb::text", "[\"secret\\u0000\"]").one(String.class))
        .isInstanceOf(NulCharacterException.class)
        .hasMessageNotContaining("secret")
        .satisfies(e -> assertThat(((DatabaseException) e).sqlState()).isEqualTo("22P05"));
  }

  @Test
  void takesBytesThatAreNoTextForFaultOfTheProgram() {
    assertThatThrownBy(() -> db.query("select convert_from('\\xe300', 'UTF8')").one(String.class))
        .isExactlyInstanceOf(DatabaseException.class)
        .satisfies(e -> assertThat(((DatabaseException) e).sqlState()).isEqualTo("22021"));
  }

  /// Long before its time is over.
  @Test
  void cancelsInTheDatabaseWhatNobodyWaitsForAnyMore() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Thread waiting =
        Thread.startVirtualThread(() -> {
          try {
            db.update("select pg_sleep(600), 'cancel me'");
          } catch (StatementCancelledException cancelled) {
            ended.countDown();
          }
        });
    Eventually.assertThat(FailuresTest::sleepers, 1L);
    waiting.interrupt();
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    Eventually.assertThat(FailuresTest::sleepers, 0L);
    Eventually.assertThat(() -> db.pool().active(), 0);
  }

  private static long sleepers() {
    return db.query(
            "select count(*) from pg_stat_activity where query like '%cancel me%'"
                + " and state = 'active' and pid <> pg_backend_pid()")
        .one(Long.class);
  }

  @Test
  void interruptsWhoWaitsForAConnection() throws Exception {
    db.transaction(one -> {
      one.update("select 1");
      return db.transaction(two -> {
        two.update("select 1");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> db.update("select 1"))
            .isInstanceOf(StatementCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        return two;
      });
    });
  }

  @Test
  void saysWhereADatabaseCannotBeReached() {
    DatabaseConfig nowhere =
        DatabaseConfig.of("postgres://ann:secret@localhost:1/shop")
            .withConnectTimeout(Duration.ofSeconds(1), Duration.ZERO);
    assertThatThrownBy(() -> Database.open(nowhere))
        .isInstanceOf(ConnectionLostException.class)
        .hasMessageStartingWith("PostgreSQL cannot be reached at postgres://localhost:1/shop")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void refusesWorkAfterItsEnd() {
    Database closed = Postgres.open();
    closed.close();
    assertThatThrownBy(() -> closed.update("select 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the database is closed");
    assertThat(closed.toString()).startsWith("postgres://localhost:").doesNotContain("@");
  }

  @Test
  void pingsWhileItIsOpen() {
    db.ping();
    Database gone = Postgres.open();
    PoolState pool = gone.pool();
    assertThat(pool).isEqualTo(new PoolState(4, 0, pool.idle(), 0));
    gone.close();
    assertThatThrownBy(gone::ping).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void namesTheConstraintThatABatchViolates() {
    db.update("create table batched (id int constraint batched_id_key unique)");
    assertThatThrownBy(() ->
            db.batch("insert into batched values (?)", List.of(1, 2, 1), id -> new Object[] {id}))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            taken -> assertThat(taken.isOn("batched_id_key")).isTrue());
  }
}
