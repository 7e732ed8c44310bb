package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Member;
import dev.serval.channels.Membership;
import dev.serval.channels.Overflow;
import dev.serval.channels.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Protocol;

/// Redis is killed and comes back.
@Timeout(300)
class RedisOutageTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String AWAY = "WARN Channels over Redis at 127.0.0.1:";
  private static final String BACK = "INFO Channels over Redis at 127.0.0.1:";

  private static final byte[] MEMBERS_OF_REPLICA = Wire.bytes("serval:members:replica");

  private RedisServer server;

  @BeforeEach
  void start() throws Exception {
    server = RedisServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  /// Comes back quickly, so that it listens again before one of [#sending] sends what waited.
  private RedisSettings settings() {
    return server.settings().withMaxBackoff(Duration.ofMillis(200));
  }

  private RedisSettings sending() {
    return server.settings().withMaxBackoff(Duration.ofSeconds(4));
  }

  private static List<Integer> drain(Subscription<Integer> subscription, int last)
      throws Exception {
    List<Integer> taken = new ArrayList<>();
    for (Integer next; (next = subscription.receive(SOON)) != null; ) {
      taken.add(next);
      if (next == last) {
        break;
      }
    }
    return taken;
  }

  @Test
  void aBroadcastGoesOnWhileRedisIsKilledAndComesBack() throws Exception {
    try (LogLines log = new LogLines();
        Channels one = RedisChannels.connect(sending());
        Channels two = RedisChannels.connect(settings())) {
      Channel<Integer> channel = one.channel("news", Integer.class);
      Subscription<Integer> own = channel.subscribe(10_000, Overflow.CLOSE);
      Subscription<Integer> other =
          two.channel("news", Integer.class).subscribe(10_000, Overflow.CLOSE);

      IntStream.range(0, 100).forEach(channel::publish);
      assertThat(drain(other, 99)).hasSize(100);
      server.kill();
      RedisServer.Eventually.holds(() -> assertThat(log.of(AWAY)).hasSize(2));
      IntStream.range(100, 300).forEach(channel::publish);
      server.restart();
      RedisServer.Eventually.holds(() -> assertThat(log.of(BACK)).hasSize(2));
      IntStream.range(300, 400).forEach(channel::publish);

      assertThat(drain(own, 399))
          .as("a subscriber of the publisher's node misses nothing")
          .isEqualTo(IntStream.range(0, 400).boxed().toList());
      assertThat(drain(other, 399))
          .as("what waited arrives at the other node, once and in order")
          .isEqualTo(IntStream.range(100, 400).boxed().toList());
      assertThat(own.isOpen()).isTrue();
      assertThat(log.of(AWAY)).as("once for each node").hasSize(2);
      assertThat(log.of(AWAY).getFirst())
          .contains(": away (")
          .contains("messages go on inside this node, and up to 10000 wait for the others");
      assertThat(log.of(BACK)).as("once for each node").hasSize(2);
      assertThat(log.of(BACK))
          .allSatisfy(line -> assertThat(line).contains("1 channels subscribed again"))
          .anySatisfy(
              line -> assertThat(line).contains("200 messages sent that had waited, 0 dropped"));
    }
  }

  @Test
  void whatWaitsIsBoundedAndTheOldestAreDropped() throws Exception {
    RedisSettings few = sending().withMaxWaiting(10, 1 << 20);
    try (LogLines log = new LogLines();
        Channels one = RedisChannels.connect(few);
        Channels two = RedisChannels.connect(settings())) {
      Subscription<Integer> other = two.channel("news", Integer.class).subscribe();
      Channel<Integer> channel = one.channel("news", Integer.class);
      channel.publish(-1);
      assertThat(other.receive(SOON)).isEqualTo(-1);
      server.kill();
      RedisServer.Eventually.holds(() -> assertThat(log.of(AWAY)).hasSize(2));
      IntStream.rangeClosed(1, 30).forEach(channel::publish);
      server.restart();
      assertThat(drain(other, 30))
          .as("ten that waited, and no more before them than were being sent")
          .endsWith(21, 22, 23, 24, 25, 26, 27, 28, 29, 30)
          .isSorted()
          .doesNotHaveDuplicates()
          .hasSizeLessThanOrEqualTo(20);
      RedisServer.Eventually.holds(() ->
          assertThat(log.of(BACK))
              .anySatisfy(line -> assertThat(line).containsPattern(" [12]\\d dropped")));
    }
  }

  @Test
  void theBytesOfWhatWaitsAreBounded() throws Exception {
    server.kill();
    Link link = new Link(settings());
    try (Outbox outbox = new Outbox(settings().withMaxWaiting(1_000, 10_000), link, () -> {})) {
      for (int i = 0; i < 20; i++) {
        outbox.add(new Outbox.Item(Commands.publish(new byte[100], new byte[836]), false, null));
      }
      assertThat(outbox.waiting()).as("of 1,000 bytes each").isEqualTo(10);
    }
  }

  @Test
  void aProgramStartsWhileRedisIsAwayAndFindsItLater() throws Exception {
    server.kill();
    try (LogLines log = new LogLines();
        Channels one = RedisChannels.connect(sending());
        Channels two = RedisChannels.connect(settings())) {
      RedisServer.Eventually.holds(() -> assertThat(log.of(AWAY)).hasSize(2));
      Subscription<Integer> own = one.channel("early", Integer.class).subscribe();
      Subscription<Integer> other = two.channel("early", Integer.class).subscribe();
      one.channel("early", Integer.class).publish(1);
      assertThat(own.receive(SOON)).isEqualTo(1);
      assertThat(one.presence("early", String.class).members()).isEmpty();
      server.restart();
      assertThat(other.receive(SOON)).isEqualTo(1);
    }
  }

  @Test
  void aRedisThatIsSilentIsTakenForAway() throws Exception {
    RedisSettings impatient =
        settings()
            .withMemberTimeout(Duration.ofMillis(600))
            .withTimeouts(Duration.ofMillis(300), Duration.ofMillis(300));
    try (LogLines log = new LogLines();
        Channels one = RedisChannels.connect(impatient);
        Channels two = RedisChannels.connect(settings())) {
      Subscription<Integer> other = two.channel("silent", Integer.class).subscribe();
      one.channel("silent", Integer.class).publish(0);
      assertThat(other.receive(SOON)).isEqualTo(0);
      server.freeze(true);
      try {
        RedisServer.Eventually.holds(() -> assertThat(log.of(AWAY)).isNotEmpty());
        one.channel("silent", Integer.class).publish(1);
      } finally {
        server.freeze(false);
      }
      assertThat(other.receive(SOON)).isEqualTo(1);
      one.channel("silent", Integer.class).publish(2);
      assertThat(other.receive(SOON)).as("what was sent twice arrived once").isEqualTo(2);
    }
  }

  @Test
  void membersAreToldAgainToARedisThatForgotThem() throws Exception {
    RedisSettings quick = settings().withMemberTimeout(Duration.ofSeconds(2));
    try (Channels one = RedisChannels.connect(quick);
        Channels two = RedisChannels.connect(quick)) {
      one.presence("room", String.class).join("ada");
      RedisServer.Eventually.holds(
          () -> assertThat(two.presence("room", String.class).members()).hasSize(1));
      server.kill();
      assertThat(one.presence("room", String.class).members())
          .as("of this node")
          .extracting(Member::info)
          .containsExactly("ada");
      server.restart();
      RedisServer.Eventually.holds(() ->
          assertThat(two.presence("room", String.class).members())
              .extracting(Member::info)
              .containsExactly("ada"));
    }
  }

  @Test
  void membersAreToldAgainWhereWhatWaitedWasDropped() throws Exception {
    try (LogLines log = new LogLines();
        Channels one = RedisChannels.connect(settings().withMaxWaiting(3, 1 << 20));
        Channels two = RedisChannels.connect(settings())) {
      Channel<Integer> channel = one.channel("n", Integer.class);
      Membership bob = one.presence("room", String.class).join("bob");
      RedisServer.Eventually.holds(
          () -> assertThat(two.presence("room", String.class).members()).hasSize(1));
      server.kill();
      RedisServer.Eventually.holds(() -> assertThat(log.of(AWAY)).hasSize(2));
      one.presence("room", String.class).join("ada");
      bob.close();
      IntStream.range(0, 20).forEach(channel::publish);
      server.restart();
      RedisServer.Eventually.holds(() ->
          assertThat(two.presence("room", String.class).members())
              .extracting(Member::info)
              .containsExactly("ada"));
    }
  }

  @Test
  void aRedisThatIsAReplicaForAWhileIsWaitedFor() throws Exception {
    try (LogLines log = new LogLines();
        Redis redis = Redis.connect(settings());
        Channels one = RedisChannels.connect(settings())) {
      become(redis, "127.0.0.1", "1");
      one.presence("replica", String.class).join("ada");
      RedisServer.Eventually.holds(
          () -> assertThat(log.of(AWAY)).singleElement().asString().contains("READONLY"));
      become(redis, "NO", "ONE");
      RedisServer.Eventually.holds(() -> assertThat(log.of(BACK)).hasSize(1));
      assertThat(redis.call(new Wire.Command(Protocol.Command.HLEN, MEMBERS_OF_REPLICA)))
          .isEqualTo(1L);
    }
  }

  private static void become(Redis redis, String host, String port) {
    redis.call(new Wire.Command(Protocol.Command.REPLICAOF, Wire.bytes(host), Wire.bytes(port)));
  }

  @Test
  void whatRedisRefusesIsLoggedAndDoesNotHoldUpTheRest() throws Exception {
    List<Object> replies = new CopyOnWriteArrayList<>();
    try (LogLines log = new LogLines();
        Outbox outbox = new Outbox(settings(), new Link(settings()), () -> {})) {
      outbox.start();
      outbox.add(
          new Outbox.Item(
              new Wire.Command(Protocol.Command.PUBLISH, new byte[1]), false, replies::add));
      outbox.add(new Outbox.Item(Commands.publish(new byte[1], new byte[1]), false, replies::add));
      RedisServer.Eventually.holds(() -> assertThat(replies).containsExactly(0L));
      assertThat(log.of("WARN Redis refuses"))
          .singleElement()
          .asString()
          .contains("wrong number of arguments");
    }
  }

  @Test
  void commandsFailAtOnceWhileRedisIsAwayAndTheLogSaysItTwice() throws Exception {
    try (LogLines log = new LogLines();
        Redis redis = Redis.connect(settings())) {
      redis.ping();
      server.kill();
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(redis::ping)
            .isInstanceOf(RedisUnavailableException.class)
            .hasMessageContaining("is away");
      }
      server.restart();
      RedisServer.Eventually.holds(redis::ping);
      assertThat(log.of("WARN Commands to Redis")).hasSize(1);
      assertThat(log.of("INFO Commands to Redis"))
          .singleElement()
          .asString()
          .containsPattern("are back after \\d+ ms; \\d{2,} failed meanwhile");
    }
  }

  @Test
  void aCommandEndsInItsTimeAndConnectionsAreBounded() throws Exception {
    RedisSettings one =
        settings().withConnections(1).withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2));
    try (Redis redis = Redis.connect(one)) {
      redis.ping();
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Thread holder = Thread.ofVirtual().start(() -> redis.use(wire -> hold(wire, held, go)));
      held.await();
      assertThatThrownBy(redis::ping).hasMessage("all 1 connections are in use");
      go.countDown();
      holder.join();
      redis.ping();

      server.freeze(true);
      try {
        long start = System.nanoTime();
        assertThatThrownBy(redis::ping).isInstanceOf(RedisUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
      } finally {
        server.freeze(false);
      }
      RedisServer.Eventually.holds(redis::ping);
    }
  }

  private static boolean hold(Wire wire, CountDownLatch held, CountDownLatch go) {
    try {
      held.countDown();
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return wire.isConnected();
  }

  @Test
  void closedConnectionsAreNotUsed() {
    Redis redis = Redis.connect(settings());
    redis.ping();
    redis.close();
    assertThatThrownBy(redis::ping).hasMessage("the connections are closed");
  }
}
