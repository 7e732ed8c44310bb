package dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.Event;
import dev.serval.settings.Settings;
import dev.serval.testing.TestEvents;
import dev.serval.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What those see who watch.
@Timeout(300)
class SamplesTest {
  private final TestServer server = TestServer.of(DashboardApp.app());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listensWhereItIsTold() {
    assertThat(Settings.load(DashboardSettings.class, "--port=8001").port()).isEqualTo(8001);
  }

  @Test
  void sendsSampleAfterSample() {
    try (TestEvents<Sample> samples = server.get("/samples").events(Sample.class)) {
      long last = samples.nextData().number();
      for (int i = 0; i < 4; i++) {
        Event<Sample> next = samples.next();
        assertThat(next.data()).isNotNull();
        assertThat(next.id()).isEqualTo(Long.toString(next.data().number()));
        assertThat(next.data().number()).isEqualTo(++last);
        assertThat(next.data().heap()).isPositive().isLessThanOrEqualTo(next.data().maxHeap());
      }
    }
  }

  @Test
  void goesOnWhereAPageWasWhenItWasLost() {
    try (TestEvents<Sample> samples = server.get("/samples").events(Sample.class)) {
      while (samples.nextData().number() < 5) {}
    }
    try (TestEvents<Sample> samples =
        server.get("/samples").header("Last-Event-ID", "3").events(Sample.class)) {
      assertThat(samples.nextData().number()).isEqualTo(4);
      assertThat(samples.nextData().number()).isEqualTo(5);
    }
  }

  @Test
  void startsAnewForAPageOfARunBefore() {
    try (TestEvents<Sample> samples =
        server.get("/samples").header("Last-Event-ID", "99999999").events(Sample.class)) {
      assertThat(samples.nextData().number()).isPositive();
    }
  }

  @Test
  void countsWhoWatches() {
    try (TestEvents<Sample> one = server.get("/samples").events(Sample.class);
        TestEvents<Sample> two = server.get("/samples").events(Sample.class)) {
      while (one.nextData().watchers() != 2) {}
      assertThat(two.nextData().number()).isPositive();
    }
    try (TestEvents<Sample> alone = server.get("/samples").events(Sample.class)) {
      while (alone.nextData().watchers() != 1) {}
    }
  }
}
