// Generated from shop.Catalogue
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
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Generated
final class CatalogueRoutes implements Routes {
  static {
    GeneratedRoutes.register(Catalogue.class, CatalogueRoutes::new);
  }

  private static final Rule FIND_LIMIT_MAX = Constraints.max(50);

  private final Catalogue catalogue;

  CatalogueRoutes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<List<Catalogue.Item>> listOfItemJson =
        group.json(
            JsonType.of(JsonCodecs.list(Catalogue_ItemCodec.INSTANCE), List.class,
                Catalogue.Item.class));
    JsonBody<Catalogue.Item> itemJson =
        group.json(JsonType.of(Catalogue_ItemCodec.INSTANCE, Catalogue.Item.class));
    JsonBody<CatalogueRoutes.PutBody> cataloguePutBodyJson =
        group.json(
            JsonType.of(CatalogueRoutes_PutBodyCodec.INSTANCE, CatalogueRoutes.PutBody.class));
    group.route(
        Route.of(Method.GET, "/catalogue", request -> find(request, listOfItemJson))
            .operation(CatalogueRoutes::findOperation)
            .place("shop.Catalogue.find"));
    group.route(
        Route.of(Method.POST, "/catalogue", request -> add(request, itemJson))
            .operation(CatalogueRoutes::addOperation)
            .place("shop.Catalogue.add"));
    group.route(
        Route.of(
            Method.PUT, "/catalogue/{id}", request -> put(request, cataloguePutBodyJson, itemJson))
            .operation(CatalogueRoutes::putOperation)
            .place("shop.Catalogue.put"));
  }

  private Response find(Request request, JsonBody<List<Catalogue.Item>> listOfItemJson)
      throws Exception {
    Binder in = Binder.of(request);
    String q = in.query("q");
    LocalDate since = null;
    String rawSince = in.query("since");
    if (rawSince != null) {
      since = in.toLocalDate(rawSince);
    }
    List<String> tag = in.queryAll("tag");
    Catalogue.Code code = null;
    String rawCode = in.query("code");
    if (rawCode != null) {
      code = in.convert(Catalogue.Code::new, rawCode);
    }
    int limit = 20;
    String rawLimit = in.query("limit");
    if (rawLimit != null) {
      limit = in.toInt(rawLimit);
      if (in.ok()) {
        if (limit > 50) {
          in.report(FIND_LIMIT_MAX);
        }
      }
    }
    String sort = in.query("sort");
    String xOld = in.header("X-Old");
    Optional<String> filterColour = Optional.ofNullable(in.query("colour"));
    String filterText = in.query("text");
    in.check();
    Catalogue.Filter filter = new Catalogue.Filter(filterColour, filterText);
    in.check();
    return Response.json(
        listOfItemJson, catalogue.find(q, since, tag, code, limit, sort, xOld, filter));
  }

  private Response add(Request request, JsonBody<Catalogue.Item> itemJson) throws Exception {
    Binder in = Binder.of(request);
    Catalogue.Item body = in.body(itemJson);
    in.check();
    return catalogue.add(body).toResponse(itemJson);
  }

  private Response put(Request request, JsonBody<CatalogueRoutes.PutBody> cataloguePutBodyJson,
      JsonBody<Catalogue.Item> itemJson) throws Exception {
    Binder in = Binder.of(request);
    long id = in.toLong(in.path(0, "id"));
    PutBody members = in.body(cataloguePutBodyJson);
    in.check();
    return Response.json(itemJson, catalogue.put(id, members.item(), members.note()));
  }

  private static Operation findOperation() {
    return Operation.of("Catalogue", "find")
        .summary("Finds items.")
        .tag("Catalogue", "Examples, further responses and what is on its way out.")
        .parameter(Parameter.query("q", ScalarSchemas.STRING.exampleJson("\"tea cup\""))
                .description("some words"))
        .parameter(Parameter.query("since", ScalarSchemas.LOCAL_DATE.exampleJson("\"2026-03-14\"")))
        .parameter(
            Parameter.query("tag", Schema.array(ScalarSchemas.STRING).exampleJson("[\"a\",\"b\"]")))
        .parameter(Parameter.query("code", ScalarSchemas.STRING.exampleJson("\"A-1\"")))
        .parameter(
            Parameter.query("limit", ScalarSchemas.INT.maximum(50).defaultJson("20")
                    .exampleJson("5")))
        .parameter(Parameter.query("sort", ScalarSchemas.STRING).deprecated())
        .parameter(Parameter.header("X-Old", ScalarSchemas.STRING).deprecated())
        .parameter(Parameter.query("colour", ScalarSchemas.STRING.exampleJson("\"green\"")))
        .parameter(Parameter.query("text", ScalarSchemas.STRING).deprecated())
        .response(ApiResponse.of(503).description("The shop is closed"))
        .response(ApiResponse.of(429))
        .response(ApiResponse.json(200, Schema.array(Catalogue_ItemCodec.SCHEMA.ref())))
        .validated()
        .build();
  }

  private static Operation addOperation() {
    return Operation.of("Catalogue", "add")
        .tag("Catalogue", "Examples, further responses and what is on its way out.")
        .body(RequestContent.json(Catalogue_ItemCodec.SCHEMA.ref().exampleJson("{\"name\":\"x\"}")))
        .response(ApiResponse.json(409, Catalogue_ConflictCodec.SCHEMA.ref())
                .description("There is one of that name"))
        .response(ApiResponse.of(429))
        .response(ApiResponse.of(503).description("The shop is closed"))
        .response(ApiResponse.json(201, Catalogue_ItemCodec.SCHEMA.ref())
                .header("Location", ScalarSchemas.URI, "Where it is"))
        .build();
  }

  private static Operation putOperation() {
    return Operation.of("Catalogue", "put")
        .tag("Catalogue", "Examples, further responses and what is on its way out.")
        .parameter(Parameter.path("id", ScalarSchemas.LONG))
        .body(RequestContent.json(CatalogueRoutes_PutBodyCodec.SCHEMA.ref()))
        .response(ApiResponse.of(200).description("The result says more"))
        .response(ApiResponse.of(503).description("Nobody is there"))
        .response(ApiResponse.of(429))
        .response(ApiResponse.json(200, Catalogue_ItemCodec.SCHEMA.ref()))
        .build();
  }

  /// The body of `put`, one member for each parameter.
  record PutBody(Catalogue.Item item, @Nullable String note) {}
}
