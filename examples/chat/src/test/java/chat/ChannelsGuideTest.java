package chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ChannelsGuide.ChatLine;
import chat.ChannelsGuide.Position;
import dev.serval.App;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.PresenceEvent;
import dev.serval.channels.Published;
import dev.serval.channels.Registration;
import dev.serval.channels.Subscription;
import dev.serval.redis.RedisSettings;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestEvents;
import dev.serval.testing.TestServer;
import dev.serval.testing.TestWebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// docs/guide/channels.md shows the code of [ChannelsGuide], and it does what the page says.
@Timeout(300)
class ChannelsGuideTest {
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final ChatLine HELLO = new ChatLine("ada", "hello");

  private final Channels channels = ChannelsGuide.inThisProcess();
  private final Channel<ChatLine> room = channels.channel("room:1", ChatLine.class);
  private final ChannelsGuide guide = new ChannelsGuide();

  @AfterEach
  void close() {
    channels.close();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 60 s").isLessThan(end);
      Thread.sleep(2);
    }
  }

  @Test
  void givesMessagesToThreadThatBlocks() throws Exception {
    Thread reader = Thread.ofVirtual().start(() -> guide.follow(room));
    await(() -> channels.size() == 1);
    ChannelsGuide.publish(channels, 1);
    await(() -> guide.shown.contains(HELLO.toString()));
    channels.close();
    assertThat(reader.join(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void callsWhoHasNoThread() {
    try (Registration registration = guide.hear(room)) {
      ChannelsGuide.publish(channels, 1);
      assertThat(guide.shown).containsExactly("{\"name\":\"ada\",\"text\":\"hello\"}");
      assertThat(registration.missed()).isZero();
    }
    assertThat(channels.size()).isZero();
  }

  @Test
  void letsPeopleChatOverWebSockets() {
    Channel<String> lobby = channels.channel("lobby", String.class);
    App app = App.create().webSocket("/chat", session -> ChannelsGuide.chat(lobby, session));
    try (TestClient client = TestClient.of(app)) {
      TestWebSocket ada = client.webSocket("/chat").open();
      TestWebSocket bob = client.webSocket("/chat").open();
      ada.send("one").expectText("one"); // she is subscribed now
      bob.send("two");
      ada.expectText("two");
    }
  }

  @Test
  void sendsSubscriptionsAsEvents() throws Exception {
    App app = App.create().mount(new ChannelsGuide.Room(room));
    try (TestServer server = TestServer.of(app);
        TestEvents<ChatLine> lines = server.get("/room/lines").events(ChatLine.class);
        TestEvents<ChatLine> all = server.get("/room/lines/all").events(ChatLine.class)) {
      ChannelsGuide.publish(channels, 1);
      assertThat(lines.nextData()).isEqualTo(HELLO);
      assertThat(all.nextData()).isEqualTo(HELLO);
    }
    await(() -> channels.size() == 0); // they have unsubscribed
  }

  @Test
  void keepsTheNewest() throws Exception {
    Channel<Position> positions = channels.channel("positions", Position.class);
    try (Subscription<Position> latest = ChannelsGuide.latest(positions)) {
      positions.publish(new Position(1, 1));
      positions.publish(new Position(2, 2));
      assertThat(latest.receive()).isEqualTo(new Position(2, 2));
      assertThat(latest.missed()).isEqualTo(1);
    }
  }

  @Test
  void knowsWhoIsThere() throws Exception {
    try (Subscription<PresenceEvent<Person>> seen =
        channels.presence("room:1", Person.class).events().subscribe()) {
      guide.meet(channels, 1);
      assertThat(guide.shown).hasSize(3);
      assertThat(guide.shown.poll()).startsWith("0 others, and ");
      assertThat(guide.shown.poll()).startsWith("Joined[").contains("Person[name=ada]");
      assertThat(guide.shown.poll()).startsWith("Left[");
      Published<PresenceEvent<Person>> joined = seen.receivePublished();
      assertThat(new String(joined.json(), StandardCharsets.UTF_8))
          .matches("\\{\"event\":\"joined\",\"id\":\"[^\"]+\",\"member\":\\{\"name\":\"ada\"}}");
    }
  }

  @Test
  void sharesRedisWithOtherNodes() throws Exception {
    try (OneRedis redis = OneRedis.start()) {
      RedisSettings settings = RedisSettings.of(redis.uri().toString());
      try (TestClient one = TestClient.of(ChannelsGuide.severalNodes(settings));
          TestClient two = TestClient.of(ChannelsGuide.severalNodes(settings))) {
        String first = one.get("/health/ready").expect(200).header("RateLimit");
        String second = two.get("/health/ready").expect(200).header("RateLimit");
        assertThat(List.of(first, second)).allMatch(limit -> limit.contains("r=59"));
        assertThat(second).as("both count together").isNotEqualTo(first);
      }
    }
    try (Channels away = ChannelsGuide.overRedis()) { // a program starts without it, too
      Channel<String> alone = away.channel("news", String.class);
      Subscription<String> own = alone.subscribe();
      alone.publish("tea");
      assertThat(own.receive()).isEqualTo("tea");
    }
  }

  @Test
  void showsTheCodeOfItsSource() throws IOException {
    String source = squeezed(Files.readString(Path.of("src/test/java/chat/ChannelsGuide.java")));
    String page = Files.readString(Path.of("../../docs/guide/channels.md"));
    List<String> snippets =
        SNIPPET.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(snippets)
        .hasSizeGreaterThan(8)
        .allSatisfy(snippet -> assertThat(source).contains(squeezed(snippet)));
  }

  /// The formatter breaks lines elsewhere than the page does.
  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
