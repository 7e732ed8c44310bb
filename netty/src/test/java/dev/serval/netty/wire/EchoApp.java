// The echo of the wire table as an application of the framework.
package dev.serval.netty.wire;

import dev.serval.App;
import dev.serval.Handler;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The echo answers in middleware, which sees every request whether or not a route fits. What it
/// lacks of [EchoHandler] is what an application cannot do: answer nothing, or frame its own
/// messages.
final class EchoApp {
  private final Set<Integer> smuggled = ConcurrentHashMap.newKeySet();

  Set<Integer> smuggled() {
    return smuggled;
  }

  /// Echoes whatever comes.
  App echo() {
    return App.create()
        .docs(false)
        .use(this::note, EchoApp::answer)
        .mount(group ->
            group
                .route(Route.of(Method.POST, "/limit-10", EchoApp::echo).maxBody(10))
                .route(Route.of(Method.POST, "/limit-2m", EchoApp::echo).maxBody(2 << 20)));
  }

  /// A few routes as an application has them.
  App routes() {
    return App.create()
        .docs(false)
        .use(this::note)
        .get("/probe", EchoApp::echo)
        .get("/todos", request -> text("list"))
        .post("/todos", EchoApp::create)
        .get("/todos/{id}", request -> text("one " + request.path("id")))
        .delete("/todos/{id}", request -> Response.empty(Status.NO_CONTENT))
        .get("/files/{path...}", request -> text("file " + request.path("path")))
        .get("/throw", request -> fail())
        .get("/stream-fails", request -> Response.stream(MediaType.TEXT, EchoApp::fail));
  }

  private static Response create(Request request) throws IOException {
    JsonValue body = request.body().json(JsonValue.class);
    return text(body.toString()).withStatus(201).withHeader("Location", "/todos/1");
  }

  private static Response fail() {
    throw new IllegalStateException("thrown on purpose");
  }

  private static void fail(OutputStream out) throws IOException {
    out.write(bytes("half"));
    out.flush();
    fail();
  }

  private Response note(Request request, Handler next) throws Exception {
    if (request.path().startsWith("/smuggled")
        && request.remoteAddress() instanceof InetSocketAddress client) {
      smuggled.add(client.getPort());
    }
    return next.handle(request);
  }

  private static Response answer(Request request, Handler next) throws Exception {
    return switch (request.path()) {
      case "/limit-10", "/limit-2m" -> next.handle(request);
      case "/ignore-body" -> text("ignored");
      case "/part-body" -> text("" + request.body().stream().read());
      case "/swallow-body-error" -> text(swallow(request));
      case "/big" -> text("0123456789".repeat(30_000));
      case "/stream" -> Response.stream(MediaType.TEXT, out -> out.write(bytes("streamed")));
      case "/stream-length" -> text("streamed");
      case "/status/204" -> text("").withStatus(204);
      case "/status/304" -> text("").withStatus(304);
      case "/say-close" -> text("bye").withHeader("Connection", "close");
      case "/split-response" -> splitResponse();
      case "/redirect" -> Response.redirect("" + request.query("to"));
      case "/slow" -> {
        Thread.sleep(30);
        yield echo(request);
      }
      default -> echo(request);
    };
  }

  private static Response splitResponse() {
    try {
      return text("accepted").withHeader("X", "a\r\nX-Split: 1");
    } catch (IllegalArgumentException refused) {
      return text("refused");
    }
  }

  private static String swallow(Request request) {
    try {
      return "read " + request.body().bytes().length;
    } catch (IOException swallowed) {
      return "swallowed";
    }
  }

  private static Response echo(Request request) throws IOException {
    byte[] body = request.body().bytes();
    Map<String, String> saw = new LinkedHashMap<>();
    saw.put("method", request.method().name());
    saw.put("target", request.path());
    saw.put("authority", request.authority());
    saw.put("length", request.header("Transfer-Encoding") != null ? "-1" : "" + body.length);
    request
        .headers()
        .forEach((name, value) ->
            saw.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + "|" + b));
    saw.put("size", Integer.toString(body.length));
    StringBuilder text = new StringBuilder();
    saw.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    text.append("body=").append(body.length > 1000 ? "" : latin(body));
    return text(text.toString());
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Response text(String text) {
    return Response.bytes(MediaType.TEXT, bytes(text));
  }
}
