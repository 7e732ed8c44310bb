// A request in the making, and the expectations that send it.
package dev.serval.testing;

import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.PercentCoding;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonValue;
import dev.serval.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    byte[] bytes = body;
    return api.send(
        new OutgoingRequest(
            method,
            target.toString(),
            headers.build(),
            bytes == null ? new byte[0] : bytes,
            bytes != null));
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
