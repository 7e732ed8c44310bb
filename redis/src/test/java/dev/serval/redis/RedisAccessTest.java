package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Subscription;
import dev.serval.redis.RedisServer.Access;
import dev.serval.redis.RedisServer.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.exceptions.JedisConnectionException;

/// Passwords, users and TLS, of a real Redis; and what is said where they do not fit.
@Timeout(300)
class RedisAccessTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  /// A user who may do what the guide says, and nobody else may do anything.
  private static final String[] SHOP = {
    "--user",
    "default",
    "off",
    "--user",
    "shop",
    "on",
    ">p@ss:wörd/1",
    "~serval:*",
    "resetchannels",
    "&serval:*",
    "+@all",
    "-@dangerous"
  };

  private static final String SHOP_AND_PASSWORD = "shop:p%40ss%3Aw%C3%B6rd%2F1@";

  @AfterEach
  void forget() throws Exception {
    TestCertificate.trustNobodyElse();
  }

  /// Two nodes, their channels and their commands.
  private static void works(RedisSettings settings) throws Exception {
    try (Redis redis = Redis.connect(settings);
        Channels one = RedisChannels.connect(settings);
        Channels two = RedisChannels.connect(settings)) {
      RedisSessions sessions = new RedisSessions(redis);
      sessions.create("a", new byte[] {7}, SOON);
      assertThat(sessions.load("a")).isEqualTo(new byte[] {7});
      Subscription<String> heard = two.channel("news", String.class).subscribe();
      Channel<String> told = one.channel("news", String.class);
      String received = null;
      for (int i = 0; i < 60 && received == null; i++) {
        told.publish("tea"); // until the other node is connected, too
        received = heard.receive(Duration.ofSeconds(1));
      }
      assertThat(received).isEqualTo("tea");
    }
  }

  /// Commands fail with a reason, channels go on inside the node, and the log says why, once.
  private static void isRefused(RedisSettings settings, String reason) throws Exception {
    try (LogLines log = new LogLines();
        Redis redis = Redis.connect(settings);
        Channels channels = RedisChannels.connect(settings)) {
      assertThatThrownBy(redis::ping)
          .isInstanceOf(RedisUnavailableException.class)
          .hasMessageStartingWith("Redis at 127.0.0.1:")
          .hasMessageContaining(" is away: " + reason)
          .hasMessageNotContaining("wrong-secret");
      assertThatThrownBy(redis::ping).isInstanceOf(RedisUnavailableException.class);
      assertThatThrownBy(() -> new RedisSessions(redis).load("a")).hasMessageContaining("sessions");
      assertThat(log.of("WARN Commands to Redis at 127.0.0.1:"))
          .singleElement()
          .asString()
          .contains(": away (" + reason)
          .doesNotContain("wrong-secret");

      Channel<String> channel = channels.channel("news", String.class);
      try (Subscription<String> own = channel.subscribe()) {
        channel.publish("tea");
        assertThat(own.receive(SOON)).isEqualTo("tea");
      }
      Eventually.holds(() ->
          assertThat(log.of("WARN Channels over Redis at 127.0.0.1:"))
              .singleElement()
              .asString()
              .contains(": away (" + reason)
              .doesNotContain("wrong-secret"));
    }
  }

  @Test
  void worksWithPasswordAndSaysThatItIsWrong() throws Exception {
    Access access = Access.password(":secret@", "--requirepass", "secret");
    try (RedisServer server = RedisServer.start(access)) {
      works(server.settings());
      String refused = "it refuses the user and password of the settings: ";
      isRefused(server.settings("redis", ":wrong-secret@", "127.0.0.1"), refused + "WRONGPASS ");
      isRefused(server.settings("redis", "", "127.0.0.1"), refused + "NOAUTH ");
    }
  }

  @Test
  void worksWithUserOfAnAccessListAndSaysThatItIsWrong() throws Exception {
    try (RedisServer server = RedisServer.start(Access.password(SHOP_AND_PASSWORD, SHOP))) {
      works(server.settings());
      String refused = "it refuses the user and password of the settings: ";
      isRefused(
          server.settings("redis", "shop:wrong-secret@", "127.0.0.1"), refused + "WRONGPASS ");
      isRefused(
          server.settings("redis", "nobody:wrong-secret@", "127.0.0.1"), refused + "WRONGPASS ");
      isRefused(server.settings("redis", "", "127.0.0.1"), refused + "NOAUTH ");
    }
  }

  @Test
  void worksOverTlsWithCertificateThatIsTrusted(@TempDir Path directory) throws Exception {
    TestCertificate certificate = TestCertificate.of(directory, "ip:127.0.0.1");
    certificate.trust();
    try (RedisServer server = RedisServer.start(Access.tls(certificate, "127.0.0.1"))) {
      works(server.settings());
      TestCertificate.trustNobodyElse();
      isRefused(server.settings(), "its certificate is not accepted: ");
    }
  }

  @Test
  void refusesCertificateOfAnotherHost(@TempDir Path directory) throws Exception {
    TestCertificate certificate = TestCertificate.of(directory, "dns:localhost,dns:redis.example");
    certificate.trust();
    try (RedisServer server = RedisServer.start(Access.tls(certificate, "localhost"))) {
      works(server.settings());
      isRefused(
          server.settings("rediss", "", "127.0.0.1"),
          "its certificate is not accepted: No subject alternative names");
    }
  }

  /// A Redis without TLS seldom answers: it waits for the end of what looks like a line.
  @Test
  void saysThatThePortHasNoTls() {
    assertThat(
            Outage.reason(
                new JedisConnectionException(
                    new SSLException("Unsupported or unrecognized SSL message"))))
        .isEqualTo("it does not speak TLS on this port: Unsupported or unrecognized SSL message");
  }
}
