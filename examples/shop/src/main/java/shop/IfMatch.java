package shop;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Method;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.Schema;

/// Says in the document that a route wants `If-Match`; the route itself compares the tags.
final class IfMatch implements Middleware {
  @Override
  public Response handle(Request request, Handler next) throws Exception {
    return next.handle(request);
  }

  @Override
  public Operation describe(Method method, Operation operation) {
    return operation
        .withParameter(
            Parameter.header("If-Match", Schema.string())
                .mandatory()
                .description("The `ETag` of the state that was read."))
        .withResponse(ApiResponse.of(412).description("Somebody has changed it since"))
        .withResponse(ApiResponse.of(428).description("Without `If-Match`"));
  }
}
