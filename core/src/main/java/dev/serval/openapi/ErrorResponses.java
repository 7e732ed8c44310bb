// The errors that an operation can answer with.
package dev.serval.openapi;

import dev.serval.http.Status;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonValue;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The errors that an operation can answer with, which follow from what it takes:
///
/// | status | where |
/// |---|---|
/// | 400 | anything that may be unreadable: path and query parameters, a body |
/// | 401, 403 | security; 403 with scopes |
/// | 404 | path parameters |
/// | 413 | a body |
/// | 415 | a body, unless it may be of any media type |
/// | 422 | what may be wrong though readable: required, converted, constrained, a query's one value |
/// | default | everything else that can end a request: 405, 431, 500, … |
///
/// They are shared components, used by reference, unless the operation declares that status itself.
final class ErrorResponses {
  /// What every 401 has (RFC 9110 section 11.6.1).
  private static final JsonObject CHALLENGE =
      JsonObject.builder()
          .put(
              "WWW-Authenticate",
              JsonObject.builder()
                  .put("description", "Which credentials are needed")
                  .put("schema", JsonObject.builder().put("type", "string").build())
                  .build())
          .build();

  private final ErrorSchemas errors;
  private final Map<String, Integer> shared = new TreeMap<>();

  ErrorResponses(ErrorSchemas errors) {
    this.errors = errors;
  }

  /// The statuses that follow from an operation and that it does not declare.
  SortedSet<Integer> of(Operation operation) {
    SortedSet<Integer> statuses = new TreeSet<>();
    boolean pathOrQuery = false;
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in() == Parameter.In.PATH) {
        statuses.add(404);
      }
      pathOrQuery |= parameter.in() == Parameter.In.PATH || parameter.in() == Parameter.In.QUERY;
      if (mayBeWrong(parameter)) {
        statuses.add(422);
      }
    }
    if (pathOrQuery) {
      statuses.add(400);
    }
    if (operation.isValidated()) {
      statuses.add(422);
    }
    if (operation.body() != null) {
      ofBody(operation.body(), statuses);
    }
    for (SecurityRequirement requirement : operation.security()) {
      statuses.add(401);
      if (!requirement.scopes().isEmpty()) {
        statuses.add(403);
      }
    }
    operation.responses().forEach(response -> statuses.remove(response.status()));
    return statuses;
  }

  private static boolean mayBeWrong(Parameter parameter) {
    boolean mayBeMissing = parameter.required() && parameter.in() != Parameter.In.PATH;
    boolean mayBeRepeated =
        parameter.in() == Parameter.In.QUERY
            && !(parameter.schema().shape() instanceof SchemaShape.Array);
    return mayBeMissing || mayBeRepeated || !SchemaCheck.acceptsEveryText(parameter.schema());
  }

  private static void ofBody(RequestContent body, SortedSet<Integer> statuses) {
    statuses.add(400);
    statuses.add(413);
    if (body.contents().stream().noneMatch(content -> content.mediaType().equals("*/*"))) {
      statuses.add(415);
    }
    if (body.required()
        || body.contents().stream()
            .anyMatch(content -> !SchemaCheck.acceptsEveryText(content.schema()))) {
      statuses.add(422);
    }
  }

  /// A reference to the shared response of a status.
  JsonObject reference(int status) {
    String name = componentName(new Status(status));
    shared.put(name, status);
    return JsonObject.builder().put("$ref", "#/components/responses/" + name).build();
  }

  /// The shared responses that were referred to, sorted by name, and `Error` for all others.
  JsonObject components(SchemaWriter schemas, ExampleMaker examples, SchemaCheck check) {
    JsonObject.Builder responses = JsonObject.builder();
    Map<String, Integer> all = new TreeMap<>(shared);
    all.put("Error", 500);
    all.forEach((name, status) -> {
      boolean other = name.equals("Error");
      JsonObject.Builder response =
          JsonObject.builder().put("description", other ? "Any other error" : description(status));
      if (status == 401) {
        response.put("headers", CHALLENGE);
      }
      responses.put(
          name, response.put("content", content(status, schemas, examples, check)).build());
    });
    return responses.build();
  }

  JsonObject content(int code, SchemaWriter schemas, ExampleMaker examples, SchemaCheck check) {
    Status status = new Status(code);
    Schema schema = errors.schemaFor(status);
    JsonObject.Builder media =
        JsonObject.builder().put("schema", schemas.write(schema, Direction.OUTPUT));
    JsonValue example = example(schema, status, examples, check);
    if (example != null) {
      media.put("example", example);
    }
    return JsonObject.builder().put(errors.mediaType().toString(), media.build()).build();
  }

  private @Nullable JsonValue example(
      Schema schema, Status status, ExampleMaker examples, SchemaCheck check) {
    JsonValue given = errors.exampleFor(status);
    return given != null && check.accepts(schema, given, Direction.OUTPUT)
        ? given
        : examples.make(schema, Direction.OUTPUT);
  }

  private static String description(int status) {
    return switch (status) {
      case 400 -> "The request cannot be read";
      case 401 -> "Who is asking is not known";
      case 403 -> "Who is asking may not do this";
      case 404 -> "There is no such resource";
      case 413 -> "The body is larger than allowed";
      case 415 -> "The body is not of a media type that is understood";
      case 422 -> "The request is understood and not valid";
      default -> new Status(status).reason();
    };
  }

  /// The reason phrase in one word: `UnsupportedMediaType`.
  private static String componentName(Status status) {
    return status.reason().replaceAll("[^A-Za-z]", "");
  }
}
