// The snippets of docs/guide/channels.md, as they stand there.
package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.MessageCodec;
import dev.serval.WebSocketSession;
import dev.serval.channels.Channel;
import dev.serval.channels.ChannelLimits;
import dev.serval.channels.Channels;
import dev.serval.channels.Member;
import dev.serval.channels.Membership;
import dev.serval.channels.Overflow;
import dev.serval.channels.Presence;
import dev.serval.channels.PresenceEvent;
import dev.serval.channels.Registration;
import dev.serval.channels.Subscription;
import dev.serval.health.Health;
import dev.serval.http.Headers;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonType;
import dev.serval.json.JsonWriter;
import dev.serval.middleware.RateLimit;
import dev.serval.security.Sessions;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestWebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ChannelsGuideTest {
  private final List<String> shown = new ArrayList<>();

  /// Stands for the codec that `@Json` generates.
  private static final JsonCodec<ChatLine> LINES =
      new JsonCodec<>() {
        @Override
        public void write(JsonWriter out, ChatLine line) {
          out.value(line.name() + ": " + line.text());
        }

        @Override
        public @Nullable ChatLine read(JsonReader in) {
          String[] parts = String.valueOf(in.readString()).split(": ", 2);
          return new ChatLine(parts[0], parts[1]);
        }
      };

  record ChatLine(String name, String text) {}

  private void show(Object line) {
    shown.add(line.toString());
  }

  @Test
  void publishingAndSubscribing() throws Exception {
    try (Channels channels = Channels.inMemory()) {
      Channel<ChatLine> room = channels.channel("room:1", LINES);
      Subscription<ChatLine> first = room.subscribe();
      room.publish(new ChatLine("ada", "hello"));
      assertThat(first.receive()).isEqualTo(new ChatLine("ada", "hello"));
      first.close();

      Thread reader =
          Thread.ofVirtual()
              .start(() -> {
                try (Subscription<ChatLine> lines = room.subscribe()) {
                  for (ChatLine line : lines) {
                    show(line);
                  }
                }
              });
      RedisServer.Eventually.holds(() -> assertThat(channels.size()).isEqualTo(1));
      Registration registration = room.subscribe(message -> show(message.message().string()));
      room.publish(new ChatLine("bob", "hi"));
      registration.close();
      RedisServer.Eventually.holds(
          () -> assertThat(shown).contains("\"bob: hi\"", "ChatLine[name=bob, text=hi]"));
      channels.close();
      assertThat(reader.join(Duration.ofSeconds(60))).isTrue();
    }
  }

  @Test
  void overflow() throws Exception {
    try (Channels channels = Channels.inMemory()) {
      Channel<Integer> positions = channels.channel("positions", Integer.class);
      Subscription<Integer> latest = positions.subscribe(1, Overflow.DROP_OLDEST);
      positions.publish(1);
      positions.publish(2);
      assertThat(latest.receive()).isEqualTo(2);
      assertThat(latest.missed()).isEqualTo(1);
    }
  }

  private void chat(Channel<String> room, WebSocketSession<String, String> session) {
    session.subscribe(room, Overflow.CLOSE);
    for (String line : session) {
      room.publish(line);
    }
  }

  @Test
  void aChatOverWebSockets() {
    try (Channels channels = Channels.inMemory()) {
      Channel<String> room = channels.channel("room", String.class);
      App app = App.create().webSocket("/chat", session -> chat(room, session));
      try (var client = TestClient.of(app)) {
        TestWebSocket ada = client.webSocket("/chat").open();
        TestWebSocket bob = client.webSocket("/chat").open();
        ada.send("one").expectText("one"); // she is subscribed now
        bob.send("two");
        ada.expectText("two");
      }
    }
  }

  @Test
  void sessionsOfARouteShareOneEncodingAndLeaveWhenTheyClose() throws Exception {
    int[] encoded = new int[1];
    JsonCodec<String> counting =
        new JsonCodec<>() {
          @Override
          public void write(JsonWriter out, String value) {
            encoded[0]++;
            out.value(value);
          }

          @Override
          public @Nullable String read(JsonReader in) {
            return in.readString();
          }
        };
    try (Channels channels = Channels.inMemory()) {
      Channel<String> room = channels.channel("room", counting);
      MessageCodec<String> out =
          MessageCodec.json(JsonFamily.generated().body(JsonType.of(counting, String.class)));
      App app =
          App.create()
              .webSocket(
                  "/chat",
                  MessageCodec.text(),
                  out,
                  session -> {
                    session.subscribe(room, Overflow.CLOSE);
                    session.forEach(line -> room.publish(line));
                  });
      try (var client = TestClient.of(app)) {
        List<TestWebSocket> sockets =
            Stream.generate(() -> client.webSocket("/chat").open()).limit(5).toList();
        for (int i = 0; i < 5; i++) {
          sockets.get(i).send("here " + i);
          skipTo(sockets.get(i), "\"here " + i + "\""); // it is subscribed now
        }
        sockets.getLast().send("all");
        for (TestWebSocket socket : sockets) {
          skipTo(socket, "\"all\"");
        }
        assertThat(encoded[0]).as("once for each message, of which there are six").isEqualTo(6);
        sockets.forEach(TestWebSocket::drop);
        RedisServer.Eventually.holds(() -> assertThat(channels.size()).isZero());
      }
    }
  }

  private static void skipTo(TestWebSocket socket, String text) {
    while (!socket.receiveText().equals(text)) {
      // what others said before
    }
  }

  @Test
  void presence() throws Exception {
    try (Channels channels = Channels.inMemory()) {
      Presence<String> people = channels.presence("room:1", String.class);
      Subscription<PresenceEvent<String>> changes = people.events().subscribe();
      List<Member<String>> now = people.members();
      try (Membership me = people.join("ada")) {
        assertThat(people.members()).containsExactly(new Member<>(me.id(), "ada"));
      }
      assertThat(now).isEmpty();
      for (int i = 0; i < 2; i++) {
        switch (changes.receive()) {
          case PresenceEvent.Joined<String>(Member<String> who) -> show("+" + who.info());
          case PresenceEvent.Left<String>(Member<String> who) -> show("-" + who.info());
          case null -> show("closed");
        }
      }
      assertThat(shown).containsExactly("+ada", "-ada");
    }
  }

  @Test
  void severalNodes() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      RedisSettings settings = server.settings();

      Redis redis = Redis.connect(settings);
      Channels channels = RedisChannels.over(redis, ChannelLimits.defaults());
      App app =
          App.create()
              .closeOnStop(redis)
              .closeOnStop(channels)
              .use(RateLimit.of(2, Duration.ofMinutes(1)).in(RedisRateLimits.over(redis)))
              .use(Sessions.stored(new RedisSessions(redis)))
              .mount(Health.standard().check("redis", redis::ping));

      try (var client = TestClient.of(app)) {
        client.get("/health/ready").expect(200);
        Headers headers = client.get("/health/ready").expect(200).headers();
        assertThat(headers.first("RateLimit")).contains("r=0");
        client.get("/health/ready").expectProblem(429);
      }
    }
  }
}
