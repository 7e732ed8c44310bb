// The application that the wire table talks to.
package dev.serval.netty.wire;

import dev.serval.http.BadTargetException;
import dev.serval.http.Headers;
import dev.serval.http.PercentCoding;
import dev.serval.http.QueryString;
import dev.serval.http.Status;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Answers each request with what it saw of it, one `key=value` per line, the body last. Some paths
/// behave badly on purpose, as applications do. Thread-safe.
final class EchoHandler implements ExchangeHandler {
  private static final Headers TEXT = Headers.of("Content-Type", "text/plain");

  private final Set<Integer> smuggled = ConcurrentHashMap.newKeySet();

  /// The client ports of connections on which a request for `/smuggled…` arrived here.
  Set<Integer> smuggled() {
    return smuggled;
  }

  @Override
  public RawResponse refuse(Refusal refusal) {
    String text = "refused " + refusal.code() + ": " + refusal.detail();
    return new RawResponse(refusal.status(), TEXT, bytes(text));
  }

  @Override
  public void handle(Exchange exchange) {
    String path = exchange.target().path();
    if (path.startsWith("/smuggled")
        && exchange.remoteAddress() instanceof InetSocketAddress client) {
      smuggled.add(client.getPort());
    }
    try {
      if (path.startsWith("/status")) {
        status(exchange, path);
      } else if (path.startsWith("/stream")) {
        stream(exchange, path);
      } else if (path.startsWith("/own") || path.startsWith("/s") || path.equals("/redirect")) {
        respondOddly(exchange, path);
      } else {
        readOddly(exchange, path);
      }
    } catch (RequestBodyException broken) {
      text(exchange, broken.refusal().status(), TEXT, "body: " + broken.refusal().code());
    } catch (BadTargetException bad) {
      text(exchange, new Status(400), TEXT, "bad target");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void status(Exchange exchange, String path) throws IOException {
    Status status = new Status(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
    switch (path.substring(0, path.lastIndexOf('/'))) {
      case "/status-with-body" -> text(exchange, status, TEXT, "text");
      case "/status-with-stream" -> {
        try (OutputStream out = exchange.stream(status, TEXT, 4)) {
          out.write(bytes("text"));
        }
      }
      default -> text(exchange, status, Headers.empty(), "");
    }
  }

  private static void stream(Exchange exchange, String path) throws IOException {
    long length = path.equals("/stream-length") ? 8 : -1;
    try (OutputStream out = exchange.stream(new Status(200), TEXT, length)) {
      switch (path) {
        case "/stream-empty" -> out.flush();
        case "/stream-echo" -> exchange.body().transferTo(out);
        default -> {
          out.write(bytes("stre"));
          out.flush();
          out.write(bytes("amed"));
        }
      }
    }
  }

  private void respondOddly(Exchange exchange, String path) throws IOException {
    Status ok = new Status(200);
    switch (path) {
      case "/own-framing" ->
          text(
              exchange,
              ok,
              Headers.of("Content-Length", "99", "Transfer-Encoding", "chunked"),
              "fixed");
      case "/own-date" -> text(exchange, ok, Headers.of("Date", "yesterday"), "fixed");
      case "/own-fields" ->
          text(
              exchange,
              ok,
              TEXT.toBuilder().add("X-Own", "1").add("Set-Cookie", "a=1").build(),
              "own");
      case "/say-close" -> text(exchange, ok, Headers.of("Connection", "close"), "bye");
      case "/split-response" -> text(exchange, ok, TEXT, splitResponse());
      case "/slow" -> {
        pause();
        echo(exchange);
      }
      case "/swallow-body-error" -> text(exchange, ok, TEXT, swallow(exchange));
      case "/redirect" -> {
        String to = QueryString.parse(exchange.target().rawQuery() + "", 1000).first("to") + "";
        try {
          text(exchange, new Status(302), Headers.of("Location", to), "");
        } catch (IllegalArgumentException refused) {
          text(exchange, new Status(500), TEXT, "refused");
        }
      }
      default -> echo(exchange);
    }
  }

  private static void readOddly(Exchange exchange, String path) throws IOException {
    switch (path) {
      case "/ignore-body" -> text(exchange, new Status(200), TEXT, "ignored");
      case "/part-body" -> text(exchange, new Status(200), TEXT, "" + exchange.body().read());
      case "/fixed" -> text(exchange, new Status(200), TEXT, "fixed");
      case "/big" -> text(exchange, new Status(200), TEXT, "0123456789".repeat(30_000));
      case "/throw" -> throw new IllegalStateException("thrown on purpose");
      case "/no-answer" -> {}
      case "/limit-10" -> {
        exchange.limitBody(10);
        echo(exchange);
      }
      case "/limit-2m" -> {
        exchange.limitBody(2 << 20);
        echo(exchange);
      }
      default -> echo(exchange);
    }
  }

  private static void echo(Exchange exchange) throws IOException {
    byte[] body = exchange.body().readAllBytes();
    String query = exchange.target().rawQuery();
    if (query != null) {
      QueryString.parse(query, 1000);
    }
    byte[] path = exchange.target().path().getBytes(StandardCharsets.ISO_8859_1);
    PercentCoding.decode(path, 0, path.length);
    Map<String, String> saw = new LinkedHashMap<>();
    saw.put("method", exchange.method().toString());
    saw.put("target", exchange.target().path() + (query == null ? "" : "?" + query));
    saw.put("authority", exchange.authority());
    saw.put("length", Long.toString(exchange.contentLength()));
    exchange
        .headers()
        .forEach(
            (name, value) -> saw.merge(name.toLowerCase(Locale.ROOT), value, EchoHandler::and));
    saw.put("size", Integer.toString(body.length));
    String small = body.length > 1000 ? "" : new String(body, StandardCharsets.ISO_8859_1);
    StringBuilder text = new StringBuilder();
    saw.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    text(exchange, new Status(200), TEXT, text + "body=" + small);
  }

  private static String and(String first, String second) {
    return first + "|" + second;
  }

  private static String swallow(Exchange exchange) {
    try {
      return "read " + exchange.body().readAllBytes().length;
    } catch (IOException swallowed) {
      return "swallowed";
    }
  }

  private static String splitResponse() {
    for (String value : new String[] {"a\r\nX-Split: 1", "a\nb", "a\rb", "a\0b"}) {
      try {
        return "accepted " + Headers.of("X", value);
      } catch (IllegalArgumentException refused) {
        // Expected of each: the last line is the answer of this route.
      }
    }
    return "refused";
  }

  private static void pause() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void text(Exchange exchange, Status status, Headers headers, String text) {
    byte[] body = bytes(text);
    exchange.respond(status, headers, body, 0, body.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
