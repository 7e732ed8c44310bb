// Generated from shop.Shelves.Steel
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
final class Shelves_SteelRoutes implements Routes {
  static {
    GeneratedRoutes.register(Shelves.Steel.class, Shelves_SteelRoutes::new);
  }

  private final Shelves.Steel steel;

  Shelves_SteelRoutes(Shelves.Steel steel) {
    this.steel = steel;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<String> stringJson = group.json(JsonType.of(JsonCodecs.STRING, String.class));
    JsonBody<Integer> integerJson = group.json(JsonType.of(JsonCodecs.INT, Integer.class));
    group.route(
        Route.of(Method.POST, "/steel", request -> put(request, stringJson, integerJson))
            .operation(Shelves_SteelRoutes::putOperation)
            .maxBody(128)
            .place("shop.Shelves.Steel.put"));
    group.route(
        Route.of(Method.POST, "/steel/more", request -> more(request, stringJson, integerJson))
            .operation(Shelves_SteelRoutes::moreOperation)
            .maxBody(256)
            .place("shop.Shelves.Steel.more"));
  }

  private Response put(Request request, JsonBody<String> stringJson, JsonBody<Integer> integerJson)
      throws Exception {
    Binder in = Binder.of(request);
    String text = in.body(stringJson);
    in.check();
    return Response.json(integerJson, steel.put(text));
  }

  private Response more(Request request, JsonBody<String> stringJson,
      JsonBody<Integer> integerJson) throws Exception {
    Binder in = Binder.of(request);
    String text = in.body(stringJson);
    in.check();
    return Response.json(integerJson, steel.more(text));
  }

  private static Operation putOperation() {
    return Operation.of("Steel", "put")
        .tag("Steel", "As it says itself.")
        .body(RequestContent.json(ScalarSchemas.STRING))
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }

  private static Operation moreOperation() {
    return Operation.of("Steel", "more")
        .tag("Steel", "As it says itself.")
        .body(RequestContent.json(ScalarSchemas.STRING))
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }
}
