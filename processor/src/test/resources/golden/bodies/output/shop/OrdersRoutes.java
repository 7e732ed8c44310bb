// Generated from shop.Orders
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
import dev.serval.json.JsonReader;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.json.TextFormat;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Generated
final class OrdersRoutes implements Routes {
  static {
    GeneratedRoutes.register(Orders.class, OrdersRoutes::new);
  }

  private static final Rule LIST_OF_LINE_NOT_EMPTY = Constraints.notEmpty();
  private static final Rule LIST_OF_LINE_SIZE = Constraints.size(0, 10);
  private static final Rule INTEGER_MAX = Constraints.max(7);

  private final Orders orders;

  OrdersRoutes(Orders orders) {
    this.orders = orders;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<Orders.Line> lineJson =
        group.json(JsonType.of(Orders_LineCodec.INSTANCE, Orders.Line.class));
    JsonBody<Orders.@Nullable Line> nullableLineJson =
        group.json(JsonType.of(JsonCodecs.nullable(Orders_LineCodec.INSTANCE), Orders.Line.class));
    JsonBody<Orders.Payment> paymentJson =
        group.json(JsonType.of(Orders_PaymentCodec.INSTANCE, Orders.Payment.class));
    JsonBody<List<Orders.Line>> listOfLineJson =
        group.json(
            JsonType.of(
                JsonCodecs.checked(JsonCodecs.list(Orders_LineCodec.INSTANCE),
                    OrdersRoutes::checkListOfLine), List.class, Orders.Line.class));
    JsonBody<Map<String, Orders.Line>> mapOfLineJson =
        group.json(
            JsonType.of(JsonCodecs.map(TextFormat.STRING, Orders_LineCodec.INSTANCE), Map.class,
                String.class, Orders.Line.class));
    JsonBody<JsonValue> jsonValueJson = group.json(JsonType.of(JsonCodecs.VALUE, JsonValue.class));
    JsonBody<Integer> integerJson =
        group.json(
            JsonType.of(
                JsonCodecs.checked(JsonCodecs.INT, OrdersRoutes::checkInteger), Integer.class));
    JsonBody<Integer> integerJson2 = group.json(JsonType.of(JsonCodecs.INT, Integer.class));
    JsonBody<OrdersRoutes.SharedBody> ordersSharedBodyJson =
        group.json(
            JsonType.of(OrdersRoutes_SharedBodyCodec.INSTANCE, OrdersRoutes.SharedBody.class));
    JsonBody<List<Orders.Line>> listOfLineJson2 =
        group.json(
            JsonType.of(JsonCodecs.list(Orders_LineCodec.INSTANCE), List.class, Orders.Line.class));
    group.route(
        Route.of(Method.POST, "/orders/one", request -> one(request, lineJson))
            .operation(OrdersRoutes::oneOperation)
            .place("shop.Orders.one"));
    group.route(
        Route.of(Method.POST, "/orders/optional", request -> optional(request, lineJson))
            .operation(OrdersRoutes::optionalOperation)
            .place("shop.Orders.optional"));
    group.route(
        Route.of(Method.POST, "/orders/nullable", request -> nullable(request, nullableLineJson))
            .operation(OrdersRoutes::nullableOperation)
            .place("shop.Orders.nullable"));
    group.route(
        Route.of(Method.POST, "/orders/sealed", request -> sealed(request, paymentJson))
            .operation(OrdersRoutes::sealedOperation)
            .place("shop.Orders.sealed"));
    group.route(
        Route.of(Method.POST, "/orders/list", request -> list(request, listOfLineJson))
            .operation(OrdersRoutes::listOperation)
            .place("shop.Orders.list"));
    group.route(
        Route.of(Method.POST, "/orders/map", request -> map(request, mapOfLineJson))
            .operation(OrdersRoutes::mapOperation)
            .place("shop.Orders.map"));
    group.route(
        Route.of(Method.POST, "/orders/free", request -> free(request, jsonValueJson))
            .operation(OrdersRoutes::freeOperation)
            .place("shop.Orders.free"));
    group.route(
        Route.of(Method.POST, "/orders/scalar", request -> scalar(request, integerJson))
            .operation(OrdersRoutes::scalarOperation)
            .place("shop.Orders.scalar"));
    group.route(
        Route.of(Method.POST, "/orders/default", request -> byDefault(request, integerJson2))
            .operation(OrdersRoutes::byDefaultOperation)
            .place("shop.Orders.byDefault"));
    group.route(
        Route.of(Method.POST, "/orders/shared", request -> shared(request, ordersSharedBodyJson))
            .operation(OrdersRoutes::sharedOperation)
            .maxBody(10000)
            .place("shop.Orders.shared"));
    group.route(
        Route.of(Method.PUT, "/orders/bytes", this::bytes)
            .operation(OrdersRoutes::bytesOperation)
            .place("shop.Orders.bytes"));
    group.route(
        Route.of(Method.PUT, "/orders/stream", this::stream)
            .operation(OrdersRoutes::streamOperation)
            .place("shop.Orders.stream"));
    group.route(
        Route.of(
            Method.QUERY, "/orders/query", request -> query(request, lineJson, listOfLineJson2))
            .operation(OrdersRoutes::queryOperation)
            .place("shop.Orders.query"));
  }

