package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.testing.TestClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Transactions that end otherwise than was meant, and all kinds of statements in them.
class TransactionEndsTest {
  private Database db;

  @BeforeEach
  void open() {
    db = Postgres.open();
    db.update("create table owner (id int primary key)");
    db.update(
        """
        create table pet (
          name text primary key,
          owner int references owner deferrable initially deferred
        )
        """);
  }

  @AfterEach
  void close() {
    assertThat(db.pool().active()).isZero();
    db.close();
  }

  private int pets() {
    return db.query("select count(*) from pet").one(Integer.class);
  }

  @Test
  void throwsWhatFailsWithTheCommit() {
    List<String> after = new ArrayList<>();
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              tx.afterCommit(() -> after.add("committed"));
              return tx.update("insert into pet values ('rex', 7)");
            }))
        .isInstanceOf(ConstraintViolationException.class)
        .satisfies(failure ->
            assertThat(((ConstraintViolationException) failure).kind())
                .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY));
    assertThat(pets()).isZero();
    assertThat(after).isEmpty();
  }

  /// Whose commit is refused.
  @Path("/pets")
  static final class Pets {
    @Post
    String add(@Depends(Transactions.class) Transaction tx) {
      tx.update("insert into pet values ('rex', 7)");
      return "added";
    }
  }

  @Test
  void answersWhatTheCommitRefused() {
    try (TestClient client =
        TestClient.of(App.create().provide(new Transactions(db)).mount(new Pets()))) {
      client.post("/pets").expectProblem(409);
    }
    assertThat(pets()).isZero();
  }

  @Test
  void keepsWhatWasCommittedThoughAnActionThrows() {
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              tx.afterCommit(() -> {
                throw new IllegalStateException("no mail today");
              });
              return tx.update("insert into pet values ('rex', null)");
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no mail today");
    assertThat(pets()).isEqualTo(1);
  }

  @Test
  void refusesStatementsAfterOneThatFailed() {
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              tx.update("insert into pet values ('rex', null)");
              assertThatThrownBy(() -> tx.update("insert into pet values ('rex', null)"))
                  .isInstanceOf(ConstraintViolationException.class);
              return tx.query("select count(*) from pet").one(Integer.class);
            }))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("current transaction is aborted");
    assertThat(pets()).isZero();
  }

  /// What PostgreSQL makes a rollback of is no success.
  @Test
  void isNoSuccessAfterAFailureThatWasCaught() {
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              tx.update("insert into pet values ('rex', null)");
              assertThatThrownBy(() -> tx.update("insert into pet values ('rex', null)"))
                  .isInstanceOf(ConstraintViolationException.class);
              return 1;
            }))
        .isInstanceOf(DatabaseException.class)
        .hasMessageStartingWith("the transaction is rolled back: a statement in it failed");
    assertThat(pets()).isZero();
  }

  @Test
  void losesAllWithItsConnection() {
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              tx.update("insert into pet values ('rex', null)");
              return tx.<Long, RuntimeException>savepoint(
                  inner -> inner.update("select pg_terminate_backend(pg_backend_pid())"));
            }))
        .isInstanceOf(ConnectionLostException.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
    assertThat(pets()).isZero();
  }

  @Test
  void losesAllWhenItsConnectionGoesBeforeTheCommit() {
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              int pid = tx.query("select pg_backend_pid()").one(Integer.class);
              tx.update("insert into pet values ('rex', null)");
              db.update("select pg_terminate_backend(?)", pid);
              Eventually.assertThat(
                  () ->
                      db.query("select count(*) from pg_stat_activity where pid = ?", pid)
                          .one(Integer.class),
                  0);
              return pid;
            }))
        .isInstanceOf(ConnectionLostException.class);
    assertThat(pets()).isZero();
  }

  @Test
  void runsEveryKindOfStatement() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    db.transaction(tx -> {
      tx.copyIn(
          "copy pet (name) from stdin",
          new ByteArrayInputStream("rex\ntom\n".getBytes(StandardCharsets.UTF_8)));
      tx.batch(
          "insert into pet (name) values (?)", List.of("eve", "bob"), name -> new Object[] {name});
      assertThat(tx.update(SqlText.of("delete from pet where name = ?", "bob"))).isEqualTo(1);
      tx.notify("pets", "changed");
      tx.copyOut("copy (select name from pet order by name) to stdout", out);
      assertThat(tx.query(SqlText.of("select count(*) from pet")).one(Integer.class)).isEqualTo(3);
      return tx;
    });
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("eve\nrex\ntom\n");
    assertThat(pets()).isEqualTo(3);
  }

  @Test
  void usesItsConnectionWithinItsOwnStatements() {
    db.transaction(tx -> {
      tx.update("insert into owner values (1)");
      // The parameters of a batch come from the transaction that runs it.
      tx.batch(
          "insert into pet values (?, ?)",
          List.of("rex", "tom"),
          name -> new Object[] {name, tx.query("select max(id) from owner").one(Integer.class)});
      try (Stream<String> names =
          tx.query("select name from pet order by name").withFetchSize(1).stream(String.class)) {
        names.forEach(name -> tx.update("update pet set name = ? where name = ?", name + 1, name));
      }
      return tx;
    });
    assertThat(db.query("select name from pet order by name").list(String.class))
        .containsExactly("rex1", "tom1");
  }

  @Test
  void leavesNothingOfAStreamThatFailsLater() {
    assertThatThrownBy(() ->
            db.query("select 10 / (600 - n) from generate_series(1, 1000) n")
                .withFetchSize(100)
                .forEach(Integer.class, n -> {}))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("division by zero");
    assertThat(db.query("select 1").one(Integer.class)).isEqualTo(1);
  }

  @Test
  void takesNoConnectionOnceItsThreadIsInterrupted() {
    int before = db.query("select pg_backend_pid()").one(Integer.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> db.query("select 1").one(Integer.class))
        .isInstanceOf(StatementCancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(db.query("select pg_backend_pid()").one(Integer.class)).isEqualTo(before);
  }

  @Test
  void doesNotGoOnTryingOnceItsThreadIsInterrupted() {
    db.update("insert into pet values ('rex', null)");
    assertThatThrownBy(() ->
            db.transaction(
                TransactionOptions.serializable(),
                tx -> {
                  tx.query("select count(*) from pet").one(Integer.class);
                  db.update("update pet set name = name || '!'");
                  try {
                    return tx.update("update pet set name = name || '?'");
                  } finally {
                    Thread.currentThread().interrupt();
                  }
                }))
        .isInstanceOf(TransactionConflictException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(db.query("select name from pet").one(String.class)).isEqualTo("rex!");
  }
}
