// Generated from shop.Results
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Awaited;
import dev.serval.binding.Binder;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.json.TextFormat;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Generated
@SuppressWarnings({"deprecation", "removal"})
final class ResultsRoutes implements Routes {
  static {
    GeneratedRoutes.register(Results.class, ResultsRoutes::new);
  }

  private final Results results;

  ResultsRoutes(Results results) {
    this.results = results;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<Results.Item> itemJson =
        group.json(JsonType.of(Results_ItemCodec.INSTANCE, Results.Item.class));
    JsonBody<Integer> integerJson = group.json(JsonType.of(JsonCodecs.INT, Integer.class));
    JsonBody<Results.Page<Results.Item>> pageOfItemJson =
        group.json(
            JsonType.of(new Results_PageCodec<>(Results_ItemCodec.INSTANCE), Results.Page.class,
                Results.Item.class));
    JsonBody<Map<String, List<Results.Item>>> mapOfListOfItemJson =
        group.json(
            JsonType.of(
                JsonCodecs.map(TextFormat.STRING, JsonCodecs.list(Results_ItemCodec.INSTANCE)),
                Map.class, String.class, JsonType.parameterized(List.class, Results.Item.class)));
    JsonBody<Results.@Nullable Item> nullableItemJson =
        group.json(
            JsonType.of(JsonCodecs.nullable(Results_ItemCodec.INSTANCE), Results.Item.class));
    JsonBody<JsonValue> jsonValueJson = group.json(JsonType.of(JsonCodecs.VALUE, JsonValue.class));
    JsonBody<Results.Outcome.Found> foundJson =
        group.json(JsonType.of(Results_Outcome_FoundCodec.INSTANCE, Results.Outcome.Found.class));
    group.route(
        Route.of(Method.GET, "/text", _ -> text())
            .operation(ResultsRoutes::textOperation)
            .place("shop.Results.text"));
    group.route(
        Route.of(Method.GET, "/promised", _ -> promised(itemJson))
            .operation(ResultsRoutes::promisedOperation)
            .place("shop.Results.promised"));
    group.route(
        Route.of(Method.GET, "/number", _ -> number(integerJson))
            .operation(ResultsRoutes::numberOperation)
            .place("shop.Results.number"));
    group.route(
        Route.of(Method.GET, "/page", _ -> page(pageOfItemJson))
            .operation(ResultsRoutes::pageOperation)
            .place("shop.Results.page"));
    group.route(
        Route.of(Method.GET, "/maps", _ -> maps(mapOfListOfItemJson))
            .operation(ResultsRoutes::mapsOperation)
            .place("shop.Results.maps"));
    group.route(
        Route.of(Method.GET, "/nullable", _ -> nullable(nullableItemJson))
            .operation(ResultsRoutes::nullableOperation)
            .place("shop.Results.nullable"));
    group.route(
        Route.of(Method.GET, "/optional", _ -> optional(itemJson))
            .operation(ResultsRoutes::optionalOperation)
            .place("shop.Results.optional"));
    group.route(
        Route.of(Method.GET, "/optional-text", _ -> optionalText())
            .operation(ResultsRoutes::optionalTextOperation)
            .place("shop.Results.optionalText"));
    group.route(
        Route.of(Method.GET, "/bytes", _ -> bytes())
            .operation(ResultsRoutes::bytesOperation)
            .place("shop.Results.bytes"));
    group.route(
        Route.of(Method.GET, "/stream", _ -> stream())
            .operation(ResultsRoutes::streamOperation)
            .place("shop.Results.stream"));
    group.route(
        Route.of(Method.GET, "/written", _ -> written())
            .operation(ResultsRoutes::writtenOperation)
            .place("shop.Results.written"));
    group.route(
        Route.of(Method.GET, "/file", _ -> file())
            .operation(ResultsRoutes::fileOperation)
            .place("shop.Results.file"));
    group.route(
        Route.of(Method.GET, "/free", _ -> free(jsonValueJson))
            .operation(ResultsRoutes::freeOperation)
            .place("shop.Results.free"));
    group.route(
        Route.of(Method.GET, "/response", _ -> response())
            .operation(ResultsRoutes::responseOperation)
            .place("shop.Results.response"));
    group.route(
        Route.of(Method.POST, "/created", _ -> created(itemJson))
            .operation(ResultsRoutes::createdOperation)
            .place("shop.Results.created"));
    group.route(
        Route.of(Method.POST, "/accepted", _ -> accepted(itemJson))
            .operation(ResultsRoutes::acceptedOperation)
            .place("shop.Results.accepted"));
    group.route(
        Route.of(Method.POST, "/none", _ -> none())
            .operation(ResultsRoutes::noneOperation)
            .place("shop.Results.none"));
    group.route(
        Route.of(Method.POST, "/redirect", _ -> redirect())
            .operation(ResultsRoutes::redirectOperation)
            .place("shop.Results.redirect"));
    group.route(
        Route.of(Method.POST, "/result", _ -> result(itemJson))
            .operation(ResultsRoutes::resultOperation)
            .place("shop.Results.result"));
    group.route(
        Route.of(Method.GET, "/outcome/{kind}", request -> outcome(request, foundJson))
            .operation(ResultsRoutes::outcomeOperation)
            .place("shop.Results.outcome"));
    group.route(
        Route.of(Method.POST, "/status", _ -> status(itemJson))
            .operation(ResultsRoutes::statusOperation)
            .place("shop.Results.status"));
    group.route(
        Route.of(Method.POST, "/empty", _ -> empty())
            .operation(ResultsRoutes::emptyOperation)
            .place("shop.Results.empty"));
    group.route(
        Route.of(Method.GET, "/later", _ -> later(itemJson))
            .operation(ResultsRoutes::laterOperation)
            .place("shop.Results.later"));
    group.route(
        Route.of(Method.POST, "/later-nothing", _ -> laterNothing())
            .operation(ResultsRoutes::laterNothingOperation)
            .place("shop.Results.laterNothing"));
    group.route(
        Route.of(Method.HEAD, "/hidden", _ -> hidden())
            .place("shop.Results.hidden"));
    group.negotiated(
        Route.of(Method.POST, "/hidden", _ -> hiddenItem(itemJson))
            .place("shop.Results.hiddenItem"));
    group.route(
        Route.of(Method.GET, "/named", _ -> named())
            .operation(ResultsRoutes::namedOperation)
            .place("shop.Results.named"));
  }

