package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Registration;
import dev.serval.channels.Subscription;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private Database db;

  @BeforeEach
  void open() {
    db = Postgres.open();
  }

  @AfterEach
  void close() {
    db.close();
  }

  private String next() throws InterruptedException {
    return received.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private Registration listen(String channel) {
    return db.listen(channel, n -> received.add(n.channel() + ":" + n.payload()));
  }

  @Test
  void hearsWhatIsSentOnItsChannels() throws Exception {
    Registration a = listen("a");
    Registration b = listen("B \"quoted\"");
    db.notify("a", "1");
    assertThat(next()).isEqualTo("a:1");
    db.notify("B \"quoted\"", "2");
    assertThat(next()).isEqualTo("B \"quoted\":2");
    a.close();
    assertThat(a.isOpen()).isFalse();
    assertThat(b.isOpen()).isTrue();
    assertThat(b.missed()).isZero();
    db.notify("a", "3");
    db.notify("B \"quoted\"", "4");
    assertThat(next()).isEqualTo("B \"quoted\":4");
  }

  @Test
  void hearsOfATransactionOnceItCommits() throws Exception {
    listen("a");
    db.transaction(tx -> {
      tx.notify("a", "in");
      db.notify("a", "out");
      assertThat(next()).isEqualTo("a:out");
      return tx;
    });
    assertThat(next()).isEqualTo("a:in");
  }

  @Test
  void goesOnAfterAListenerThatThrows() throws Exception {
    db.listen(
        "a",
        n -> {
          throw new IllegalStateException("on purpose");
        });
    db.listen(
        "a",
        n -> {
          throw new AssertionError("on purpose");
        });
    listen("a");
    db.notify("a", "1");
    assertThat(next()).isEqualTo("a:1");
  }

  @Test
  void connectsAgainAndSaysSo() throws Exception {
    listen("a");
    db.listen(
        "a",
        new NotificationListener() {
          @Override
          public void received(Notification notification) {}

          @Override
          public void reconnected() {
            received.add("again");
          }
        });
    db.update(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name ="
            + " 'serval (listen)' and datname = current_database()");
    assertThat(next()).isEqualTo("again");
    db.notify("a", "1");
    assertThat(next()).isEqualTo("a:1");
  }

  @Test
  void feedsAChannel() throws Exception {
    try (Channels channels = Channels.inMemory()) {
      Channel<Integer> channel = channels.channel("numbers", Integer.class);
      try (Subscription<Integer> numbers = channel.subscribe()) {
        db.listen("numbers", NotificationListener.to(channel, Integer.class));
        db.notify("numbers", "no JSON");
        db.notify("numbers", "7");
        assertThat(numbers.receive()).isEqualTo(7);
      }
    }
  }

  @Test
  void boundsAPayload() throws Exception {
    listen("a");
    db.notify("a", "x".repeat(7_999));
    assertThat(next()).hasSize(8_001);
    assertThatThrownBy(() -> db.notify("a", "x".repeat(8_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("found 8000");
  }

  @Test
  void tellsAllWhoBeginToListenThatTheConnectionIsLost() throws Exception {
    URI url = URI.create(Postgres.newDatabase());
    try (Wire wire = new Wire(url.getPort());
        Database far =
            Database.open(
                DatabaseConfig.of("postgres://postgres@localhost:" + wire.port() + url.getPath())
                    .withMaxConnections(1))) {
      far.listen("a", n -> {});
      wire.cut();
      List<CompletableFuture<Registration>> waiting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String channel = "b" + i;
        waiting.add(
            CompletableFuture.supplyAsync(
                () -> far.listen(channel, n -> {}), Thread::startVirtualThread));
      }
      wire.awaitSwallowed();
      wire.close();
      for (CompletableFuture<Registration> one : waiting) {
        assertThatThrownBy(() -> one.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .hasCauseInstanceOf(DatabaseException.class);
      }
    }
  }

  /// The thread that found nobody ends, and a new one has begun meanwhile.
  @Test
  void hearsOnceAfterTheLastOneLeftAndAnotherCame() throws Exception {
    for (int i = 0; i < 40; i++) {
      listen("a").close();
      Thread.sleep(Duration.ofNanos(99_800_000 + i * 50_000L));
      Registration next = listen("a");
      db.notify("a", "1");
      assertThat(next()).isEqualTo("a:1");
      assertThat(listeners()).isOne();
      next.close();
      Eventually.assertThat(this::listeners, 0L);
    }
    assertThat(received).isEmpty();
  }

  private long listeners() {
    return db.query(
            "select count(*) from pg_stat_activity where application_name = 'serval (listen)' and"
                + " datname = current_database()")
        .one(Long.class);
  }

  @Test
  void endsWithItsDatabase() {
    Database closed = Postgres.open();
    closed.listen("a", n -> {});
    closed.close();
    assertThatThrownBy(() -> closed.listen("a", n -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the database is closed");
    Eventually.assertThat(
        () ->
            db.query(
                    "select count(*) from pg_stat_activity where application_name = 'serval (listen)'")
                .one(Long.class),
        0L);
  }

  @Test
  void refusesWhatCannotBeListenedTo() {
    assertThatThrownBy(() -> listen("\0")).isInstanceOf(RuntimeException.class);
    Registration a = listen("a");
    assertThat(a.isOpen()).isTrue();
  }

  @Test
  void refusesAListenerWhoseThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> listen("a")).isInstanceOf(StatementCancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void goesOnAfterAListenerThatThrowsWhenItIsConnectedAgain() throws Exception {
    db.listen(
        "a",
        new NotificationListener() {
          @Override
          public void received(Notification notification) {}

          @Override
          public void reconnected() {
            throw new IllegalStateException("on purpose");
          }
        });
    listen("a");
    assertThat(
            db.query(
                    "select pg_terminate_backend(pid) from pg_stat_activity where"
                        + " datname = current_database() and application_name like '%(listen)'")
                .list(Boolean.class))
        .containsExactly(true);
    // Sent again until it is heard: what is sent meanwhile is lost.
    Eventually.assertThat(
        () -> {
          db.notify("a", "again");
          return received.contains("a:again");
        },
        true);
  }

  @Test
  void listensNoMoreWhereNobodyDoes() {
    Registration a = listen("a");
    a.close();
    Eventually.assertThat(
        () ->
            db.query(
                    "select count(*) from pg_stat_activity where"
                        + " datname = current_database() and application_name like '%(listen)'")
                .one(Integer.class),
        0);
    assertThat(listen("a").isOpen()).isTrue();
  }
}
