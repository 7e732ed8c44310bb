package fastapi.advanced;

import dev.serval.App;
import dev.serval.Depends;
import dev.serval.InvalidMessageException;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.Query;
import dev.serval.WebSocket;
import dev.serval.WebSocketConfig;
import dev.serval.WebSocketSession;
import dev.serval.channels.Channel;
import dev.serval.channels.Overflow;
import dev.serval.transport.WebSocketMessage;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// WebSockets: rooms in which people talk. Its regions are also those of docs/guide/websocket.md.
final class ChatRooms {
  private ChatRooms() {}

  static App app() {
    return App.create().mount(new Chat()).provide(new Tickets());
  }

  // snippet: websockets
  record ChatLine(@NotBlank @Size(max = 500) String text) {}

  sealed interface ChatEvent {
    record Joined(String who) implements ChatEvent {}

    record Said(String who, String text) implements ChatEvent {}

    record Left(String who) implements ChatEvent {}
  }

  @Path("/chat")
  static final class Chat {
    private final Map<String, Set<WebSocketSession<ChatLine, ChatEvent>>> rooms =
        new ConcurrentHashMap<>();

    @WebSocket("/{room}")
    void chat(
        String room, @Size(max = 20) String name, WebSocketSession<ChatLine, ChatEvent> session) {
      var members = rooms.computeIfAbsent(room, _ -> ConcurrentHashMap.newKeySet());
      members.add(session);
      try {
        tell(members, session.encode(new ChatEvent.Joined(name)));
        for (ChatLine line : session) { // blocks, until the peer is gone
          tell(members, session.encode(new ChatEvent.Said(name, line.text())));
        }
      } finally {
        members.remove(session);
        tell(members, session.encode(new ChatEvent.Left(name)));
      }
    }

    private static void tell(
        Set<WebSocketSession<ChatLine, ChatEvent>> members, WebSocketMessage event) {
      for (var member : members) {
        if (!member.offerEncoded(event)) { // encoded once, and nobody waits for the slow
          member.close(1013, "too slow");
        }
      }
    }

    // end

    @WebSocket("/{room}/patient")
    void patient(String room, WebSocketSession<ChatLine, ChatEvent> session) {
      while (session.isOpen()) {
        try {
          ChatLine line = session.receive(); // null once the connection is closed
          if (line != null) {
            session.send(new ChatEvent.Said(room, line.text()));
          }
        } catch (InvalidMessageException invalid) {
          session.sendProblem(invalid.problem());
        }
      }
    }

    @WebSocket(value = "/{room}/news", subprotocols = "news.v1", origins = "https://app.example")
    void news(
        String room,
        @Depends(Tickets.class) String user,
        WebSocketSession<String, String> session) {
      session.send("Welcome to " + room + ", " + user);
    }
  }

  static final class Tickets {
    @Provides
    String user(@Query Optional<String> ticket) {
      return ticket
          .filter("one-time-ticket"::equals)
          .map(valid -> "ann")
          .orElseThrow(() -> Problem.forbidden("This ticket is not valid"));
    }
  }

  /// Sends what is published, and listens to nobody.
  static App board(Channel<String> channel) {
    return App.create()
        .webSocket(
            "/board",
            session -> {
              session.ignoreMessages(); // they are dropped; pings and the close are seen
              session.subscribe(channel, Overflow.CLOSE);
              session.receive(); // null, when the connection is closed
            });
  }

  static App byHand() {
    return App.create()
        .webSockets(
            WebSocketConfig.defaults().withMaxMessage(64 << 10).withOrigins("https://app.example"))
        .webSocket(
            "/echo",
            session -> {
              for (String line : session) {
                session.send(line);
              }
            });
  }
}