  private Response text() throws Exception {
    return Response.text(results.text());
  }

  private Response promised(JsonBody<Results.Item> itemJson) throws Exception {
    return Response.json(itemJson, Awaited.of(results.promised()));
  }

  private Response number(JsonBody<Integer> integerJson) throws Exception {
    return Response.json(integerJson, results.number());
  }

  private Response page(JsonBody<Results.Page<Results.Item>> pageOfItemJson) throws Exception {
    return Response.json(pageOfItemJson, results.page());
  }

  private Response maps(JsonBody<Map<String, List<Results.Item>>> mapOfListOfItemJson)
      throws Exception {
    return Response.json(mapOfListOfItemJson, results.maps());
  }

  private Response nullable(JsonBody<Results.@Nullable Item> nullableItemJson) throws Exception {
    return Response.json(nullableItemJson, results.nullable());
  }

  private Response optional(JsonBody<Results.Item> itemJson) throws Exception {
    Optional<Results.Item> found = results.optional();
    if (found.isEmpty()) {
      throw Problem.notFound("There is nothing here");
    }
    return Response.json(itemJson, found.get());
  }

  private Response optionalText() throws Exception {
    Optional<String> found = results.optionalText();
    if (found.isEmpty()) {
      throw Problem.notFound("There is nothing here");
    }
    return Response.text(found.get());
  }

  private Response bytes() throws Exception {
    return Response.bytes(MediaType.OCTET_STREAM, results.bytes());
  }

  private Response stream() throws Exception {
    return Response.stream(MediaType.OCTET_STREAM, results.stream());
  }

  private Response written() throws Exception {
    return Response.stream(MediaType.OCTET_STREAM, results.written());
  }

