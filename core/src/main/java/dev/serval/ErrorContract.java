package dev.serval;

import dev.serval.http.Status;
import dev.serval.json.JsonValue;
import dev.serval.openapi.ErrorSchemas;
import dev.serval.validation.Constraints;
import dev.serval.validation.Source;
import dev.serval.validation.Violation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one form of every error that leaves the server, and the schema of it in the document.
///
/// It renders what handlers throw, what routing answers (404, 405), what validation finds and what
/// the transport refuses before there is a request. [ProblemErrors] is the default; [FastApiErrors]
/// is another. A contract of one's own is given to [App#errors].
///
/// One instance serves all requests, and refusals are rendered on the threads that serve sockets:
/// it must be thread-safe, quick and must not block. `Cache-Control: no-store` and
/// `X-Content-Type-Options: nosniff` are added to what it returns.
public interface ErrorContract extends ErrorSchemas {
  /// Returns the response that says `problem`, with the problem's status and header fields.
  ///
  /// @param request the request, or null where the transport could not read one
  Response render(Problem problem, @Nullable Request request);

  /// Returns what [#render] makes of a problem with that status, for the document to show.
  @Override
  default @Nullable JsonValue exampleFor(Status status) {
    Problem problem =
        status.code() == 422
            ? Problem.invalid(
                List.of(Violation.ofParameter(Source.QUERY, "limit", Constraints.max(100))))
            : Problem.of(status, null);
    return mediaType().isJson() && render(problem, null).body() instanceof ResponseBody.Bytes body
        ? JsonValue.parse(Arrays.copyOf(body.array(), (int) body.length()))
        : null;
  }
}
