package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonName;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Errors as `application/problem+json` (RFC 9457): the default.
///
/// ```json
/// {"type":"https://serval.dev/problems/invalid","title":"Invalid request","status":422,
///  "errors":[{"in":"query","name":"limit","code":"max","detail":"must be at most 100",
///             "params":{"max":100}}]}
/// ```
///
/// The texts of violations can be put into the language of the client, by their code and
/// parameters:
///
/// ```java
/// app.errors(ProblemErrors.standard().withMessages((violation, request) ->
///     bundle(request).text(violation.code(), violation.params())));
/// ```
///
/// Immutable.
public final class ProblemErrors implements ErrorContract {
  private static final ProblemErrors STANDARD =
      new ProblemErrors("https://serval.dev/problems/", (violation, request) -> violation.detail());

  private static final Headers FIELDS = ErrorMapper.fields(MediaType.PROBLEM_JSON);

  private static final JsonName TYPE = JsonName.of("type");
  private static final JsonName TITLE = JsonName.of("title");
  private static final JsonName STATUS = JsonName.of("status");
  private static final JsonName DETAIL = JsonName.of("detail");
  private static final JsonName ERRORS = JsonName.of("errors");
  private static final JsonName IN = JsonName.of("in");
  private static final JsonName NAME = JsonName.of("name");
  private static final JsonName POINTER = JsonName.of("pointer");
  private static final JsonName CODE = JsonName.of("code");
  private static final JsonName PARAMS = JsonName.of("params");

  /// Room for a problem with two violations.
  private static final int USUAL_SIZE = 512;

  private static final SchemaComponent VIOLATION =
      new SchemaComponent("Violation", Violation.class.getName(), ProblemErrors::violationSchema);
  private static final SchemaComponent PROBLEM =
      new SchemaComponent("Problem", Problem.class.getName(), ProblemErrors::problemSchema);

  private final String types;
  private final BiFunction<Violation, @Nullable Request, String> messages;

  private ProblemErrors(String types, BiFunction<Violation, @Nullable Request, String> messages) {
    this.types = types;
    this.messages = messages;
  }

  /// Returns the contract with English messages and types below `https://serval.dev/problems/`.
  public static ProblemErrors standard() {
    return STANDARD;
  }

  /// Returns this contract with another text for `detail` of each violation.
  ///
  /// The function gets null for the request where the transport could not read one. It must be
  /// quick and thread-safe; the text reaches the client.
  public ProblemErrors withMessages(BiFunction<Violation, @Nullable Request, String> messages) {
    return new ProblemErrors(types, Objects.requireNonNull(messages, "messages"));
  }

  /// Returns this contract with other type URIs: the problem's kind is appended to `prefix`.
  public ProblemErrors withTypes(URI prefix) {
    return new ProblemErrors(prefix.toString(), messages);
  }

  @Override
  public Response render(Problem problem, @Nullable Request request) {
    JsonWriter out = new JsonWriter(USUAL_SIZE);
    out.beginObject();
    URI type = problem.type();
    out.member(TYPE).value(type == null ? types + problem.kind() : type.toString());
    out.member(TITLE).value(problem.title());
    out.member(STATUS).value(problem.status().code());
    String detail = problem.detail();
    if (detail != null) {
      out.member(DETAIL).value(detail);
    }
    problem.members().forEach((name, value) -> out.member(name).value(value));
    if (!problem.violations().isEmpty()) {
      out.member(ERRORS).beginArray();
      for (Violation violation : problem.violations()) {
        write(out, violation, request);
      }
      out.endArray();
    }
    out.endObject();
    return Response.json(problem.status(), FIELDS, out).withHeaders(problem.headers());
  }

  private void write(JsonWriter out, Violation violation, @Nullable Request request) {
    out.beginObject();
    out.member(IN).value(violation.in().wireName());
    String name = violation.name();
    if (name != null) {
      out.member(NAME).value(name);
    }
    String pointer = violation.pointer();
    if (pointer != null) {
      out.member(POINTER).value(pointer);
    }
    out.member(CODE).value(violation.code());
    out.member(DETAIL).value(messages.apply(violation, request));
    if (!violation.params().isEmpty()) {
      out.member(PARAMS).beginObject();
      for (Map.Entry<String, Object> param : violation.params().entrySet()) {
        write(out.member(param.getKey()), param.getValue());
      }
      out.endObject();
    }
    out.endObject();
  }

  private static void write(JsonWriter out, Object param) {
    switch (param) {
      case Boolean value -> out.value(value);
      case Byte value -> out.value(value.intValue());
      case Short value -> out.value(value.intValue());
      case Integer value -> out.value(value);
      case Long value -> out.value(value);
      case Float value -> out.value(value);
      case Double value -> out.value(value);
      case BigInteger value -> out.value(value);
      case BigDecimal value -> out.value(value);
      case List<?> values -> {
        out.beginArray();
        for (Object value : values) {
          write(out, Objects.requireNonNull(value));
        }
        out.endArray();
      }
      default -> out.value(param.toString());
    }
  }

  @Override
  public MediaType mediaType() {
    return MediaType.PROBLEM_JSON;
  }

  @Override
  public Schema schemaFor(Status status) {
    return PROBLEM.ref();
  }

  private static Schema problemSchema() {
    return Schema.object()
        .description("An error (RFC 9457).")
        .required("type", Schema.string("uri-reference").description("What kind of error it is."))
        .required("title", Schema.string().description("The same for all errors of a type."))
        .required("status", Schema.integer("int32").description("The status code."))
        .optional("detail", Schema.string().description("What is said of this occurrence."))
        .optional(
            "limit",
            Schema.integer("int64").description("How many bytes are accepted, of a status 413."))
        .optional("id", Schema.string().description("Finds a fault of the server in its log."))
        .optional(
            "errors",
            Schema.array(VIOLATION.ref())
                .maxItems(100)
                .description("What is wrong with the request, place by place."));
  }

  private static Schema violationSchema() {
    return Schema.object()
        .description("One thing that is wrong with one value of the request.")
        .required("in", Schema.enumOf("path", "query", "header", "cookie", "form", "body"))
        .optional("name", Schema.string().description("The parameter's name."))
        .optional(
            "pointer",
            Schema.string()
                .description("A JSON Pointer into the body or the parameter: `#/tags/2`."))
        .required("code", Schema.string().description("What was broken; stable."))
        .required("detail", Schema.string().description("A sentence for people."))
        .optional("params", Schema.map(Schema.any()).description("The bounds of the constraint."));
  }
}
