package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.serval.App;
import dev.serval.Depends;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Who asked does not wait any more: what it asked for ends in the database, too.
class GoneClientTest {
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private Database db;
  private Database other;

  @BeforeEach
  void open() {
    String url = Postgres.newDatabase();
    // No statement ends by its own time while a test waits for that.
    Duration patient = Eventually.PATIENCE.multipliedBy(2);
    db = Database.open(DatabaseConfig.of(url).withMaxConnections(1).withStatementTimeout(patient));
    other = Database.open(DatabaseConfig.of(url).withMaxConnections(1));
    db.update("create table line (text text)");
    db.update("create table answered (text text)");
    logged.start();
    logger("com.zaxxer.hikari").addAppender(logged);
    logger("dev.serval").addAppender(logged);
  }

  @AfterEach
  void close() {
    logger("com.zaxxer.hikari").detachAppender(logged);
    logger("dev.serval").detachAppender(logged);
    db.close();
    other.close();
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  private boolean isWarned() {
    return logged.list.stream().anyMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  private long sleepers() {
    return other
        .query(
            "select count(*) from pg_stat_activity where query like '%pg_sleep%'"
                + " and datname = current_database() and state = 'active'"
                + " and pid <> pg_backend_pid()")
        .one(Long.class);
  }

  private int pid() {
    return db.query("select pg_backend_pid()").one(Integer.class);
  }

  private static void askAndGo(TestServer server, String path, Runnable meanwhile) {
    try (Socket client = new Socket("127.0.0.1", server.server().port())) {
      client
          .getOutputStream()
          .write(
              ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      meanwhile.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Handlers of a server.
  @Path("/")
  static final class Lines {
    private final Database db;
    final CountDownLatch ended = new CountDownLatch(1);
    final AtomicReference<Throwable> thrown = new AtomicReference<>();

    Lines(Database db) {
      this.db = db;
    }

    @Post("/waits")
    String waits() {
      try {
        return db.query("select pg_sleep(600)::text").one(String.class);
      } catch (RuntimeException failure) {
        thrown.set(failure);
        throw failure;
      } finally {
        ended.countDown();
      }
    }

    @Post("/writes")
    String writes(@Depends(Transactions.class) Transaction tx) {
      tx.update("insert into line values ('first')");
      try {
        tx.query("select pg_sleep(600)::text").one(String.class);
        return "written";
      } finally {
        ended.countDown();
      }
    }

    @Post("/goes-on")
    String goesOn() {
      try {
        db.query("select pg_sleep(600)::text").one(String.class);
      } catch (StatementCancelledException cancelled) {
        thrown.set(cancelled);
      }
      db.update("insert into answered values ('quick')");
      try {
        db.query("select pg_sleep(600)::text").one(String.class);
      } finally {
        ended.countDown();
      }
      return "never";
    }
  }

  private App app(Lines lines) {
    return App.create().provide(new Transactions(db)).mount(lines);
  }

  @Test
  void endsTheStatementOfAClientThatLeft() throws Exception {
    int before = pid();
    Lines lines = new Lines(db);
    try (TestServer server = TestServer.of(app(lines))) {
      askAndGo(server, "/waits", () -> Eventually.assertThat(this::sleepers, 1L));
      assertThat(lines.ended.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(lines.thrown.get()).isInstanceOf(StatementCancelledException.class);
      Eventually.assertThat(this::sleepers, 0L);
      Eventually.assertThat(() -> db.pool().active(), 0);
    }
    assertThat(pid()).as("its connection is as good as before").isEqualTo(before);
    assertThat(isWarned()).isFalse();
  }

  @Test
  void rollsBackTheTransactionOfAClientThatLeft() throws Exception {
    int before = pid();
    Lines lines = new Lines(db);
    try (TestServer server = TestServer.of(app(lines))) {
      askAndGo(server, "/writes", () -> Eventually.assertThat(this::sleepers, 1L));
      assertThat(lines.ended.await(60, TimeUnit.SECONDS)).isTrue();
      Eventually.assertThat(() -> db.pool().active(), 0);
    }
    assertThat(db.query("select count(*) from line").one(Integer.class)).isZero();
    assertThat(pid()).isEqualTo(before);
    assertThat(isWarned()).isFalse();
  }

  @Test
  void endsEachLongStatementOfAHandlerThatGoesOn() throws Exception {
    Lines lines = new Lines(db);
    try (TestServer server = TestServer.of(app(lines))) {
      askAndGo(server, "/goes-on", () -> Eventually.assertThat(this::sleepers, 1L));
      assertThat(lines.ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(lines.thrown.get()).isInstanceOf(StatementCancelledException.class);
    assertThat(db.query("select text from answered").one(String.class)).isEqualTo("quick");
  }

  @Test
  void answersAClientThatStays() {
    try (TestServer server =
        TestServer.of(
            App.create()
                .post(
                    "/slow",
                    _ ->
                        dev.serval.Response.text(
                            db.query("select 'x' || pg_sleep(1)").one(String.class))))) {
      for (int i = 0; i < 3; i++) {
        server.post("/slow").expect(200);
      }
    }
    assertThat(isWarned()).isFalse();
  }

  /// A socket does not wake a thread of the platform that is interrupted; the watch does.
  @Test
  void endsTheStatementOfAnInterruptedPlatformThread() throws Exception {
    int before = pid();
    try (var threads = Executors.newFixedThreadPool(1)) {
      var waiting = threads.submit(() -> db.update("select pg_sleep(600)"));
      Eventually.assertThat(this::sleepers, 1L);
      assertThat(waiting.cancel(true)).isTrue();
      Eventually.assertThat(this::sleepers, 0L);
    }
    assertThat(pid()).isEqualTo(before);
    assertThat(isWarned()).isFalse();
  }

  @Test
  void saysNothingOfAnInterruptThatBrokeItsConnection() throws Exception {
    Thread waiting =
        Thread.startVirtualThread(() -> {
          try {
            db.update("select pg_sleep(600)");
          } catch (StatementCancelledException expected) {
            // as it should be
          }
        });
    Eventually.assertThat(this::sleepers, 1L);
    waiting.interrupt();
    assertThat(waiting.join(Duration.ofSeconds(60))).isTrue();
    Eventually.assertThat(this::sleepers, 0L);
    assertThat(db.query("select 1").one(Integer.class)).isEqualTo(1);
    assertThat(isWarned()).isFalse();
  }

  @Test
  void keepsTheConnectionOfAThreadThatIsInterruptedBetweenStatements() {
    int before = pid();
    try {
      db.transaction(tx -> {
        tx.update("insert into line values ('first')");
        Thread.currentThread().interrupt();
        tx.update("insert into line values ('second')");
        return tx;
      });
    } catch (StatementCancelledException expected) {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(db.query("select count(*) from line").one(Integer.class)).isZero();
    assertThat(pid()).isEqualTo(before);
  }
}
