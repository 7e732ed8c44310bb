package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.channels.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Protocol;

/// Two nodes over one Redis.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisChannelsTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private RedisServer server;
  private Channels one;
  private Channels two;

  @BeforeAll
  void start() throws Exception {
    server = RedisServer.start();
    one = RedisChannels.connect(server.settings());
    two = RedisChannels.connect(server.settings());
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      one.close();
      two.close();
      server.close();
    }
  }

  private static List<Integer> take(Subscription<Integer> subscription, int count)
      throws Exception {
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Integer next = subscription.receive(SOON);
      if (next == null) {
        break;
      }
      taken.add(next);
    }
    return taken;
  }

  @Test
  void aMessageArrivesAtTheOtherNodeAndOnceAtItsOwn() throws Exception {
    try (Subscription<Integer> own = one.channel("hello", Integer.class).subscribe();
        Subscription<Integer> other = two.channel("hello", Integer.class).subscribe()) {
      one.channel("hello", Integer.class).publish(1);
      assertThat(other.receive(SOON)).isEqualTo(1);
      assertThat(own.receive(SOON)).isEqualTo(1);
      two.channel("hello", Integer.class).publish(2);
      assertThat(own.receive(SOON)).as("and not 1 again").isEqualTo(2);
    }
  }

  @Test
  void whatIsPublishedRightAfterSubscribingArrives() throws Exception {
    for (int i = 0; i < 50; i++) {
      Channel<Integer> channel = one.channel("quick:" + i, Integer.class);
      try (Subscription<Integer> other = two.channel(channel.name(), Integer.class).subscribe()) {
        channel.publish(i);
        assertThat(other.receive(SOON)).isEqualTo(i);
      }
    }
  }

  @Test
  void theMessagesOfANodeArriveInTheirOrder() throws Exception {
    int count = 5_000;
    try (Subscription<Integer> other =
        two.channel("order", Integer.class).subscribe(count, Overflow.CLOSE)) {
      IntStream.range(0, count).forEach(one.channel("order", Integer.class)::publish);
      assertThat(take(other, count)).isEqualTo(IntStream.range(0, count).boxed().toList());
    }
  }

  @Test
  void channelsWithoutSubscribersAreUnsubscribedAndCanBeOpenedAgain() throws Exception {
    for (int i = 0; i < 20; i++) {
      one.channel("again", Integer.class).subscribe().close();
    }
    try (Subscription<Integer> last = one.channel("again", Integer.class).subscribe()) {
      two.channel("again", Integer.class).publish(7);
      assertThat(last.receive(SOON)).isEqualTo(7);
    }
    assertThat(one.size()).isZero();
    try (Redis redis = Redis.connect(server.settings())) {
      RedisServer.Eventually.holds(() ->
          assertThat(
                  (List<?>)
                      redis.call(
                          new Wire.Command(
                              Protocol.Command.PUBSUB,
                              Wire.bytes("NUMSUB"),
                              Wire.bytes("serval:channel:again"))))
              .last()
              .isEqualTo(0L));
    }
  }

  @Test
  void nodesWithAnotherPrefixHearNothing() throws Exception {
    try (Channels apart = RedisChannels.connect(server.settings().withPrefix("apart:"));
        Subscription<Integer> other = apart.channel("prefix", Integer.class).subscribe();
        Subscription<Integer> same = two.channel("prefix", Integer.class).subscribe()) {
      one.channel("prefix", Integer.class).publish(1);
      assertThat(same.receive(SOON)).isEqualTo(1);
      assertThat(other.receive(Duration.ofMillis(50))).isNull();
    }
  }

  @Test
  void whatOthersPublishToItsChannelsInRedisDoesNotDisturbIt() throws Exception {
    try (LogLines log = new LogLines();
        Redis redis = Redis.connect(server.settings());
        Subscription<Integer> own = one.channel("noise", Integer.class).subscribe()) {
      byte[] name = Wire.bytes("serval:channel:noise");
      for (String noise : List.of("", "x", "a b", "a b c", " 1 2", "n 1 {", "n 2 \"x\"")) {
        redis.call(Commands.publish(name, noise.getBytes(StandardCharsets.UTF_8)));
      }
      redis.call(Commands.publish(name, Frame.bytes("n", 3, Wire.bytes("5"))));
      redis.call(Commands.publish(name, Frame.bytes("n", 3, Wire.bytes("5"))));
      redis.call(Commands.publish(name, Frame.bytes("n", 4, Wire.bytes("6"))));
      assertThat(own.receive(SOON)).isEqualTo(5);
      assertThat(own.receive(SOON)).as("the second 5 is an old message").isEqualTo(6);
      assertThat(log.of("WARN Something that is no message of Serval")).hasSize(5);
    }
  }
}
