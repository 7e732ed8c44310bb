package streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.Event;
import dev.serval.testing.TestApi;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestEvents;
import dev.serval.testing.TestLines;
import dev.serval.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// The application in memory and over a socket.
@ParameterizedClass
@MethodSource("servers")
class StreamsTest {
  private final Market market = new Market();
  private final TestApi client;

  StreamsTest(boolean socket) {
    var app = StreamsApp.app(market, new Readings());
    this.client = socket ? TestServer.of(app) : TestClient.of(app);
  }

  static Stream<Boolean> servers() {
    return Stream.of(false, true);
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void sendsPricesWhenTheyAreMade() {
    market.publish("TEA", 250);
    try (TestEvents<Tick> ticks = client.get("/prices").events(Tick.class)) {
      assertThat(ticks.nextData()).isEqualTo(new Tick(1, "TEA", 250));
      market.publish("MINT", 300);
      Event<Tick> second = ticks.next();
      assertThat(second.id()).isEqualTo("2");
    }
  }

  @Test
  void goesOnWhereTheClientWas() {
    market.publish("TEA", 250);
    market.publish("TEA", 251);
    try (TestEvents<Tick> ticks =
        client.get("/prices").header("Last-Event-ID", 1).events(Tick.class)) {
      assertThat(ticks.nextData().price()).isEqualTo(251);
    }
  }

  @Test
  void endsStreamAtOnceWhenTheClientGoes() throws InterruptedException {
    try (TestEvents<Tick> ticks = client.get("/prices").events(Tick.class)) {
      market.publish("TEA", 1);
      ticks.next();
      assertThat(market.followers()).isEqualTo(1);
    }
    awaitNoFollowers(); // no price is published, and no heartbeat is due
  }

  private void awaitNoFollowers() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (market.followers() > 0 && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(market.followers()).isZero();
  }

  @Test
  void sendsHeartbeatWhileTheMethodWaits() {
    try (TestEvents<Tick> ticks = client.get("/prices/TEA").events(Tick.class)) {
      assertThat(ticks.next().retry()).isEqualTo(Duration.ofSeconds(3));
      assertThat(ticks.nextComment()).isEmpty();
      market.publish("TEA", 1);
      assertThat(ticks.next().event()).isEqualTo("price");
    }
  }

  @Test
  void answersErrorsBeforeTheFirstEvent() {
    client.get("/prices/%20").expectProblem(404);
  }

  @Test
  void tellsClientsToStopConnecting() {
    market.close();
    client.get("/prices").expect(204);
  }

  @Test
  void exportsLines() throws InterruptedException {
    market.publish("TEA", 1);
    try (TestLines<Tick> lines = client.get("/prices/export").query("count", 2).lines(Tick.class)) {
      assertThat(lines.next().price()).isEqualTo(1);
      market.publish("TEA", 2);
      assertThat(lines.next().price()).isEqualTo(2);
      lines.expectEnd();
    }
    awaitNoFollowers();
  }

  @Test
  void takesLines() {
    List<Readings.Reading> readings =
        List.of(new Readings.Reading("a", 20), new Readings.Reading("b", 21));
    client
        .post("/readings")
        .jsonLines(Readings.Reading.class, readings)
        .expect(200)
        .expectJson("{\"count\":2}");
    client
        .post("/readings/converted")
        .jsonLines(Readings.Reading.class, readings)
        .expect(200)
        .expectText(
            "{\"sensor\":\"a\",\"fahrenheit\":68.0}\n{\"sensor\":\"b\",\"fahrenheit\":69.8}\n");
  }

  @Test
  void saysWhichLineIsWrong() {
    var problem =
        client
            .post("/readings")
            .jsonLines(
                Readings.Reading.class,
                List.of(new Readings.Reading("a", 20), new Readings.Reading("", -300)))
            .expectProblem(422)
            .at("#/sensor", "not_blank")
            .at("#/celsius", "min");
    assertThat(problem.json().get("line")).hasToString("2");
  }
}
