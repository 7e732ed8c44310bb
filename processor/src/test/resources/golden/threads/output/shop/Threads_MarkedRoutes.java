// Generated from shop.Threads.Marked
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Binder;
import dev.serval.http.Method;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.transport.Execution;

@Generated
final class Threads_MarkedRoutes implements Routes {
  static {
    GeneratedRoutes.register(Threads.Marked.class, Threads_MarkedRoutes::new);
  }

  private final Threads.Marked marked;

  Threads_MarkedRoutes(Threads.Marked marked) {
    this.marked = marked;
  }

  @Override
  public void addTo(Group group) {
    group.route(
        Route.of(Method.GET, "/marked/plain", _ -> plain())
            .operation(Threads_MarkedRoutes::plainOperation)
            .place("shop.Threads.Marked.plain"));
    group.route(
        Route.of(Method.GET, "/marked/inline", _ -> inline())
            .operation(Threads_MarkedRoutes::inlineOperation)
            .execution(Execution.INLINE)
            .place("shop.Threads.Marked.inline"));
    group.route(
        Route.of(Method.POST, "/marked/cpu", this::cpu)
            .operation(Threads_MarkedRoutes::cpuOperation)
            .maxBody(1000)
            .execution(Execution.CPU)
            .place("shop.Threads.Marked.cpu"));
  }

  private Response plain() throws Exception {
    return Response.text(marked.plain());
  }

  private Response inline() throws Exception {
    return Response.text(marked.inline());
  }

  private Response cpu(Request request) throws Exception {
    Binder in = Binder.of(request);
    int n = 0;
    String rawN = in.query("n");
    if (rawN == null) {
      in.required();
    } else {
      n = in.toInt(rawN);
    }
    in.check();
    return Response.text(marked.cpu(n));
  }

  private static Operation plainOperation() {
    return Operation.of("Marked", "plain")
        .tag("Marked")
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation inlineOperation() {
    return Operation.of("Marked", "inline")
        .tag("Marked")
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation cpuOperation() {
    return Operation.of("Marked", "cpu")
        .tag("Marked")
        .parameter(Parameter.query("n", ScalarSchemas.INT).mandatory())
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }
}
