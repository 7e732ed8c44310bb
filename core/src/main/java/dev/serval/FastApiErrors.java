package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Errors in the form that FastAPI gives them, for clients that were written for it.
///
/// ```json
/// {"detail":[{"type":"max","loc":["query","limit"],"msg":"must be at most 100"}]}
/// {"detail":"Not Found"}
/// ```
///
/// The form is FastAPI's; `type` holds Serval's codes, and what cannot be parsed is 400, not 422.
/// Immutable.
public final class FastApiErrors implements ErrorContract {
  private static final FastApiErrors STANDARD = new FastApiErrors();

  private static final SchemaComponent VIOLATION =
      new SchemaComponent(
          "ValidationError", FastApiErrors.class.getName() + "#violation", () -> violationSchema());
  private static final SchemaComponent INVALID =
      new SchemaComponent(
          "HTTPValidationError", FastApiErrors.class.getName() + "#invalid", () -> invalidSchema());
  private static final SchemaComponent OTHER =
      new SchemaComponent(
          "HTTPError", FastApiErrors.class.getName() + "#other", () -> otherSchema());

  private static final Headers FIELDS = ErrorMapper.fields(MediaType.JSON);

  private FastApiErrors() {}

  /// Returns the contract.
  public static FastApiErrors standard() {
    return STANDARD;
  }

  @Override
  public Response render(Problem problem, @Nullable Request request) {
    JsonWriter out = new JsonWriter();
    out.beginObject().member("detail");
    String detail = problem.detail();
    if (problem.violations().isEmpty()) {
      out.value(detail == null ? problem.title() : detail);
    } else {
      out.beginArray();
      problem.violations().forEach(violation -> write(out, violation));
      out.endArray();
    }
    problem
        .members()
        .forEach((name, value) -> {
          if (!name.equals("detail")) {
            out.member(name).value(value);
          }
        });
    out.endObject();
    return Response.json(problem.status(), FIELDS, out).withHeaders(problem.headers());
  }

  private static void write(JsonWriter out, Violation violation) {
    out.beginObject();
    out.member("type").value(violation.code());
    out.member("loc").beginArray().value(violation.in().wireName());
    String name = violation.name();
    if (name != null) {
      out.value(name);
    }
    String pointer = violation.pointer();
    if (pointer != null) {
      writeTokens(out, pointer);
    }
    out.endArray();
    out.member("msg").value(violation.detail());
    out.endObject();
  }

  /// Writes `#/tags/2` as `"tags",2`: what looks like an index is one, as nothing else can tell.
  private static void writeTokens(JsonWriter out, String pointer) {
    int from = pointer.indexOf('/');
    while (from >= 0) {
      int to = pointer.indexOf('/', from + 1);
      String token = pointer.substring(from + 1, to < 0 ? pointer.length() : to);
      if (token.matches("0|[1-9][0-9]{0,8}")) {
        out.value(Integer.parseInt(token));
      } else {
        out.value(decode(token));
      }
      from = to;
    }
  }

  /// Decodes a reference token as far as it can be: a pointer may come from the application, and
  /// one that was cut or never encoded still tells more than a fault of the server would.
  private static String decode(String token) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(token.length());
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      boolean escape =
          bytes[i] == '%'
              && i + 2 < bytes.length
              && HexFormat.isHexDigit(bytes[i + 1])
              && HexFormat.isHexDigit(bytes[i + 2]);
      out.write(
          escape
              ? HexFormat.fromHexDigit(bytes[++i]) << 4 | HexFormat.fromHexDigit(bytes[++i])
              : bytes[i]);
    }
    return out.toString(StandardCharsets.UTF_8).replace("~1", "/").replace("~0", "~");
  }

  @Override
  public MediaType mediaType() {
    return MediaType.JSON;
  }

  @Override
  public Schema schemaFor(Status status) {
    return status.code() == 422 ? INVALID.ref() : OTHER.ref();
  }

  private static Schema invalidSchema() {
    return Schema.object().required("detail", Schema.array(VIOLATION.ref()).maxItems(100));
  }

  private static Schema violationSchema() {
    return Schema.object()
        .required("type", Schema.string().description("What was broken; stable."))
        .required(
            "loc",
            Schema.array(Schema.anyOf(Schema.string(), Schema.integer()))
                .description("Where: the part of the request, then names and indexes."))
        .required("msg", Schema.string().description("A sentence for people."));
  }

  private static Schema otherSchema() {
    return Schema.object()
        .required("detail", Schema.string().description("A sentence for people."))
        .optional("id", Schema.string().description("Finds a fault of the server in its log."));
  }
}
