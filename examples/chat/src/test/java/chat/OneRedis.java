package chat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import redis.embedded.RedisServer;

/// A real Redis in a process of its own.
///
/// @param server its process
/// @param uri where it listens
record OneRedis(RedisServer server, URI uri) implements AutoCloseable {

  /// Starts one on a port that nobody else takes meanwhile.
  static OneRedis start() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      RedisServer server = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
      try {
        server.start();
        return new OneRedis(server, URI.create("redis://127.0.0.1:" + port));
      } catch (IOException taken) {
        if (attempt == 5) {
          throw taken;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }
}
