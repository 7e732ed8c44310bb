package chat;

import dev.serval.Default;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Outcome;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.Provides;
import dev.serval.Scoped;
import dev.serval.WebSocket;
import dev.serval.WebSocketSession;
import dev.serval.concurrent.Promise;
import dev.serval.transport.WebSocketMessage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Rooms in which lines are said.
@Path("/chat")
final class Chat {
  final List<String> ends = new ArrayList<>();

  /// What is said in a room.
  record Line(@NotBlank String text) {}

  /// What happens in a room.
  sealed interface Event {
    record Said(String room, String who, String text) implements Event {}

    record Left(String who) implements Event {}
  }

  /// Lets people talk.
  @WebSocket("/{room}")
  void talk(
      String room,
      @Max(10) @Default("1") int times,
      @Depends(Chat.class) String user,
      WebSocketSession<Line, Event> session) {
    for (Line line : session) {
      if (line.text().equals("bye")) {
        throw Problem.conflict("bye, too");
      }
      for (int i = 0; i < times; i++) {
        session.send(new Event.Said(room, user, line.text()));
      }
    }
  }

  /// Says what is in a room to who does not ask for a WebSocket.
  @Get("/{room}")
  String room(String room) {
    return "room " + room;
  }

  @Provides
  Scoped<String> user(@Header Optional<String> xUser) {
    String user = xUser.orElseThrow(() -> Problem.unauthorized("who are you?", "Bearer"));
    return Scoped.untilReturn(user, outcome -> ends.add(user + " " + outcome.isSuccess()));
  }

  /// The events of others, as they are told.
  @WebSocket(value = "/{room}/events", subprotocols = {"v2", "v1"}, origins = "https://chat.example")
  void events(String session, WebSocketSession<Event, List<Event>> ws, String room) {
    for (Event event : ws) {
      ws.send(List.of(event, new Event.Left(session + room + ws.subprotocol())));
    }
  }

  @WebSocket("/promised")
  Promise<Void> promised(WebSocketSession<String, String> session) {
    session.send("later");
    return Promise.from(CompletableFuture.completedFuture(null));
  }

  @WebSocket("/text")
  CompletionStage<Void> text(WebSocketSession<String, byte[]> session) {
    for (String line : session) {
      session.send(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return CompletableFuture.completedFuture(null);
  }

  @WebSocket(value = "/bytes", maxMessage = 4)
  void bytes(WebSocketSession<byte[], WebSocketMessage> session) {
    for (byte[] message : session) {
      session.send(WebSocketMessage.binary(message));
    }
  }

  @WebSocket("/any")
  void any(WebSocketSession<WebSocketMessage, String> session) throws Exception {
    for (WebSocketMessage message : session) {
      session.send(message.toString());
    }
  }
}
