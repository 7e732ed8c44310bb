// PushedAnswerTest: events that the event loop takes, over a socket.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.EventOptions;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.StreamResponses;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.channels.Subscription;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.testing.TestServer;
import dev.serval.transport.TransportConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PushedAnswerTest {
  private final Channels channels = Channels.inMemory();
  private final Channel<String> news = channels.channel("news", JsonCodecs.STRING);
  private final List<Client> clients = new ArrayList<>();
  private EventOptions options = EventOptions.defaults();
  private int loops = 1;
  private TestServer server;

  @FunctionalInterface
  private interface Answer {
    Response to(StreamResponses<String> events, Request request) throws Exception;
  }

  private void serve(Answer answer) {
    App app =
        App.create()
            .docs(false)
            .eventOptions(options)
            .transport(TransportConfig.defaults().withPort(0).withEventLoops(loops));
    app.mount(group -> {
      StreamResponses<String> events = group.events(JsonType.of(JsonCodecs.STRING, String.class));
      group.get("/events", request -> answer.to(events, request));
      group.post("/events", request -> answer.to(events, request));
    });
    app.get("/text", request -> Response.text("tea"));
    server = TestServer.of(app);
  }

  @AfterEach
  void close() {
    clients.forEach(Client::close);
    server.close();
    channels.close();
  }

  private Client connect() throws IOException {
    Client client = new Client(server.server().port());
    clients.add(client);
    return client;
  }

  private Client listen() throws IOException {
    Client client = connect().send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(client.head()).startsWith("HTTP/1.1 200 ").contains("text/event-stream");
    return client;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 60 s").isLessThan(end);
      Thread.sleep(2);
    }
  }

  // What comes.

  @Test
  void sendsHeadBeforeAnyEvent() throws Exception {
    serve((events, request) -> events.of(request, news.stream()));
    Client client = listen();
    news.publish("a");
    assertThat(client.chunk()).isEqualTo("data: a\n\n");
  }

  @Test
  void givesEachMessageToAllInOrder() throws Exception {
    loops = 2;
    serve((events, request) -> events.of(request, news.subscribe()));
    List<Client> all = new ArrayList<>();
    for (int i = 0; i < 3 * WakeUps.TURN; i++) {
      all.add(listen());
    }
    for (int i = 0; i < 20; i++) {
      news.publish("n" + i);
    }
    String expected =
        String.join("", IntStream.range(0, 20).mapToObj(i -> "data: n" + i + "\n\n").toList());
    for (Client client : all) {
      StringBuilder came = new StringBuilder();
      while (came.length() < expected.length()) {
        came.append(client.chunk());
      }
      assertThat(came).hasToString(expected);
    }
  }

  @Test
  void answersNextRequestOfConnectionAfterStream() throws Exception {
    serve((events, request) -> events.of(request, Stream.of("a", "b")));
    Client client = listen();
    assertThat(client.rest()).isEqualTo("data: a\n\ndata: b\n\n");
    client.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(client.head()).startsWith("HTTP/1.1 200 ").contains("Content-Length: 3");
  }

  @Test
  void endsConnectionOfOldClientWithStream() throws Exception {
    serve((events, request) -> events.of(request, Stream.of("a", "b")));
    Client client = connect().send("GET /events HTTP/1.0\r\n\r\n");
    assertThat(client.head()).doesNotContain("chunked");
    assertThat(new String(client.in.readAllBytes(), US_ASCII)).isEqualTo("data: a\n\ndata: b\n\n");
  }

  @Test
  void sendsEventAboveAllBuffers() throws Exception {
    serve((events, request) -> events.of(request, news.stream()));
    Client client = listen();
    String large = "x".repeat(5_000_000);
    news.publish(large);
    news.publish("b");
    StringBuilder came = new StringBuilder();
    while (came.length() < large.length() + 17) {
      came.append(client.chunk());
    }
    assertThat(came.toString()).isEqualTo("data: " + large + "\n\ndata: b\n\n");
  }

  @Test
  void givesSignsOfLife() throws Exception {
    options = options.withHeartbeat(Duration.ofMillis(10));
    serve((events, request) -> events.of(request, news.stream()));
    Client client = listen();
    assertThat(client.chunk()).isEqualTo(":\n\n");
    assertThat(client.chunk()).isEqualTo(":\n\n");
  }

  @Test
  void readsBodyThatComesBefore() throws Exception {
    serve((events, request) -> events.of(request, Stream.of(request.body().text())));
    Client client =
        connect().send("POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\ntea");
    assertThat(client.head()).startsWith("HTTP/1.1 200 ");
    assertThat(client.rest()).isEqualTo("data: tea\n\n");
    client.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(client.head()).startsWith("HTTP/1.1 200 ");
  }

  // The end.

  @Test
  void leavesNothingOfClientThatWent() throws Exception {
    serve((events, request) -> events.of(request, news.stream()));
    Client client = listen();
    assertThat(channels.size()).isEqualTo(1);
    client.close();
    await(() -> channels.size() == 0);
  }

  @Test
  void interruptsSourceOfClientThatWent() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    serve((events, request) ->
        events.of(request, news.stream().map(text -> text + "!").onClose(closed::countDown)));
    Client client = listen();
    news.publish("a");
    assertThat(client.chunk()).isEqualTo("data: a!\n\n");
    client.close();
    closed.await();
    await(() -> channels.size() == 0);
  }

  @Test
  void cutsClientThatIsTooSlowForItsSubscription() throws Exception {
    serve((events, request) -> events.of(request, news.subscribe(4, Overflow.CLOSE)));
    Client client = listen();
    String large = "x".repeat(1 << 20);
    while (channels.size() == 1) { // buffers of the kernel are some MiB
      news.publish(large);
      Thread.sleep(1);
    }
    assertThatThrownBy(client::rest).isInstanceOf(IOException.class);
  }

  @Test
  void cutsClientThatIsTooSlowForItsRouteThoughItReadsNothing() throws Exception {
    options = options.withOverflow(Overflow.CLOSE).withMaxQueued(1 << 20);
    CountDownLatch cut = new CountDownLatch(1);
    serve((events, request) -> {
      request.onGone(cut::countDown);
      return events.of(request, news.stream());
    });
    Client client = listen();
    String large = "x".repeat(600_000);
    while (channels.size() == 1) {
      news.publish(large);
      Thread.sleep(1);
    }
    cut.await();
    assertThatThrownBy(client::rest).isInstanceOf(IOException.class);
  }

  @Test
  void keepsNewestForSlowClientWhereRouteSaysSo() throws Exception {
    options = options.withOverflow(Overflow.DROP_OLDEST).withMaxQueued(2 << 20);
    serve((events, request) -> events.of(request, news.stream()));
    Client client = listen();
    String large = "x".repeat(1 << 20);
    for (int i = 0; i < 50; i++) {
      news.publish(i + large);
    }
    news.publish("last");
    String last = "";
    int events = 0;
    while (!last.contains("data: last\n\n")) {
      String chunk = client.chunk();
      last = (last + chunk).substring(Math.max(0, last.length() + chunk.length() - 40));
      events += chunk.startsWith("data: ") ? 1 : 0;
    }
    assertThat(events).isLessThan(50);
  }

  @Test
  void cutsWhereSourceFailsAfterEvents() throws Exception {
    serve((events, request) ->
        events.of(
            request,
            news.stream()
                .peek(text -> {
                  if (text.equals("fail")) {
                    throw new IllegalStateException("told to fail");
                  }
                })));
    Client client = listen();
    news.publish("a");
    assertThat(client.chunk()).isEqualTo("data: a\n\n");
    news.publish("fail");
    assertThatThrownBy(client::rest).isInstanceOf(IOException.class);
    await(() -> channels.size() == 0);
  }

  @Test
  void endsWhereSubscriptionIsClosed() throws Exception {
    List<Subscription<String>> made = new ArrayList<>();
    serve((events, request) -> {
      Subscription<String> subscription = news.subscribe();
      made.add(subscription);
      return events.of(request, subscription);
    });
    Client client = listen();
    news.publish("a");
    made.getFirst().close();
    assertThat(client.rest()).isEqualTo("data: a\n\n");
  }

  @Test
  void endsRegularlyWhenServerStops() throws Exception {
    serve((events, request) -> events.of(request, news.stream()));
    Client client = listen();
    news.publish("a");
    assertThat(client.chunk()).isEqualTo("data: a\n\n");
    server.server().stop(Duration.ofSeconds(60));
    assertThat(client.rest()).isEmpty();
    assertThat(channels.size()).isZero();
  }

  /// A client that reads byte by byte what a server sends in chunks.
  private static final class Client {
    private final Socket socket;
    private final InputStream in;

    Client(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(60_000);
      in = new BufferedInputStream(socket.getInputStream());
    }

    Client send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(US_ASCII));
      return this;
    }

    String head() throws IOException {
      StringBuilder head = new StringBuilder();
      for (String line = line(); !line.isEmpty(); line = line()) {
        head.append(line).append('\n');
      }
      return head.toString();
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int octet = in.read(); octet != '\r'; octet = in.read()) {
        if (octet < 0) {
          throw new IOException("ended within a line");
        }
        line.append((char) octet);
      }
      assertThat(in.read()).isEqualTo('\n');
      return line.toString();
    }

    /// Returns what the next chunk has; empty for the last one.
    String chunk() throws IOException {
      int length = Integer.parseInt(line(), 16);
      String text = new String(in.readNBytes(length), US_ASCII);
      assertThat(line()).isEmpty();
      return text;
    }

    String rest() throws IOException {
      StringBuilder rest = new StringBuilder();
      for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
        rest.append(chunk);
      }
      return rest.toString();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException closed) {
        throw new IllegalStateException(closed);
      }
    }
  }
}
