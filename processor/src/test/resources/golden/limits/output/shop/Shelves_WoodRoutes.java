// Generated from shop.Shelves.Wood
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
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;

@Generated
final class Shelves_WoodRoutes implements Routes {
  static {
    GeneratedRoutes.register(Shelves.Wood.class, Shelves_WoodRoutes::new);
  }

  private final Shelves.Wood wood;

  Shelves_WoodRoutes(Shelves.Wood wood) {
    this.wood = wood;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<String> stringJson = group.json(JsonType.of(JsonCodecs.STRING, String.class));
    JsonBody<Integer> integerJson = group.json(JsonType.of(JsonCodecs.INT, Integer.class));
    group.route(
        Route.of(Method.POST, "/wood", request -> put(request, stringJson, integerJson))
            .operation(Shelves_WoodRoutes::putOperation)
            .maxBody(64)
            .place("shop.Shelves.Wood.put"));
    group.route(
        Route.of(Method.POST, "/wood/more", request -> more(request, stringJson, integerJson))
            .operation(Shelves_WoodRoutes::moreOperation)
            .maxBody(256)
            .place("shop.Shelves.Wood.more"));
  }

  private Response put(Request request, JsonBody<String> stringJson, JsonBody<Integer> integerJson)
      throws Exception {
    Binder in = Binder.of(request);
    String text = in.body(stringJson);
    in.check();
    return Response.json(integerJson, wood.put(text));
  }

  private Response more(Request request, JsonBody<String> stringJson,
      JsonBody<Integer> integerJson) throws Exception {
    Binder in = Binder.of(request);
    String text = in.body(stringJson);
    in.check();
    return Response.json(integerJson, wood.more(text));
  }

  private static Operation putOperation() {
    return Operation.of("Wood", "put")
        .tag("Wood", "As its superclass.")
        .body(RequestContent.json(ScalarSchemas.STRING))
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }

  private static Operation moreOperation() {
    return Operation.of("Wood", "more")
        .tag("Wood", "As its superclass.")
        .body(RequestContent.json(ScalarSchemas.STRING))
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }
}
