// Events and lines by the client in memory, while the handler still sends them.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Event;
import dev.serval.Group;
import dev.serval.Response;
import dev.serval.StreamResponses;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class TestEventsTest {
  private static final JsonType<Integer> INT = JsonType.of(Integer.class);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final TestClient client = TestClient.of(App.create().mount(this::streams));

  @AfterEach
  void close() {
    goOn.countDown();
    client.close();
  }

  private void streams(Group group) {
    StreamResponses<Event<Integer>> events = group.framedEvents(INT);
    StreamResponses<Integer> lines = group.lines(INT);
    JsonBody<Integer> body = group.json(INT);
    group
        .get(
            "/count",
            request ->
                StreamResponses.feed(
                    events,
                    request,
                    out -> {
                      out.send(1);
                      out.comment("a comment");
                      out.send(
                          Event.of(2)
                              .withEvent("tick")
                              .withId("b")
                              .withRetry(Duration.ofMillis(1_500)));
                    }))
        .get(
            "/endless",
            request ->
                events.of(
                    request,
                    Stream.iterate(1, n -> n + 1).map(Event::of).onClose(ended::countDown)))
        .get(
            "/breaks",
            request ->
                StreamResponses.feed(
                    events,
                    request,
                    out -> {
                      out.send(1);
                      goOn.await();
                      throw new IllegalStateException("after an event");
                    }))
        .get("/lines", request -> lines.of(request, List.of(1, 2, 3)))
        .get(
            "/lines/broken",
            request ->
                lines.of(
                    request,
                    Stream.of(1, 2)
                        .peek(n -> {
                          if (n == 2) {
                            await();
                            throw new IllegalStateException("after a line");
                          }
                        })))
        .post(
            "/sum",
            request ->
                Response.text(Integer.toString(request.body().lines(body).mapToInt(n -> n).sum())))
        .get("/plain", request -> Response.text("no stream"));
  }

  private void await() {
    try {
      goOn.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void readsEventsWithTheirFields() {
    try (TestEvents<Integer> events = client.get("/count").events(Integer.class)) {
      assertThat(events.headers().first("Content-Type")).isEqualTo("text/event-stream");
      assertThat(events.nextData()).isEqualTo(1);
      Event<Integer> second = events.next();
      assertThat(second.event()).isEqualTo("tick");
      assertThat(second.id()).isEqualTo("b");
      assertThat(second.data()).isEqualTo(2);
      assertThat(second.retry()).isEqualTo(Duration.ofMillis(1_500));
      assertThat(events.nextComment()).isEqualTo("a comment");
      events.expectEnd();
    }
  }

  @Test
  void leavingEndsTheStream() throws InterruptedException {
    try (TestEvents<Integer> events = client.get("/endless").events(Integer.class)) {
      assertThat(events.nextData()).isEqualTo(1);
      assertThat(events.nextData()).isEqualTo(2);
    }
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void tellsACutFromAnEnd() {
    try (TestEvents<Integer> events = client.get("/breaks").events(Integer.class)) {
      assertThat(events.nextData()).isEqualTo(1);
      goOn.countDown();
      events.expectCut();
    }
    try (TestEvents<Integer> events = client.get("/count").events(Integer.class)) {
      assertThatThrownBy(events::expectCut).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void saysWhatIsNoEventStream() {
    assertThatThrownBy(() -> client.get("/plain").events(Integer.class).close())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("text/event-stream");
    assertThatThrownBy(() -> client.get("/nowhere").events(Integer.class).close())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("404");
  }

  @Test
  void readsLines() {
    try (TestLines<Integer> lines = client.get("/lines").lines(Integer.class)) {
      assertThat(lines.headers().first("Content-Type")).isEqualTo("application/jsonl");
      assertThat(lines.next()).isEqualTo(1);
      assertThat(lines.next()).isEqualTo(2);
      assertThat(lines.next()).isEqualTo(3);
      lines.expectEnd();
    }
    try (TestLines<Integer> lines = client.get("/lines/broken").lines(Integer.class)) {
      assertThat(lines.next()).isEqualTo(1);
      goOn.countDown();
      lines.expectCut();
    }
  }

  @Test
  void sendsLines() {
    String sum = client.post("/sum").jsonLines(Integer.class, List.of(1, 2, 39)).expect(200).text();
    assertThat(sum).isEqualTo("42");
  }

  @Test
  void aStreamThatIsReadWholeIsAResponse() {
    assertThat(client.get("/lines").expect(200).text()).isEqualTo("1\n2\n3\n");
  }
}
