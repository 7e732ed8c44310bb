// Generated from shop.Threads.AllInline
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.http.Method;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.transport.Execution;

@Generated
final class Threads_AllInlineRoutes implements Routes {
  static {
    GeneratedRoutes.register(Threads.AllInline.class, Threads_AllInlineRoutes::new);
  }

  private final Threads.AllInline allInline;

  Threads_AllInlineRoutes(Threads.AllInline allInline) {
    this.allInline = allInline;
  }

  @Override
  public void addTo(Group group) {
    group.route(
        Route.of(Method.GET, "/inline/inline", _ -> inline())
            .operation(Threads_AllInlineRoutes::inlineOperation)
            .execution(Execution.INLINE)
            .place("shop.Threads.AllInline.inline"));
    group.route(
        Route.of(Method.GET, "/inline/cpu", _ -> cpu())
            .operation(Threads_AllInlineRoutes::cpuOperation)
            .execution(Execution.CPU)
            .place("shop.Threads.AllInline.cpu"));
  }

  private Response inline() throws Exception {
    return Response.text(allInline.inline());
  }

  private Response cpu() throws Exception {
    return Response.text(allInline.cpu());
  }

  private static Operation inlineOperation() {
    return Operation.of("AllInline", "inline")
        .tag("AllInline", "A method's annotation goes before its class's.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation cpuOperation() {
    return Operation.of("AllInline", "cpu")
        .tag("AllInline", "A method's annotation goes before its class's.")
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }
}
