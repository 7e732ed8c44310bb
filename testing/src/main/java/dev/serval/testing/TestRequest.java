// A request in the making, and the expectations that send it.
package dev.serval.testing;

import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.PercentCoding;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonValue;
import dev.serval.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request that a test puts together; `expect…` and [#send] send it, each time anew.
///
/// ```java
/// client.get("/todos").query("limit", 3).expect(200).asList(Todo.class);
/// client.post("/todos").json(new NewTodo("tea", null)).expect(201).as(Todo.class);
/// client.post("/todos").json("{}").expectProblem(422).at("#/title", "required");
/// ```
public final class TestRequest {
  private final TestApi api;
  private final String method;
  private final StringBuilder target;
  private final Headers.Builder headers = Headers.builder();
  private final StringBuilder form = new StringBuilder();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private String boundary = "";
  private byte @Nullable [] body;

  TestRequest(TestApi api, String method, String path) {
    this.api = api;
    this.method = method;
    this.target = new StringBuilder(path);
  }

  /// Adds a query parameter, encoded; repeat it for several values.
  public TestRequest query(String name, Object value) {
    target.append(target.indexOf("?") < 0 ? '?' : '&');
    pair(target, name, value);
    return this;
  }

  /// Adds a header field.
  public TestRequest header(String name, Object value) {
    headers.add(name, value.toString());
    return this;
  }

  /// Sets the host that the request is sent to, such as `admin.shop.example` or `localhost:8080`;
  /// by default it is `localhost` in memory, and address and port over a socket.
  public TestRequest host(String host) {
    headers.set("Host", host);
    return this;
  }

  /// Adds a cookie.
  public TestRequest cookie(String name, String value) {
    headers.add("Cookie", name + "=" + value);
    return this;
  }

  /// Adds a field of a URL-encoded form, which becomes the body.
  public TestRequest form(String name, Object value) {
    if (!form.isEmpty()) {
      form.append('&');
    }
    pair(form, name, value);
    return body(form.toString().getBytes(StandardCharsets.US_ASCII), MediaType.FORM);
  }

  /// Adds a text field of a multipart form, which becomes the body.
  public TestRequest multipart(String name, Object value) {
    return part(name, null, null, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Adds a file of a multipart form, which becomes the body; repeat it for several of one name.
  ///
  /// @param fileName the name that the client claims
  /// @param type the media type that it claims
  public TestRequest multipart(String name, String fileName, MediaType type, byte[] content) {
    return part(name, fileName, type, content);
  }

  private TestRequest part(
      String name, @Nullable String fileName, @Nullable MediaType type, byte[] content) {
    if (parts.size() == 0) {
      // Random, so that no content can hold it by chance.
      boundary = "serval-" + UUID.randomUUID();
    }
    StringBuilder head = new StringBuilder("--" + boundary + "\r\n");
    head.append("Content-Disposition: form-data; name=\"").append(quoted(name)).append('"');
    if (fileName != null) {
      head.append("; filename=\"").append(quoted(fileName)).append('"');
    }
    if (type != null) {
      head.append("\r\nContent-Type: ").append(type);
    }
    parts.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    parts.writeBytes(content);
    parts.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(parts.toByteArray());
    whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return body(whole.toByteArray(), MediaType.parse("multipart/form-data; boundary=" + boundary));
  }

  /// As browsers write names (HTML, multipart form data).
  private static String quoted(String name) {
    return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
  }

  private static void pair(StringBuilder out, String name, Object value) {
    out.append(PercentCoding.encodeQuery(name))
        .append('=')
        .append(PercentCoding.encodeQuery(value.toString()));
  }

  /// Sets the JSON body as it is written, also when it is none.
  public TestRequest json(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8), MediaType.JSON);
  }

  /// Sets the JSON body to a tree.
  public TestRequest json(JsonValue value) {
    return body(value.toBytes(), MediaType.JSON);
  }

  /// Sets the JSON body to a value, by the codec generated for its class.
  public <T> TestRequest json(T value) {
    @SuppressWarnings("unchecked") // T is the value's class, or one above that has no codec
    Class<T> type = (Class<T>) value.getClass();
    return json(type, value);
  }

  /// Sets the JSON body to a value, by the codec generated for `type`.
  public <T> TestRequest json(Class<T> type, T value) {
    return json(JsonCodec.of(type), value);
  }

  /// Sets the JSON body to an array of values, by the codec generated for `type`.
  public <T> TestRequest jsonList(Class<T> type, List<T> values) {
    return json(JsonCodecs.list(JsonCodec.of(type)), values);
  }

  private <T> TestRequest json(JsonCodec<T> codec, T value) {
    JsonWriter out = new JsonWriter();
    codec.write(out, value);
    return body(out.toByteArray(), MediaType.JSON);
  }

  /// Sets the body to JSON Lines, one for each value, by the codec generated for `type`.
  public <T> TestRequest jsonLines(Class<T> type, List<T> values) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (T value : values) {
      JsonWriter out = new JsonWriter();
      JsonCodec.of(type).write(out, value);
      lines.writeBytes(out.between("\n").toByteArray());
    }
    return body(lines.toByteArray(), MediaType.parse("application/jsonl"));
  }

  /// Sets the body to text in UTF-8.
  public TestRequest text(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8), MediaType.TEXT);
  }

  /// Sets the body and its `Content-Type`.
  public TestRequest body(byte[] bytes, MediaType type) {
    headers.set("Content-Type", type.toString());
    return body(bytes);
  }

  /// Sets the body without a `Content-Type`.
  public TestRequest body(byte[] bytes) {
    body = bytes.clone();
    return this;
  }

  /// Sends the request.
  ///
  /// @return the response, whatever its status
  public TestResponse send() {
    return api.send(outgoing());
  }

  OutgoingRequest outgoing() {
    byte[] bytes = body;
    return new OutgoingRequest(
        method,
        target.toString(),
        headers.build(),
        bytes == null ? new byte[0] : bytes,
        bytes != null);
  }

  /// Sends the request, and returns the server-sent events of the response as they come.
  ///
  /// @param type that of their data: `String` for text, anything else for JSON
  /// @throws AssertionError unless the response is 200 with `text/event-stream`
  public <T> TestEvents<T> events(Class<T> type) {
    return new TestEvents<>(api.openStream(outgoing()), type);
  }

  /// Sends the request, and returns the JSON Lines of the response as they come.
  ///
  /// @param type that of the values
  /// @throws AssertionError unless the response is 200 with `application/jsonl`
  public <T> TestLines<T> lines(Class<T> type) {
    return new TestLines<>(api.openStream(outgoing()), type);
  }

  /// Sends the request.
  ///
  /// @throws AssertionError unless the response has this status; it shows the response
  public TestResponse expect(int status) {
    return send().expectStatus(status);
  }

  /// Sends the request.
  ///
  /// @throws AssertionError unless the response is a problem (RFC 9457) with this status
  public TestProblem expectProblem(int status) {
    return new TestProblem(expect(status));
  }
}
