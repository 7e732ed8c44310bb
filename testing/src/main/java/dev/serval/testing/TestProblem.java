// A response that is an error, and what a test wants it to say.
package dev.serval.testing;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A problem (RFC 9457) as `ProblemErrors` writes it.
///
/// ```java
/// client.post("/todos").query("limit", 500).json("{\"title\":\"\"}")
///     .expectProblem(422)
///     .at("#/title", "not_blank")
///     .at("query", "limit", "max")
///     .errors(2);
/// ```
public final class TestProblem {
  private final TestResponse response;
  private final JsonObject problem;

  TestProblem(TestResponse response) {
    this.response = response;
    String type = response.header("Content-Type");
    if (!"application/problem+json".equals(type)) {
      throw response.failure("expected application/problem+json, found " + type);
    }
    if (!(response.json() instanceof JsonObject object)) {
      throw response.failure("expected a JSON object");
    }
    this.problem = object;
    JsonNumber status = new JsonNumber(Integer.toString(response.status()));
    if (!status.equals(object.get("status"))) {
      throw response.failure("expected the member status to be " + status);
    }
  }

  /// Returns this problem if one of its errors is about the body, there, with this code.
  ///
  /// @param pointer a JSON Pointer in fragment form, such as `#/tags/2`
  public TestProblem at(String pointer, String code) {
    return expectError("body", null, pointer, code);
  }

  /// Returns this problem if one of its errors is about that parameter, with this code.
  ///
  /// @param in `path`, `query`, `header`, `cookie` or `form`
  public TestProblem at(String in, String name, String code) {
    return expectError(in, name, null, code);
  }

  /// Returns this problem if one of its errors is about that element of a repeated parameter.
  ///
  /// @param pointer the element, such as `#/2`
  public TestProblem at(String in, String name, String pointer, String code) {
    return expectError(in, name, pointer, code);
  }

  private TestProblem expectError(
      String in, @Nullable String name, @Nullable String pointer, String code) {
    for (JsonValue error : list()) {
      if (error instanceof JsonObject object
          && has(object, "in", in)
          && has(object, "name", name)
          && has(object, "pointer", pointer)
          && has(object, "code", code)) {
        return this;
      }
    }
    String place = in + (name == null ? "" : " " + name) + (pointer == null ? "" : " " + pointer);
    throw response.failure("expected the error " + code + " at " + place);
  }

  private static boolean has(JsonObject error, String member, @Nullable String expected) {
    return Objects.equals(error.get(member), expected == null ? null : new JsonString(expected));
  }

  private List<JsonValue> list() {
    return problem.get("errors") instanceof JsonArray array ? array.elements() : List.of();
  }

  /// Returns this problem if it lists that many errors.
  public TestProblem errors(int count) {
    int found = list().size();
    if (found != count) {
      throw response.failure("expected " + count + " errors, found " + found);
    }
    return this;
  }

  /// Returns this problem if its type is of this kind: `not-found`, `invalid`, …
  public TestProblem kind(String kind) {
    String type = text("type");
    if (type == null || !type.endsWith("/" + kind)) {
      throw response.failure("expected a type that ends in /" + kind + ", found " + type);
    }
    return this;
  }

  /// Returns what is said of this occurrence, or null.
  public @Nullable String detail() {
    return text("detail");
  }

  /// Returns the problem as a JSON tree.
  public JsonObject json() {
    return problem;
  }

  /// Returns the response that holds the problem.
  public TestResponse response() {
    return response;
  }

  private @Nullable String text(String member) {
    return problem.get(member) instanceof JsonString(String value) ? value : null;
  }
}
