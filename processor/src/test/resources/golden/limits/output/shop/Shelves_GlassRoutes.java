// Generated from shop.Shelves.Glass
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
final class Shelves_GlassRoutes implements Routes {
  static {
    GeneratedRoutes.register(Shelves.Glass.class, Shelves_GlassRoutes::new);
  }

  private final Shelves.Glass glass;

  Shelves_GlassRoutes(Shelves.Glass glass) {
    this.glass = glass;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<String> stringJson = group.json(JsonType.of(JsonCodecs.STRING, String.class));
    JsonBody<Integer> integerJson = group.json(JsonType.of(JsonCodecs.INT, Integer.class));
    group.route(
        Route.of(Method.POST, "/glass", request -> put(request, stringJson, integerJson))
            .operation(Shelves_GlassRoutes::putOperation)
            .maxBody(32)
            .place("shop.Shelves.Glass.put"));
    group.route(
        Route.of(Method.POST, "/glass/more", request -> more(request, stringJson, integerJson))
            .operation(Shelves_GlassRoutes::moreOperation)
            .maxBody(256)
            .place("shop.Shelves.Glass.more"));
  }

  private Response put(Request request, JsonBody<String> stringJson, JsonBody<Integer> integerJson)
      throws Exception {
    Binder in = Binder.of(request);
    String text = in.body(stringJson);
    in.check();
    return Response.json(integerJson, glass.put(text));
  }

  private Response more(Request request, JsonBody<String> stringJson,
      JsonBody<Integer> integerJson) throws Exception {
    Binder in = Binder.of(request);
    String text = in.body(stringJson);
    in.check();
    return Response.json(integerJson, glass.more(text));
  }

  private static Operation putOperation() {
    return Operation.of("Glass", "put")
        .tag("Glass", "As the smaller of its superclass and its interface, which are equally near.")
        .body(RequestContent.json(ScalarSchemas.STRING))
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }

  private static Operation moreOperation() {
    return Operation.of("Glass", "more")
        .tag("Glass", "As the smaller of its superclass and its interface, which are equally near.")
        .body(RequestContent.json(ScalarSchemas.STRING))
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }
}