  private Response file() throws Exception {
    return Response.file(results.file());
  }

  private Response free(JsonBody<JsonValue> jsonValueJson) throws Exception {
    return Response.json(jsonValueJson, results.free());
  }

  private Response response() throws Exception {
    return results.response();
  }

  private Response created(JsonBody<Results.Item> itemJson) throws Exception {
    return results.created().toResponse(itemJson);
  }

  private Response accepted(JsonBody<Results.Item> itemJson) throws Exception {
    return results.accepted().toResponse(itemJson);
  }

  private Response none() throws Exception {
    return results.none().toResponse();
  }

  private Response redirect() throws Exception {
    return results.redirect().toResponse();
  }

  private Response result(JsonBody<Results.Item> itemJson) throws Exception {
    return results.result().toResponse(itemJson);
  }

  private Response outcome(Request request, JsonBody<Results.Outcome.Found> foundJson)
      throws Exception {
    Binder in = Binder.of(request);
    String kind = in.path(0, "kind");
    in.check();
    return switch (results.outcome(kind)) {
      case Results.Outcome.Found found -> Response.json(foundJson, found);
      case Results.Outcome.Pending _ -> Response.empty(Status.of(202));
      case Results.Outcome.Gone _ -> throw Problem.of(Status.of(410), "It is gone.");
    };
  }

  private Response status(JsonBody<Results.Item> itemJson) throws Exception {
    return Response.json(itemJson, results.status()).withStatus(202);
  }

  private Response empty() throws Exception {
    results.empty();
    return Response.empty(Status.of(205));
  }

  private Response later(JsonBody<Results.Item> itemJson) throws Exception {
    return Response.json(itemJson, Awaited.of(results.later()));
  }

  private Response laterNothing() throws Exception {
    Awaited.of(results.laterNothing());
    return Response.empty(Status.NO_CONTENT);
  }

  private Response hidden() throws Exception {
    results.hidden();
    return Response.empty(Status.NO_CONTENT);
  }

  private Response hiddenItem(JsonBody<Results.Item> itemJson) throws Exception {
    return results.hiddenItem().toResponse(itemJson);
  }

  private Response named() throws Exception {
    return Response.text(results.named());
  }