  private Response one(Request request, JsonBody<Orders.Line> lineJson) throws Exception {
    Binder in = Binder.of(request);
    Orders.Line line = in.body(lineJson);
    in.check();
    return Response.text(orders.one(line));
  }

  private Response optional(Request request, JsonBody<Orders.Line> lineJson) throws Exception {
    Binder in = Binder.of(request);
    Optional<Orders.Line> line = Optional.ofNullable(in.bodyOptional(lineJson));
    in.check();
    return Response.text(orders.optional(line));
  }

  private Response nullable(Request request, JsonBody<Orders.@Nullable Line> nullableLineJson)
      throws Exception {
    Binder in = Binder.of(request);
    Orders.Line line = in.bodyOptional(nullableLineJson);
    in.check();
    return Response.text(orders.nullable(line));
  }

  private Response sealed(Request request, JsonBody<Orders.Payment> paymentJson) throws Exception {
    Binder in = Binder.of(request);
    Orders.Payment payment = in.body(paymentJson);
    in.check();
    return Response.text(orders.sealed(payment));
  }

  private Response list(Request request, JsonBody<List<Orders.Line>> listOfLineJson)
      throws Exception {
    Binder in = Binder.of(request);
    List<Orders.Line> lines = in.body(listOfLineJson);
    in.check();
    return Response.text(orders.list(lines));
  }

  private Response map(Request request, JsonBody<Map<String, Orders.Line>> mapOfLineJson)
      throws Exception {
    Binder in = Binder.of(request);
    Map<String, Orders.Line> lines = in.body(mapOfLineJson);
    in.check();
    return Response.text(orders.map(lines));
  }

  private Response free(Request request, JsonBody<JsonValue> jsonValueJson) throws Exception {
    Binder in = Binder.of(request);
    JsonValue value = in.body(jsonValueJson);
    in.check();
    return Response.text(orders.free(value));
  }

  private Response scalar(Request request, JsonBody<Integer> integerJson) throws Exception {
    Binder in = Binder.of(request);
    Integer count = in.body(integerJson);
    in.check();
    return Response.text(orders.scalar(count));
  }

  private Response byDefault(Request request, JsonBody<Integer> integerJson2) throws Exception {
    Binder in = Binder.of(request);
    Integer count = in.bodyOptional(integerJson2);
    if (count == null) {
      count = 5;
    }
    in.check();
    return Response.text(orders.byDefault(count));
  }

  private Response shared(Request request, JsonBody<OrdersRoutes.SharedBody> ordersSharedBodyJson)
      throws Exception {
    Binder in = Binder.of(request);
    SharedBody members = in.body(ordersSharedBodyJson);
    in.check();
    return Response.text(
        orders.shared(members.line(), members.payment(), members.comment(), members.priority()));
  }

