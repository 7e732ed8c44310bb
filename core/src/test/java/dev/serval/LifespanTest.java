package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.TransportConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// The order in which an application starts and stops.
final class LifespanTest {
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final App app = App.create().docs(false);

  private Action says(String word) {
    return () -> done.add(word);
  }

  private Action fails(String word) {
    return () -> {
      done.add(word);
      throw new IOException(word);
    };
  }

  @Test
  void startsInOrderAndStopsInReverse() {
    app.onStart(says("start 1"))
        .closeOnStop(() -> done.add("close 1"))
        .onStop(says("stop 1"))
        .onStart(says("start 2"))
        .onStop(says("stop 2"));
    app.lifespan().onStopping(() -> done.add("stopping " + app.lifespan().isReady()));

    assertThat(app.lifespan().isReady()).isFalse();
    Server server = app.start();
    assertThat(app.lifespan().isReady()).isTrue();
    assertThat(done).containsExactly("start 1", "start 2");
    server.close();
    server.close();

    assertThat(app.lifespan().isReady()).isFalse();
    assertThat(done)
        .containsExactly("start 1", "start 2", "stopping false", "stop 2", "stop 1", "close 1");
  }

  @Test
  void stopsWhatWasStartedWhereAStartFails() {
    app.closeOnStop(() -> done.add("close 1"))
        .onStart(says("start 1"))
        .onStop(says("stop 1"))
        .onStart(fails("start 2"))
        .onStop(says("stop 2"))
        .onStart(says("start 3"))
        .closeOnStop(() -> {
          done.add("close 2");
          throw new IOException("close 2");
        });

    assertThatThrownBy(app::start)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("start 2")
        .satisfies(failure ->
            assertThat(failure.getCause().getSuppressed())
                .singleElement()
                .hasFieldOrPropertyWithValue("message", "close 2"));
    assertThat(done).containsExactly("start 1", "start 2", "close 2", "stop 1", "close 1");
    assertThat(app.lifespan().isReady()).isFalse();
  }

  @Test
  void throwsWhatAStartThrewUncheckedAsItIs() {
    app.onStart(() -> {
      throw new UncheckedIOException(new IOException("no database"));
    });
    assertThatThrownBy(app::start).isInstanceOf(UncheckedIOException.class);

    App other =
        App.create()
            .onStart(() -> {
              throw new AssertionError("broken");
            });
    assertThatThrownBy(other::start).isInstanceOf(AssertionError.class);
  }

  @Test
  void stopsAllTheRestWhereAStopFails() {
    app.closeOnStop(() -> done.add("close")).onStop(fails("stop"));
    app.lifespan()
        .onStopping(() -> {
          throw new IllegalStateException("stopping");
        });

    app.start().close();

    assertThat(done).containsExactly("stop", "close");
  }

  @Test
  void stopsWhereTheServerCannotListen() {
    app.onStart(says("start")).onStop(says("stop"));
    TransportConfig taken = TransportConfig.defaults().withHost("no such host.invalid");

    try {
      app.start(taken).close();
    } catch (RuntimeException refused) {
      // The transport of these tests takes every address; a real one does not.
    }

    assertThat(done).containsExactly("start", "stop");
  }

  @Test
  void doesNotCallWhatWasTakenBack() {
    try (Lifespan.Registration registration =
        app.lifespan().onStopping(() -> done.add("stopping"))) {
      assertThat(registration).isNotNull();
    }

    app.start().close();

    assertThat(done).isEmpty();
  }

  @Test
  void callsAtOnceWhatIsToEndAfterTheStopHasBegun() throws InterruptedException {
    app.lifespan().onStopping(() -> done.add("first"));
    app.lifespan()
        .onStopping(() -> {
          throw new AssertionError("logged");
        });
    app.lifespan().start();
    app.lifespan().beginStop();
    app.lifespan().onStopping(() -> done.add("late"));
    assertThat(done).containsExactly("first", "late");
    app.lifespan().stop(Duration.ofSeconds(5));
    app.lifespan().start();
    app.lifespan().onStopping(() -> done.add("again"));
    assertThat(done).containsExactly("first", "late");
  }

  @Test
  void givesUpAnActionThatHangs() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    app.closeOnStop(() -> {
      try {
        Thread.sleep(600_000);
      } catch (InterruptedException asked) {
        interrupted.countDown();
      }
    });
    long start = System.nanoTime();

    app.start(TransportConfig.defaults().withStopTimeout(Duration.ofMillis(50))).close();

    assertThat(interrupted.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(120));
  }

  @Test
  void isNotReadyWhileTheDelayRuns() throws InterruptedException {
    app.stopDelay(Duration.ofSeconds(2));
    app.lifespan().onStopping(() -> done.add("stopping"));
    Server server = app.start();

    Thread stop = Thread.ofVirtual().start(server::close);
    while (app.lifespan().isReady()) {
      Thread.onSpinWait();
    }
    assertThat(done).isEmpty();
    stop.join();

    assertThat(done).containsExactly("stopping");
  }

  @Test
  void runsOnceForSeveralServers() {
    app.onStart(says("start")).onStop(says("stop"));
    ExchangeHandler handler = app.handler();
    Server one = app.start();
    Server two = app.start();

    one.close();
    assertThat(app.lifespan().isReady()).isTrue();
    two.close();

    assertThat(handler).isSameAs(app.handler());
    assertThat(done).containsExactly("start", "stop");
  }

  @Test
  void leavesTheWorkOfOtherServersAlone() {
    CountDownLatch goOn = new CountDownLatch(1);
    app.get(
        "/",
        request -> {
          request
              .background()
              .run(() -> {
                try {
                  goOn.await();
                  done.add("done");
                } catch (InterruptedException interrupted) {
                  done.add("interrupted");
                }
              });
          return Response.text("x");
        });
    Server one = app.start();
    Server two = app.start();
    Call.get("/").on(app);

    one.stop(Duration.ofMillis(10));
    goOn.countDown();
    two.close();

    assertThat(done).containsExactly("done");
  }

  @Test
  void isTheSameForAllGroups() {
    List<Lifespan> seen = new ArrayList<>();
    app.mount("/a", a -> a.mount("/b", b -> seen.add(b.lifespan())));
    app.handler();

    assertThat(seen).containsExactly(app.lifespan());
  }
}