  private static Operation textOperation() {
    return Operation.of("Results", "text")
        .tag("Results")
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation promisedOperation() {
    return Operation.of("Results", "promised")
        .tag("Results")
        .response(ApiResponse.json(200, Results_ItemCodec.SCHEMA.ref()))
        .build();
  }

  private static Operation numberOperation() {
    return Operation.of("Results", "number")
        .tag("Results")
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }

  private static Operation pageOperation() {
    return Operation.of("Results", "page")
        .tag("Results")
        .response(
            ApiResponse.json(
                200, Results_PageCodec.schema("Item", Results_ItemCodec.SCHEMA.ref()).ref()))
        .build();
  }

  private static Operation mapsOperation() {
    return Operation.of("Results", "maps")
        .tag("Results")
        .response(ApiResponse.json(200, Schema.map(Schema.array(Results_ItemCodec.SCHEMA.ref()))))
        .build();
  }

  private static Operation nullableOperation() {
    return Operation.of("Results", "nullable")
        .tag("Results")
        .response(ApiResponse.json(200, Results_ItemCodec.SCHEMA.ref().nullable()))
        .build();
  }

  private static Operation optionalOperation() {
    return Operation.of("Results", "optional")
        .tag("Results")
        .response(ApiResponse.json(200, Results_ItemCodec.SCHEMA.ref()))
        .response(ApiResponse.of(404))
        .build();
  }

  private static Operation optionalTextOperation() {
    return Operation.of("Results", "optionalText")
        .tag("Results")
        .response(ApiResponse.of(200, MediaContent.text()))
        .response(ApiResponse.of(404))
        .build();
  }

  private static Operation bytesOperation() {
    return Operation.of("Results", "bytes")
        .tag("Results")
        .response(ApiResponse.of(200, MediaContent.of("application/octet-stream", Schema.any())))
        .build();
  }

  private static Operation streamOperation() {
    return Operation.of("Results", "stream")
        .tag("Results")
        .response(ApiResponse.of(200, MediaContent.of("application/octet-stream", Schema.any())))
        .build();
  }

  private static Operation writtenOperation() {
    return Operation.of("Results", "written")
        .tag("Results")
        .response(ApiResponse.of(200, MediaContent.of("application/octet-stream", Schema.any())))
        .build();
  }

  private static Operation fileOperation() {
    return Operation.of("Results", "file")
        .tag("Results")
        .response(ApiResponse.of(200, MediaContent.of("*/*", Schema.any())))
        .build();
  }

  private static Operation freeOperation() {
    return Operation.of("Results", "free")
        .tag("Results")
        .response(ApiResponse.json(200, ScalarSchemas.VALUE))
        .build();
  }

  private static Operation responseOperation() {
    return Operation.of("Results", "response")
        .tag("Results")
        .response(ApiResponse.of(200))
        .build();
  }

  private static Operation createdOperation() {
    return Operation.of("Results", "created")
        .tag("Results")
        .response(ApiResponse.json(201, Results_ItemCodec.SCHEMA.ref())
                .header("Location", ScalarSchemas.URI, "Where it is"))
        .build();
  }

  private static Operation acceptedOperation() {
    return Operation.of("Results", "accepted")
        .tag("Results")
        .response(ApiResponse.json(202, Results_ItemCodec.SCHEMA.ref())
                .header("Location", ScalarSchemas.URI, "Where it is"))
        .build();
  }

  private static Operation noneOperation() {
    return Operation.of("Results", "none")
        .tag("Results")
        .response(ApiResponse.of(204))
        .build();
  }

  private static Operation redirectOperation() {
    return Operation.of("Results", "redirect")
        .tag("Results")
        .response(ApiResponse.of(303).header("Location", ScalarSchemas.URI, "Where it is"))
        .build();
  }

  private static Operation resultOperation() {
    return Operation.of("Results", "result")
        .tag("Results")
        .response(ApiResponse.json(200, Results_ItemCodec.SCHEMA.ref()))
        .response(ApiResponse.json(201, Results_ItemCodec.SCHEMA.ref())
                .header("Location", ScalarSchemas.URI, "Where it is"))
        .response(ApiResponse.json(202, Results_ItemCodec.SCHEMA.ref()))
        .response(ApiResponse.of(204))
        .response(ApiResponse.of(303).header("Location", ScalarSchemas.URI, "Where it is"))
        .build();
  }

  private static Operation outcomeOperation() {
    return Operation.of("Results", "outcome")
        .tag("Results")
        .parameter(Parameter.path("kind", ScalarSchemas.STRING))
        .response(ApiResponse.json(200, Results_Outcome_FoundCodec.SCHEMA.ref())
                .description("It was found."))
        .response(ApiResponse.of(202))
        .response(ApiResponse.of(410).description("It is gone."))
        .build();
  }

  private static Operation statusOperation() {
    return Operation.of("Results", "status")
        .tag("Results")
        .response(ApiResponse.json(202, Results_ItemCodec.SCHEMA.ref()))
        .build();
  }

  private static Operation emptyOperation() {
    return Operation.of("Results", "empty")
        .tag("Results")
        .response(ApiResponse.of(205))
        .build();
  }

  private static Operation laterOperation() {
    return Operation.of("Results", "later")
        .summary("Waits.")
        .description("Then answers.")
        .tag("Results")
        .response(
            ApiResponse.json(200, Results_ItemCodec.SCHEMA.ref()).description("what it waited for"))
        .build();
  }

  private static Operation laterNothingOperation() {
    return Operation.of("Results", "laterNothing")
        .tag("Results")
        .response(ApiResponse.of(204))
        .build();
  }

  private static Operation namedOperation() {
    return Operation.of("Results", "named")
        .id("theOne")
        .tag("a")
        .tag("b")
        .response(ApiResponse.of(200, MediaContent.text()))
        .deprecated()
        .build();
  }
}
