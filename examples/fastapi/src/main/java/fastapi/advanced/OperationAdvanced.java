package fastapi.advanced;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Group;
import dev.serval.Hidden;
import dev.serval.OperationId;
import dev.serval.Path;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.http.Method;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.RequestContent;
import java.util.List;

/// The id of an operation, and one that is not in the document.
@Path("/operation-advanced")
final class OperationAdvanced {
  static App app() {
    return App.create().mount(new OperationAdvanced()).mount(OperationAdvanced::byHand);
  }

  // snippet: path-operation-advanced-configuration
  @Get
  @OperationId("listThings") // otherwise the name of the method
  List<String> list() {
    return List.of("tea");
  }

  @Get("/internal")
  @Hidden
  String internal() {
    return "not in the document";
  }

  static void byHand(Group group) { // reads the body itself, and describes it
    group.route(
        Route.of(Method.POST, "/lines", request -> Response.text(request.body().text()))
            .operation(() ->
                Operation.of("Lines", "lines")
                    .body(RequestContent.of(MediaContent.text()))
                    .response(ApiResponse.of(200, MediaContent.text()))
                    .build()));
  }
  // end
}
