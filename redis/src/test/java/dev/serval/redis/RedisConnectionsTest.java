package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.exceptions.JedisConnectionException;

/// Connections that are of no use any more are closed.
@Timeout(300)
class RedisConnectionsTest {
  @Test
  void closesConnectionWhosePingIsNotAnswered() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RedisSettings settings = RedisSettings.of("redis://127.0.0.1:" + silent.getLocalPort());
      assertThatThrownBy(() -> Wire.connect(settings, Duration.ofMillis(200)))
          .isInstanceOf(JedisConnectionException.class);
      try (Socket accepted = silent.accept()) {
        accepted.setSoTimeout(30_000);
        assertThat(ends(accepted)).isTrue();
      }
    }
  }

  /// Reads on; a connection that stays open ends in a `SocketTimeoutException`.
  private static boolean ends(Socket socket) throws IOException {
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      return true;
    }
    return true;
  }

  @Test
  void closesConnectionThatIsGivenBackAfterTheEnd() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = Redis.connect(server.settings())) {
      Wire used =
          redis.use(wire -> {
            wire.call(Commands.ping());
            redis.close();
            assertThat(wire.isConnected()).isTrue();
            return wire;
          });
      assertThat(used.isConnected()).isFalse();
      assertThatThrownBy(redis::ping)
          .isInstanceOf(RedisUnavailableException.class)
          .hasMessage("the connections are closed");
    }
  }
}
