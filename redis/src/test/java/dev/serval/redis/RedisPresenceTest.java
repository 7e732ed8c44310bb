package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.channels.ChannelLimits;
import dev.serval.channels.Channels;
import dev.serval.channels.Member;
import dev.serval.channels.Membership;
import dev.serval.channels.Presence;
import dev.serval.channels.PresenceEvent;
import dev.serval.channels.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Who is present in two nodes.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisPresenceTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private RedisServer server;

  @BeforeAll
  void start() throws Exception {
    server = RedisServer.start();
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static List<String> infos(Presence<String> presence) {
    return presence.members().stream().map(Member::info).toList();
  }

  @Test
  void membersAndEventsAreThoseOfAllNodes() throws Exception {
    try (Channels one = RedisChannels.connect(server.settings());
        Channels two = RedisChannels.connect(server.settings())) {
      Presence<String> here = one.presence("room", String.class);
      Presence<String> there = two.presence("room", String.class);
      var events = there.events().subscribe();
      Membership ada = here.join("ada");
      there.join("bob");
      Member<String> member = new Member<>(ada.id(), "ada");
      RedisServer.Eventually.holds(() -> assertThat(infos(here)).containsExactly("ada", "bob"));
      RedisServer.Eventually.holds(() -> assertThat(infos(there)).containsExactly("bob", "ada"));
      ada.close();
      RedisServer.Eventually.holds(() -> assertThat(infos(there)).containsExactly("bob"));
      PresenceEvent<String> left = new PresenceEvent.Left<>(member);
      List<PresenceEvent<String>> told = new ArrayList<>();
      while (!told.contains(left)) {
        told.add(next(events)); // bob's too, and some twice where a node has just connected
      }
      assertThat(told).contains(new PresenceEvent.Joined<>(member));
    }
  }

  private static PresenceEvent<String> next(Subscription<PresenceEvent<String>> events)
      throws Exception {
    PresenceEvent<String> event = events.receive(SOON);
    assertThat(event).isNotNull();
    return event;
  }

  @Test
  void theMembersOfANodeThatIsClosedLeave() throws Exception {
    try (Channels two = RedisChannels.connect(server.settings())) {
      Presence<String> there = two.presence("closed", String.class);
      try (Channels one = RedisChannels.connect(server.settings())) {
        one.presence("closed", String.class).join("ada");
        RedisServer.Eventually.holds(() -> assertThat(infos(there)).containsExactly("ada"));
      }
      RedisServer.Eventually.holds(() -> assertThat(infos(there)).isEmpty());
    }
  }

  @Test
  void theMembersOfANodeThatDiedExpireAndOneNodeTellsIt() throws Exception {
    RedisSettings quick = server.settings().withMemberTimeout(Duration.ofSeconds(5));
    try (Channels one = RedisChannels.connect(quick);
        Channels two = RedisChannels.connect(quick);
        Redis redis = Redis.connect(server.settings())) {
      Presence<String> room = one.presence("dead", String.class);
      Subscription<PresenceEvent<String>> events = room.events().subscribe();
      var others = two.presence("dead", String.class).events().subscribe();

      // A node that says once that it lives, tells of a member, and is never heard of again.
      String dead = "00000000000000aa";
      byte[] nodes = Wire.bytes("serval:nodes");
      byte[] prefix = Wire.bytes("serval:");
      Script.of("retire.lua", "beat.lua")
          .run(redis, nodes, prefix, Wire.bytes(dead), Wire.bytes(5_000));
      Script.of("join.lua")
          .run(
              redis,
              nodes,
              prefix,
              Wire.bytes(dead),
              Wire.bytes("dead"),
              Wire.bytes(dead + "-1"),
              Wire.bytes("\"eve\""));
      assertThat(infos(room)).containsExactly("eve");

      RedisServer.Eventually.holds(() -> assertThat(infos(room)).isEmpty());
      PresenceEvent<String> left = new PresenceEvent.Left<>(new Member<>(dead + "-1", "eve"));
      assertThat(next(events)).isEqualTo(left);
      assertThat(next(others)).isEqualTo(left);
      assertThat(events.receive(Duration.ofMillis(1_200))).as("told once").isNull();
      assertThat(redis.call(Commands.get(Wire.bytes("serval:members:dead")))).isNull();
    }
  }

  @Test
  void theNumberOfMembersThatAreAskedForIsBounded() throws Exception {
    ChannelLimits few = ChannelLimits.defaults().withMaxMembers(3);
    try (Redis redis = Redis.connect(server.settings());
        Channels one = RedisChannels.connect(server.settings());
        Channels two = RedisChannels.over(redis, few)) {
      for (int i = 0; i < 5; i++) {
        one.presence("many", String.class).join("m" + i);
      }
      Presence<String> there = two.presence("many", String.class);
      RedisServer.Eventually.holds(() -> assertThat(infos(there)).hasSize(3));
      Thread.sleep(100);
      assertThat(infos(there)).hasSize(3);
    }
  }
}
