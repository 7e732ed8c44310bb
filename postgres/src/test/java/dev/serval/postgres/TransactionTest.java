package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {
  private static Database db;

  @BeforeAll
  static void open() {
    db = Postgres.open();
    db.update("create table account (name text primary key, amount int not null)");
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void fill() {
    db.update("truncate account");
    db.update("insert into account values ('ann', 10), ('bob', 10)");
  }

  private static int amount(String name) {
    return db.query("select amount from account where name = ?", name).one(Integer.class);
  }

  private static void move(Sql sql, int amount) {
    sql.update("update account set amount = amount - ? where name = 'ann'", amount);
    sql.update("update account set amount = amount + ? where name = 'bob'", amount);
  }

  @Test
  void commitsWhenItsWorkReturns() {
    int left =
        db.transaction(tx -> {
          move(tx, 3);
          assertThat(amount("bob")).as("nobody else sees it").isEqualTo(10);
          return tx.query("select amount from account where name = 'ann'").one(Integer.class);
        });
    assertThat(left).isEqualTo(7);
    assertThat(amount("bob")).isEqualTo(13);
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void rollsBackWhenItsWorkThrows() {
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              move(tx, 3);
              throw new IOException("no");
            }))
        .isInstanceOf(IOException.class)
        .hasMessage("no");
    assertThat(amount("bob")).isEqualTo(10);
    assertThat(db.pool().active()).isZero();
  }

  @Test
  void rollsBackWhenToldTo() {
    List<String> after = new ArrayList<>();
    db.transaction(tx -> {
      move(tx, 3);
      tx.afterCommit(() -> after.add("committed"));
      tx.rollbackOnly();
      return tx;
    });
    assertThat(amount("bob")).isEqualTo(10);
    assertThat(after).isEmpty();
  }

  @Test
  void rollsBackWhenItsThreadIsInterrupted() {
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              move(tx, 3);
              Thread.currentThread().interrupt();
              return tx;
            }))
        .isInstanceOf(StatementCancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(amount("bob")).isEqualTo(10);
  }

  @Test
  void runsActionsAfterTheCommit() {
    List<Integer> after = new ArrayList<>();
    db.transaction(tx -> {
      tx.afterCommit(() -> after.add(amount("bob")));
      move(tx, 3);
      return tx;
    });
    assertThat(after).containsExactly(13);
  }

  @Test
  void takesNoConnectionBeforeItsFirstStatement() {
    db.transaction(tx -> {
      assertThat(db.pool().active()).isZero();
      assertThat(tx.query("select 1").one(Integer.class)).isEqualTo(1);
      assertThat(db.pool().active()).isEqualTo(1);
      return tx;
    });
  }

  @Test
  void goesOnAfterASavepoint() {
    db.transaction(tx -> {
      move(tx, 3);
      assertThatThrownBy(
              () -> tx.savepoint(inner -> inner.update("insert into account values ('ann', 1)")))
          .isInstanceOf(ConstraintViolationException.class);
      assertThat(
              tx.<Long, RuntimeException>savepoint(
                  inner -> inner.update("insert into account values ('eve', 1)")))
          .isEqualTo(1);
      return tx;
    });
    assertThat(amount("bob")).isEqualTo(13);
    assertThat(amount("eve")).isEqualTo(1);
  }

  @Test
  void refusesStatementsAfterItsEnd() {
    Transaction kept = db.transaction(tx -> tx);
    assertThatThrownBy(() -> kept.update("delete from account"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the transaction has ended");
  }

  @Test
  void readsOnlyWhereItIsSaid() {
    assertThatThrownBy(() ->
            db.transaction(
                TransactionOptions.defaults().withReadOnly(),
                tx -> {
                  move(tx, 1);
                  return tx;
                }))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("read-only");
  }

  @Test
  void triesAgainAfterAConflict() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch bothHaveRead = new CountDownLatch(2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> both =
          Stream.of("ann", "bob")
              .<Future<?>>map(name ->
                  threads.submit(() ->
                      db.transaction(
                          TransactionOptions.serializable(),
                          tx -> {
                            attempts.incrementAndGet();
                            int sum =
                                tx.query("select sum(amount)::int from account").one(Integer.class);
                            bothHaveRead.countDown();
                            bothHaveRead.await(60, TimeUnit.SECONDS);
                            return tx.update(
                                "update account set amount = ? where name = ?", sum, name);
                          })))
              .toList();
      for (Future<?> one : both) {
        one.get();
      }
    }
    // More than one attempt where it begins before the other's commit is over.
    assertThat(attempts.get()).isGreaterThanOrEqualTo(3);
    assertThat(List.of(amount("ann"), amount("bob"))).containsExactlyInAnyOrder(20, 30);
  }

  @Test
  void givesUpAfterItsRetries() {
    AtomicInteger attempts = new AtomicInteger();
    assertThatThrownBy(() ->
            db.transaction(
                TransactionOptions.serializable().withRetries(2),
                tx -> {
                  attempts.incrementAndGet();
                  tx.query("select amount from account where name = 'ann'").one(Integer.class);
                  db.update("update account set amount = amount + 1 where name = 'ann'");
                  return tx.update("update account set amount = 0 where name = 'ann'");
                }))
        .isInstanceOf(TransactionConflictException.class)
        .satisfies(e ->
            assertThat(((TransactionConflictException) e).problem().status().code())
                .isEqualTo(409));
    assertThat(attempts).hasValue(3);
  }

  @Test
  void streamsWithinATransaction() {
    db.transaction(tx -> {
      move(tx, 1);
      try (Stream<String> names =
          tx.query("select name from account order by name").withFetchSize(1).stream(
              String.class)) {
        assertThat(names).containsExactly("ann", "bob");
      }
      return tx;
    });
    assertThat(amount("bob")).isEqualTo(11);
  }

  @Test
  void checksOptions() {
    assertThatThrownBy(() -> TransactionOptions.defaults().withRetries(101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNotRunAgainForWhatComesAfterItsCommit() {
    assertThatThrownBy(() ->
            db.transaction(
                TransactionOptions.serializable(),
                tx -> {
                  move(tx, 3);
                  tx.afterCommit(() -> {
                    throw new TransactionConflictException("of another one", null);
                  });
                  return tx;
                }))
        .isInstanceOf(TransactionConflictException.class)
        .hasMessage("of another one");
    assertThat(amount("bob")).isEqualTo(13);
  }

  @Test
  void runsAllActionsThoughOneFails() {
    List<String> after = new ArrayList<>();
    assertThatThrownBy(() ->
            db.transaction(tx -> {
              move(tx, 3);
              tx.afterCommit(() -> {
                throw new IllegalStateException("first");
              });
              tx.afterCommit(() -> after.add("second"));
              tx.afterCommit(() -> {
                throw new IllegalStateException("third");
              });
              return tx;
            }))
        .hasMessage("first")
        .satisfies(first -> assertThat(first.getSuppressed()[0]).hasMessage("third"));
    assertThat(after).containsExactly("second");
    assertThat(amount("bob")).isEqualTo(13);
  }

  @Test
  void runsNoActionOfOneThatWasToldToRollBackBeforeItBegan() {
    List<String> after = new ArrayList<>();
    db.transaction(tx -> {
      tx.afterCommit(() -> after.add("committed"));
      tx.rollbackOnly();
      return tx;
    });
    assertThat(after).isEmpty();
  }

  @Test
  void refusesRowsAfterItsEnd() {
    final String sql = "select i from generate_series(1, 10) i";
    Stream<Integer> kept =
        db.transaction(tx -> tx.query(sql).withFetchSize(2).stream(Integer.class));
    try (Stream<Integer> others = db.query(sql).withFetchSize(2).stream(Integer.class)) {
      Iterator<Integer> next = others.iterator();
      assertThat(next.next()).isEqualTo(1);
      assertThatThrownBy(kept::toList)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the transaction has ended");
      kept.close();
      next.next();
      assertThat(next.next()).as("who has the connection now reads on").isEqualTo(3);
    }
  }
}
