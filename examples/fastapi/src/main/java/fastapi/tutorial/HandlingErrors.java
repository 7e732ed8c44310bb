package fastapi.tutorial;

import dev.serval.App;
import dev.serval.FastApiErrors;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.Response;

/// Errors thrown, mapped, and in FastAPI's form.
@Path("/handling-errors")
final class HandlingErrors {
  static final class OutOfStock extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  // snippet: handling-errors
  @Get("/{id}")
  String byId(String id) {
    return switch (id) {
      case "none" -> throw Problem.notFound("No item " + id).withHeader("X-Error", "There goes");
      case "sold" -> throw new OutOfStock();
      default -> id;
    };
  }

  static App app() {
    return App.create()
        .onError(OutOfStock.class, (failure, request) -> Response.text("sold").withStatus(418))
        .mount(new HandlingErrors());
  }

  static App asBefore() {
    return app().errors(FastApiErrors.standard()); // {"detail": …} instead of RFC 9457
  }
  // end
}