  private Response bytes(Request request) throws Exception {
    return Response.text(orders.bytes(request.body()));
  }

  private Response stream(Request request) throws Exception {
    return Response.text(orders.stream(request.body().stream()));
  }

  private Response query(Request request, JsonBody<Orders.Line> lineJson,
      JsonBody<List<Orders.Line>> listOfLineJson2) throws Exception {
    Binder in = Binder.of(request);
    Orders.Line like = in.body(lineJson);
    in.check();
    return Response.json(listOfLineJson2, orders.query(like));
  }

  private static void checkListOfLine(JsonReader in, List<Orders.Line> value) {
    if (value.size() == 0) {
      in.report(LIST_OF_LINE_NOT_EMPTY);
    }
    if (value.size() > 10) {
      in.report(LIST_OF_LINE_SIZE);
    }
  }

  private static void checkInteger(JsonReader in, Integer value) {
    if (value > 7) {
      in.report(INTEGER_MAX);
    }
  }

  private static Operation oneOperation() {
    return Operation.of("Orders", "one")
        .tag("Orders")
        .body(RequestContent.json(Orders_LineCodec.SCHEMA.ref()))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation optionalOperation() {
    return Operation.of("Orders", "optional")
        .tag("Orders")
        .body(RequestContent.json(Orders_LineCodec.SCHEMA.ref()).optional())
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation nullableOperation() {
    return Operation.of("Orders", "nullable")
        .tag("Orders")
        .body(RequestContent.json(Orders_LineCodec.SCHEMA.ref().nullable()).optional())
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation sealedOperation() {
    return Operation.of("Orders", "sealed")
        .tag("Orders")
        .body(RequestContent.json(Orders_PaymentCodec.SCHEMA.ref()))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation listOperation() {
    return Operation.of("Orders", "list")
        .tag("Orders")
        .body(
            RequestContent.json(
                Schema.array(Orders_LineCodec.SCHEMA.ref()).minItems(1).maxItems(10)))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation mapOperation() {
    return Operation.of("Orders", "map")
        .tag("Orders")
        .body(RequestContent.json(Schema.map(Orders_LineCodec.SCHEMA.ref())))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation freeOperation() {
    return Operation.of("Orders", "free")
        .tag("Orders")
        .body(RequestContent.json(ScalarSchemas.VALUE))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation scalarOperation() {
    return Operation.of("Orders", "scalar")
        .tag("Orders")
        .body(RequestContent.json(ScalarSchemas.INT.maximum(7)))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation byDefaultOperation() {
    return Operation.of("Orders", "byDefault")
        .tag("Orders")
        .body(RequestContent.json(ScalarSchemas.INT.defaultJson("5")).optional())
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation sharedOperation() {
    return Operation.of("Orders", "shared")
        .summary("Two bodies in one.")
        .tag("Orders")
        .body(RequestContent.json(OrdersRoutes_SharedBodyCodec.SCHEMA.ref()))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation bytesOperation() {
    return Operation.of("Orders", "bytes")
        .tag("Orders")
        .body(RequestContent.of(MediaContent.of("*/*", Schema.any())))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation streamOperation() {
    return Operation.of("Orders", "stream")
        .tag("Orders")
        .body(RequestContent.of(MediaContent.of("*/*", Schema.any())))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation queryOperation() {
    return Operation.of("Orders", "query")
        .tag("Orders")
        .body(RequestContent.json(Orders_LineCodec.SCHEMA.ref()))
        .response(ApiResponse.json(200, Schema.array(Orders_LineCodec.SCHEMA.ref())))
        .build();
  }

  /// The body of `shared`, one member for each parameter.
  record SharedBody(
      Orders.Line line, Orders.Payment payment, @Nullable String comment, int priority) {}
}
