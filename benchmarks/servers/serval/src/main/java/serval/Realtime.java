// One message to all who listen: the server of benchmarks/realtime.
package serval;

import dev.serval.App;
import dev.serval.Events;
import dev.serval.Post;
import dev.serval.WebSocket;
import dev.serval.WebSocketSession;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.channels.Registration;
import dev.serval.transport.TransportConfig;
import java.util.stream.Stream;

/// Starts the server that is measured.
final class Realtime {
  /// Streams are requests in flight as long as they last.
  private static final int MOST = 20_000;

  private Realtime() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    App.create()
        .transport(
            TransportConfig.defaults()
                .withPort(port)
                .withMaxConnections(MOST)
                .withMaxRequestsInFlight(MOST))
        .mount(new Broadcast())
        .start();
  }
}

/// A channel, and two ways to hear it.
final class Broadcast {
  private final Channel<Notice> all = Channels.inMemory().channel("all", Notice.class);

  @WebSocket("/ws")
  void socket(WebSocketSession<String, Notice> session) {
    try (Registration _ = session.subscribe(all, Overflow.DROP_NEWEST)) {
      while (session.receive() != null) {}
    }
  }

  @Events("/events")
  Stream<Notice> events() {
    return all.stream();
  }

  @Post("/broadcast")
  void broadcast(Notice body) {
    all.publish(body);
  }
}

/// @param posted when, by the clock of the machine
record Notice(long posted, String text) {}
