// Generated from shop.Shop.Items
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
import dev.serval.openapi.Parameter;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import java.util.List;

@Generated
final class Shop_ItemsRoutes implements Routes {
  static {
    GeneratedRoutes.register(Shop.Items.class, Shop_ItemsRoutes::new);
  }

  private final Shop.Items items;

  Shop_ItemsRoutes(Shop.Items items) {
    this.items = items;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<Shop.Item> itemJson =
        group.json(JsonType.of(Shop_ItemCodec.INSTANCE, Shop.Item.class));
    JsonBody<Integer> integerJson = group.json(JsonType.of(JsonCodecs.INT, Integer.class));
    JsonBody<List<Shop.Item>> listOfItemJson =
        group.json(
            JsonType.of(JsonCodecs.list(Shop_ItemCodec.INSTANCE), List.class, Shop.Item.class));
    group.route(
        Route.of(Method.GET, "/items/{id}", request -> one(request, itemJson))
            .operation(Shop_ItemsRoutes::oneOperation)
            .place("shop.Shop.Items.one"));
    group.route(
        Route.of(Method.GET, "/items/count", _ -> count(integerJson))
            .operation(Shop_ItemsRoutes::countOperation)
            .place("shop.Shop.Items.count()"));
    group.route(
        Route.of(Method.GET, "/items/count/{of}", request -> count2(request, integerJson))
            .operation(Shop_ItemsRoutes::count2Operation)
            .place("shop.Shop.Items.count(String)"));
    group.route(
        Route.of(Method.GET, "/items", _ -> all(listOfItemJson))
            .operation(Shop_ItemsRoutes::allOperation)
            .place("shop.Shop.Items.all"));
    group.route(
        Route.of(Method.PUT, "/items/{id}", request -> put(request, itemJson))
            .operation(Shop_ItemsRoutes::putOperation)
            .place("shop.Shop.Items.put"));
  }

  private Response one(Request request, JsonBody<Shop.Item> itemJson) throws Exception {
    Binder in = Binder.of(request);
    Long id = in.toLong(in.path(0, "id"));
    in.check();
    return Response.json(itemJson, items.one(id));
  }

  private Response count(JsonBody<Integer> integerJson) throws Exception {
    return Response.json(integerJson, items.count());
  }

  private Response count2(Request request, JsonBody<Integer> integerJson) throws Exception {
    Binder in = Binder.of(request);
    String of = in.path(0, "of");
    in.check();
    return Response.json(integerJson, items.count(of));
  }

  private Response all(JsonBody<List<Shop.Item>> listOfItemJson) throws Exception {
    return Response.json(listOfItemJson, items.all());
  }

  private Response put(Request request, JsonBody<Shop.Item> itemJson) throws Exception {
    Binder in = Binder.of(request);
    Long id = in.toLong(in.path(0, "id"));
    Shop.Item body = in.body(itemJson);
    in.check();
    return Response.json(itemJson, items.put(id, body));
  }

  private static Operation oneOperation() {
    return Operation.of("Items", "one")
        .tag("Items")
        .parameter(Parameter.path("id", ScalarSchemas.LONG))
        .response(ApiResponse.json(200, Shop_ItemCodec.SCHEMA.ref()))
        .build();
  }

  private static Operation countOperation() {
    return Operation.of("Items", "count")
        .tag("Items")
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }

  private static Operation count2Operation() {
    return Operation.of("Items", "count")
        .tag("Items")
        .parameter(Parameter.path("of", ScalarSchemas.STRING))
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }

  private static Operation allOperation() {
    return Operation.of("Items", "all")
        .tag("Items")
        .response(ApiResponse.json(200, Schema.array(Shop_ItemCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation putOperation() {
    return Operation.of("Items", "put")
        .summary("Replaces one.")
        .tag("Items")
        .parameter(Parameter.path("id", ScalarSchemas.LONG))
        .body(RequestContent.json(Shop_ItemCodec.SCHEMA.ref()))
        .response(ApiResponse.json(200, Shop_ItemCodec.SCHEMA.ref()))
        .build();
  }
}
