// Generated from chat.Chat
package chat;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.MessageCodec;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Awaited;
import dev.serval.binding.Binder;
import dev.serval.http.Method;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.List;
import java.util.Optional;

@Generated
final class ChatRoutes implements Routes {
  static {
    GeneratedRoutes.register(Chat.class, ChatRoutes::new);
  }

  private static final Rule TALK_TIMES_MAX = Constraints.max(10);

  private final Chat chat;

  ChatRoutes(Chat chat) {
    this.chat = chat;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<Chat.Line> lineJson =
        group.json(JsonType.of(Chat_LineCodec.INSTANCE, Chat.Line.class));
    JsonBody<Chat.Event> eventJson =
        group.json(JsonType.of(Chat_EventCodec.INSTANCE, Chat.Event.class));
    JsonBody<List<Chat.Event>> listOfEventJson =
        group.json(
            JsonType.of(JsonCodecs.list(Chat_EventCodec.INSTANCE), List.class, Chat.Event.class));
    group.route(
        Route.webSocket("/chat/{room}", request -> talk(request, lineJson, eventJson))
            .place("chat.Chat.talk"));
    group.route(
        Route.of(Method.GET, "/chat/{room}", this::room)
            .operation(ChatRoutes::roomOperation)
            .place("chat.Chat.room"));
    group.route(
        Route.webSocket("/chat/{room}/events", config -> config.withSubprotocols("v2", "v1")
                .withOrigins("https://chat.example"),
            request -> events(request, eventJson, listOfEventJson))
            .place("chat.Chat.events"));
    group.route(
        Route.webSocket("/chat/promised", _ -> promised())
            .place("chat.Chat.promised"));
    group.route(
        Route.webSocket("/chat/text", _ -> text())
            .place("chat.Chat.text"));
    group.route(
        Route.webSocket("/chat/bytes", config -> config.withMaxMessage(4), _ -> bytes())
            .place("chat.Chat.bytes"));
    group.route(
        Route.webSocket("/chat/any", _ -> any())
            .place("chat.Chat.any"));
  }

  private Response talk(Request request, JsonBody<Chat.Line> lineJson,
      JsonBody<Chat.Event> eventJson) throws Exception {
    Binder in = Binder.of(request);
    Optional<String> userXUser = Optional.ofNullable(in.header("X-User"));
    in.check();
    String user = request.open(chat.user(userXUser));
    String room = in.path(0, "room");
    int times = 1;
    String rawTimes = in.query("times");
    if (rawTimes != null) {
      times = in.toInt(rawTimes);
      if (in.ok()) {
        if (times > 10) {
          in.report(TALK_TIMES_MAX);
        }
      }
    }
    in.check();
    var boundTimes = times;
    return Response.webSocket(MessageCodec.json(lineJson), MessageCodec.json(eventJson),
        session -> chat.talk(room, boundTimes, user, session));
  }

  private Response room(Request request) throws Exception {
    Binder in = Binder.of(request);
    String room = in.path(0, "room");
    in.check();
    return Response.text(chat.room(room));
  }

  private Response events(Request request, JsonBody<Chat.Event> eventJson,
      JsonBody<List<Chat.Event>> listOfEventJson) throws Exception {
    Binder in = Binder.of(request);
    String session2 = in.query("session");
    if (session2 == null) {
      in.required();
    }
    String room = in.path(0, "room");
    in.check();
    return Response.webSocket(MessageCodec.json(eventJson), MessageCodec.json(listOfEventJson),
        session -> chat.events(session2, session, room));
  }

  private Response promised() throws Exception {
    return Response.webSocket(
        MessageCodec.text(), MessageCodec.text(), session -> Awaited.of(chat.promised(session)));
  }

  private Response text() throws Exception {
    return Response.webSocket(
        MessageCodec.text(), MessageCodec.bytes(), session -> Awaited.of(chat.text(session)));
  }

  private Response bytes() throws Exception {
    return Response.webSocket(
        MessageCodec.bytes(), MessageCodec.any(), session -> chat.bytes(session));
  }

  private Response any() throws Exception {
    return Response.webSocket(
        MessageCodec.any(), MessageCodec.text(), session -> chat.any(session));
  }

  private static Operation roomOperation() {
    return Operation.of("Chat", "room")
        .summary("Says what is in a room to who does not ask for a WebSocket.")
        .tag("Chat", "Rooms in which lines are said.")
        .parameter(Parameter.path("room", ScalarSchemas.STRING))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }
}
