import dev.serval.Cpu;
import dev.serval.Depends;
import dev.serval.EventStream;
import dev.serval.Get;
import dev.serval.Inline;
import dev.serval.JsonLines;
import dev.serval.Post;
import dev.serval.Provides;
import dev.serval.Status;
import dev.serval.WebSocket;
import dev.serval.WebSocketSession;
import dev.serval.Webhooks;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

final class Talks {
  record Line(String text, int size) {}

  @Get("/get")
  void get(WebSocketSession<String, String> session) {}

  @Post("/post")
  void post(WebSocketSession<String, String> session) {}

  @WebSocket("/depends")
  void depends(@Depends(Talks.class) String user, WebSocketSession<String, String> session) {}

  @Provides
  String user(WebSocketSession<String, String> session) {
    return "";
  }

  @WebSocket("/none")
  void none() {}

  @WebSocket("/two")
  void two(WebSocketSession<String, String> one, WebSocketSession<String, String> two) {}

  @WebSocket("/result")
  String result(WebSocketSession<String, String> session) {
    return "";
  }

  @WebSocket("/stage")
  CompletionStage<String> stage(WebSocketSession<String, String> session) {
    return null;
  }

  @WebSocket("/status")
  @Status(202)
  void status(WebSocketSession<String, String> session) {}

  @WebSocket("/body")
  void body(Line line, WebSocketSession<String, String> session) {}

  @WebSocket("/stream")
  void stream(InputStream in, WebSocketSession<String, String> session) {}

  @SuppressWarnings("rawtypes")
  @WebSocket("/raw")
  void raw(WebSocketSession session) {}

  @WebSocket("/wildcard")
  void wildcard(WebSocketSession<?, String> session) {}

  @WebSocket("/nullable")
  void nullable(WebSocketSession<@Nullable Line, String> session) {}

  @WebSocket("/optional")
  void optional(WebSocketSession<Line, Optional<Line>> session) {}

  @WebSocket("/constrained")
  void constrained(WebSocketSession<@Size(max = 5) String, String> session) {}

  @WebSocket("/unknown")
  void unknown(WebSocketSession<Thread, String> session) {}

  @WebSocket(value = "/subprotocols", subprotocols = "chat, v2")
  void subprotocols(WebSocketSession<String, String> session) {}

  @WebSocket(value = "/origins", origins = "app.example")
  void origins(WebSocketSession<String, String> session) {}

  @WebSocket(value = "/limit", maxMessage = -1)
  void limit(WebSocketSession<String, String> session) {}

  @Inline
  @WebSocket("/inline")
  void inline(WebSocketSession<String, String> session) {}

  @Cpu
  @WebSocket("/cpu")
  void cpu(WebSocketSession<String, String> session) {}

  @WebSocket("/same/{a}")
  void same(String a, WebSocketSession<String, String> session) {}

  @WebSocket("/same/{b}")
  void same2(String b, WebSocketSession<String, String> session) {}

  @WebSocket("/events")
  void events(WebSocketSession<String, String> session, EventStream<String> out) {}

  @WebSocket("/lines")
  @JsonLines
  void lines(WebSocketSession<String, String> session) {}

  @Webhooks
  interface Events {
    @WebSocket("/event")
    void event(WebSocketSession<String, String> session);
  }
}
