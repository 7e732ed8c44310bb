// A response that came back, and what a test wants of it.
package dev.serval.testing;

import dev.serval.http.Headers;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonException;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.validation.Violations;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole response. What fails an expectation throws an [AssertionError] that shows the method and
/// target of the request, and the status, the header fields and the start of the body.
public final class TestResponse {
  private static final int SHOWN = 2_000;

  private final OutgoingRequest request;
  private final int status;
  private final Headers headers;
  private final byte[] body;

  TestResponse(OutgoingRequest request, int status, Headers headers, byte[] body) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /// Returns the status code.
  public int status() {
    return status;
  }

  /// Returns the header fields.
  public Headers headers() {
    return headers;
  }

  /// Returns the first value of a header field, or null.
  public @Nullable String header(String name) {
    return headers.first(name);
  }

  /// Returns the bytes of the body.
  public byte[] bytes() {
    return body.clone();
  }

  /// Returns the body as text in UTF-8.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// Returns the body as a JSON tree.
  public JsonValue json() {
    try {
      return JsonValue.parse(body);
    } catch (JsonException malformed) {
      throw failure("expected JSON, found " + malformed.getMessage());
    }
  }

  /// Returns the body as a value, by the codec generated for `type`.
  public <T> T as(Class<T> type) {
    return as(JsonType.of(type));
  }

  /// Returns the body as a list, by the codec generated for `type`.
  public <T> List<T> asList(Class<T> type) {
    return as(JsonType.of(JsonCodecs.list(JsonCodec.of(type)), List.class, type));
  }

  /// Returns the body as a value of any type that has a codec.
  public <T> T as(JsonType<T> type) {
    JsonBody<T> codec = JsonFamily.generated().body(type);
    Violations violations = new Violations();
    T value;
    try {
      value = codec.read(body, 0, body.length, JsonLimits.defaults(), violations);
    } catch (JsonException malformed) {
      throw failure("expected " + type + " as JSON, found " + malformed.getMessage());
    }
    if (value == null || !violations.isEmpty()) {
      throw failure("expected " + type + ", found " + violations.list());
    }
    return value;
  }

  /// Returns this response if it has the status.
  public TestResponse expectStatus(int expected) {
    if (status != expected) {
      throw failure("expected status " + expected + ", found " + status);
    }
    return this;
  }

  /// Returns this response if the field's first value is this one.
  public TestResponse expectHeader(String name, String expected) {
    String found = header(name);
    if (!expected.equals(found)) {
      throw failure("expected " + name + ": " + expected + ", found " + found);
    }
    return this;
  }

  /// Returns this response if its body is this text.
  public TestResponse expectText(String expected) {
    if (!expected.equals(text())) {
      throw failure("expected the body " + expected);
    }
    return this;
  }

  /// Returns this response if its body is the same JSON, whatever the order of members.
  public TestResponse expectJson(String expected) {
    if (!JsonValue.parse(expected).equals(json())) {
      throw failure("expected the JSON " + expected);
    }
    return this;
  }

  /// Returns this response as one that is still read.
  OpenedResponse opened() {
    return new OpenedResponse(request, status, headers, new ByteArrayInputStream(body), () -> {});
  }

  AssertionError failure(String message) {
    return new AssertionError(message + "\n" + this);
  }

  /// Returns request line, status, header fields and the start of the body, for messages.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("> ").append(request).append("\n< ").append(status);
    headers.forEach((name, value) -> out.append("\n< ").append(name).append(": ").append(value));
    String text = text();
    return out.append("\n")
        .append(text, 0, Math.min(text.length(), SHOWN))
        .append(text.length() > SHOWN ? "…" : "")
        .toString();
  }
}
