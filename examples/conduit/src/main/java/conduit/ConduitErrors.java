package conduit;

import dev.serval.ErrorContract;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonString;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Errors in the form that the specification of RealWorld gives them: sentences by what they are
/// about.
///
/// ```json
/// {"errors":{"title":["must not be blank"],"email":["has already been taken"]}}
/// ```
final class ConduitErrors implements ErrorContract {
  /// The member of a problem that says what it is about.
  private static final String ABOUT = "about";

  private static final SchemaComponent ERRORS =
      new SchemaComponent("GenericErrorModel", "conduit.GenericErrorModel", () -> schema());

  /// Returns the problem of something that is not there.
  static Problem notFound(String what) {
    return about(what, Problem.notFound("not found"));
  }

  /// Returns the problem of something that is somebody else's.
  static Problem forbidden(String what) {
    return about(what, Problem.forbidden("forbidden"));
  }

  /// Returns the problem of a value that somebody else has.
  static Problem taken(String member) {
    return about(member, Problem.unprocessable("has already been taken"));
  }

  /// Returns a problem that says what it is about.
  static Problem about(String what, Problem problem) {
    return problem.with(ABOUT, what);
  }

  @Override
  public Response render(Problem problem, @Nullable Request request) {
    JsonWriter out = new JsonWriter();
    out.beginObject().member("errors").beginObject();
    sentences(problem)
        .forEach((what, sentences) -> {
          out.member(what).beginArray();
          sentences.forEach(out::value);
          out.endArray();
        });
    out.endObject().endObject();
    return Response.bytes(MediaType.JSON, out.toByteArray())
        .withStatus(problem.status())
        .withHeaders(problem.headers());
  }

  private static Map<String, List<String>> sentences(Problem problem) {
    Map<String, List<String>> sentences = new LinkedHashMap<>();
    for (Violation violation : problem.violations()) {
      sentences.computeIfAbsent(member(violation), _ -> new ArrayList<>()).add(violation.detail());
    }
    if (sentences.isEmpty()) {
      String what =
          problem.members().get(ABOUT) instanceof JsonString about ? about.value() : "body";
      String detail = problem.detail();
      sentences.put(what, List.of(detail == null ? problem.title() : detail));
    }
    return sentences;
  }

  /// Returns the member that a violation is about: of `#/user/email` it is `email`.
  private static String member(Violation violation) {
    String name = violation.name();
    if (name != null) {
      return name;
    }
    String pointer = violation.pointer();
    String last = pointer == null ? "" : pointer.substring(pointer.lastIndexOf('/') + 1);
    return last.isEmpty() || last.equals("#") ? "body" : last;
  }

  @Override
  public MediaType mediaType() {
    return MediaType.JSON;
  }

  @Override
  public Schema schemaFor(Status status) {
    return ERRORS.ref();
  }

  private static Schema schema() {
    return Schema.object()
        .required("errors", Schema.map(Schema.array(Schema.string())).description("By member."));
  }
}
