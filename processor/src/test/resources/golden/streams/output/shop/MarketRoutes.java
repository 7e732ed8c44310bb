// Generated from shop.Market
package shop;

import dev.serval.Event;
import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.StreamResponses;
import dev.serval.binding.Awaited;
import dev.serval.binding.Binder;
import dev.serval.channels.Overflow;
import dev.serval.http.Method;
import dev.serval.http.Status;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

@Generated
final class MarketRoutes implements Routes {
  static {
    GeneratedRoutes.register(Market.class, MarketRoutes::new);
  }

  private static final Rule TICKS_COUNT_MAX = Constraints.max(10);

  private final Market market;

  MarketRoutes(Market market) {
    this.market = market;
  }

  @Override
  public void addTo(Group group) {
    StreamResponses<Market.Tick> tickEventResponses =
        group.events(JsonType.of(Market_TickCodec.INSTANCE, Market.Tick.class));
    StreamResponses<Event<Market.Tick>> tickEventResponses2 =
        group.framedEvents(JsonType.of(Market_TickCodec.INSTANCE, Market.Tick.class))
            .heartbeatSeconds(5).overflow(Overflow.DROP_OLDEST);
    StreamResponses<Event<Market.Tick>> tickEventResponses3 =
        group.framedEvents(JsonType.of(Market_TickCodec.INSTANCE, Market.Tick.class));
    JsonBody<Market.Order> orderJson =
        group.json(JsonType.of(Market_OrderCodec.INSTANCE, Market.Order.class));
    StreamResponses<Event<String>> stringEventResponses =
        group.framedEvents(JsonType.of(JsonCodecs.STRING, String.class));
    StreamResponses<String> stringEventResponses2 =
        group.events(JsonType.of(JsonCodecs.STRING, String.class));
    StreamResponses<Market.Tick> tickEventResponses4 =
        group.events(JsonType.of(Market_TickCodec.INSTANCE, Market.Tick.class)).heartbeatSeconds(5);
    StreamResponses<Market.Tick> tickLineResponses =
        group.lines(JsonType.of(Market_TickCodec.INSTANCE, Market.Tick.class));
    JsonBody<Market.Tick> tickJson =
        group.json(JsonType.of(Market_TickCodec.INSTANCE, Market.Tick.class));
    JsonBody<Integer> integerJson = group.json(JsonType.of(JsonCodecs.INT, Integer.class));
    group.route(
        Route.of(Method.GET, "/market/ticks", request -> ticks(request, tickEventResponses))
            .operation(MarketRoutes::ticksOperation)
            .place("shop.Market.ticks"));
    group.route(
        Route.of(Method.GET, "/market/framed", request -> framed(request, tickEventResponses2))
            .operation(MarketRoutes::framedOperation)
            .place("shop.Market.framed"));
    group.route(
        Route.of(Method.GET, "/market/feed", request -> feed(request, tickEventResponses3))
            .operation(MarketRoutes::feedOperation)
            .place("shop.Market.feed"));
    group.route(
        Route.of(Method.POST, "/market/words",
            request -> words(request, orderJson, stringEventResponses))
            .operation(MarketRoutes::wordsOperation)
            .place("shop.Market.words"));
    group.route(
        Route.of(
            Method.GET, "/market/published", request -> published(request, stringEventResponses2))
            .operation(MarketRoutes::publishedOperation)
            .place("shop.Market.published"));
    group.route(
        Route.of(
            Method.GET, "/market/promised", request -> promised(request, stringEventResponses2))
            .operation(MarketRoutes::promisedOperation)
            .place("shop.Market.promised"));
    group.route(
        Route.of(Method.GET, "/market/traded", request -> traded(request, tickEventResponses4))
            .operation(MarketRoutes::tradedOperation)
            .place("shop.Market.traded"));
    group.route(
        Route.of(
            Method.GET, "/market/traded/later", request -> tradedLater(request, tickEventResponses))
            .operation(MarketRoutes::tradedLaterOperation)
            .place("shop.Market.tradedLater"));
    group.route(
        Route.of(Method.GET, "/market/tape", request -> tape(request, tickLineResponses))
            .operation(MarketRoutes::tapeOperation)
            .place("shop.Market.tape"));
    group.route(
        Route.of(Method.POST, "/market/trades", request -> trade(request, tickJson))
            .operation(MarketRoutes::tradeOperation)
            .place("shop.Market.trade"));
    group.route(
        Route.of(Method.GET, "/market/export", request -> export(request, tickLineResponses))
            .operation(MarketRoutes::exportOperation)
            .place("shop.Market.export"));
    group.route(
        Route.of(Method.GET, "/market/slow", request -> slow(request, tickLineResponses))
            .operation(MarketRoutes::slowOperation)
            .place("shop.Market.slow"));
    group.route(
        Route.of(Method.POST, "/market/orders", request -> orders(request, orderJson, integerJson))
            .operation(MarketRoutes::ordersOperation)
            .maxBody(Long.MAX_VALUE)
            .place("shop.Market.orders"));
    group.route(
        Route.of(Method.POST, "/market/matches",
            request -> matches(request, orderJson, tickLineResponses))
            .operation(MarketRoutes::matchesOperation)
            .maxBody(Long.MAX_VALUE)
            .place("shop.Market.matches"));
    group.route(
        Route.of(
            Method.POST, "/market/all", request -> all(request, orderJson, tickEventResponses3))
            .operation(MarketRoutes::allOperation)
            .maxBody(Long.MAX_VALUE)
            .place("shop.Market.all"));
  }

  private Response ticks(Request request, StreamResponses<Market.Tick> tickEventResponses)
      throws Exception {
    Binder in = Binder.of(request);
    Integer since = null;
    String rawSince = in.header("Last-Event-ID");
    if (rawSince != null) {
      since = in.toInt(rawSince);
    }
    int count = 3;
    String rawCount = in.query("count");
    if (rawCount != null) {
      count = in.toInt(rawCount);
      if (in.ok()) {
        if (count > 10) {
          in.report(TICKS_COUNT_MAX);
        }
      }
    }
    in.check();
    return tickEventResponses.of(request, market.ticks(since, count));
  }

  private Response framed(Request request, StreamResponses<Event<Market.Tick>> tickEventResponses2)
      throws Exception {
    return tickEventResponses2.of(request, market.framed());
  }

  private Response feed(Request request, StreamResponses<Event<Market.Tick>> tickEventResponses3)
      throws Exception {
    Binder in = Binder.of(request);
    String symbol = in.query("symbol");
    if (symbol == null) {
      in.required();
    }
    int count = 2;
    String rawCount = in.query("count");
    if (rawCount != null) {
      count = in.toInt(rawCount);
    }
    List<String> rawOnly = in.queryAll("only");
    List<Integer> only = new ArrayList<>();
    for (int i = 0; i < rawOnly.size(); i++) {
      in.element(i);
      Integer onlyElement = in.toInt(rawOnly.get(i));
      only.add(onlyElement);
    }
    in.check();
    var symbol2 = symbol;
    var count2 = count;
    var only2 = only;
    return StreamResponses.feed(
        tickEventResponses3, request, out -> market.feed(out, symbol2, count2, only2));
  }

  private Response words(Request request, JsonBody<Market.Order> orderJson,
      StreamResponses<Event<String>> stringEventResponses) throws Exception {
    Binder in = Binder.of(request);
    Market.Order body = in.body(orderJson);
    in.check();
    var body2 = body;
    return StreamResponses.feed(stringEventResponses, request, out -> market.words(body2, out));
  }

  private Response published(Request request, StreamResponses<String> stringEventResponses2)
      throws Exception {
    return stringEventResponses2.of(request, Awaited.of(market.published()));
  }

  private Response promised(Request request, StreamResponses<String> stringEventResponses2)
      throws Exception {
    return stringEventResponses2.of(request, Awaited.of(market.promised()));
  }

  private Response traded(Request request, StreamResponses<Market.Tick> tickEventResponses4)
      throws Exception {
    return tickEventResponses4.of(request, market.traded());
  }

  private Response tradedLater(Request request, StreamResponses<Market.Tick> tickEventResponses)
      throws Exception {
    return tickEventResponses.of(request, Awaited.of(market.tradedLater()));
  }

  private Response tape(Request request, StreamResponses<Market.Tick> tickLineResponses)
      throws Exception {
    return tickLineResponses.of(request, market.tape());
  }

  private Response trade(Request request, JsonBody<Market.Tick> tickJson) throws Exception {
    Binder in = Binder.of(request);
    Market.Tick tick = in.body(tickJson);
    in.check();
    market.trade(tick);
    return Response.empty(Status.NO_CONTENT);
  }

  private Response export(Request request, StreamResponses<Market.Tick> tickLineResponses)
      throws Exception {
    return tickLineResponses.of(request, market.export());
  }

  private Response slow(Request request, StreamResponses<Market.Tick> tickLineResponses)
      throws Exception {
    return tickLineResponses.of(request, market.slow());
  }

  private Response orders(Request request, JsonBody<Market.Order> orderJson,
      JsonBody<Integer> integerJson) throws Exception {
    Stream<Market.Order> orders = request.body().lines(orderJson);
    return Response.json(integerJson, market.orders(orders));
  }

  private Response matches(Request request, JsonBody<Market.Order> orderJson,
      StreamResponses<Market.Tick> tickLineResponses) throws Exception {
    Binder in = Binder.of(request);
    int first = 1;
    String rawFirst = in.query("first");
    if (rawFirst != null) {
      first = in.toInt(rawFirst);
    }
    in.check();
    Stream<Market.Order> orders = request.body().lines(orderJson);
    return tickLineResponses.of(request, market.matches(orders, first));
  }

  private Response all(Request request, JsonBody<Market.Order> orderJson,
      StreamResponses<Event<Market.Tick>> tickEventResponses3) throws Exception {
    Stream<Market.Order> orders = request.body().lines(orderJson);
    return StreamResponses.feed(tickEventResponses3, request, out -> market.all(orders, out));
  }

  private static Operation ticksOperation() {
    return Operation.of("Market", "ticks")
        .summary("Follows the prices.")
        .tag("Market", "Prices as they change.")
        .parameter(Parameter.header("Last-Event-ID", ScalarSchemas.INT))
        .parameter(Parameter.query("count", ScalarSchemas.INT.maximum(10).defaultJson("3")))
        .response(ApiResponse.of(200, MediaContent.events(Market_TickCodec.SCHEMA.ref()))
                .description("the prices"))
        .build();
  }

  private static Operation framedOperation() {
    return Operation.of("Market", "framed")
        .tag("Market", "Prices as they change.")
        .response(ApiResponse.of(200, MediaContent.events(Market_TickCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation feedOperation() {
    return Operation.of("Market", "feed")
        .tag("Market", "Prices as they change.")
        .parameter(Parameter.query("symbol", ScalarSchemas.STRING).mandatory())
        .parameter(Parameter.query("count", ScalarSchemas.INT.defaultJson("2")))
        .parameter(Parameter.query("only", Schema.array(ScalarSchemas.INT)))
        .response(ApiResponse.of(200, MediaContent.events(Market_TickCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation wordsOperation() {
    return Operation.of("Market", "words")
        .tag("Market", "Prices as they change.")
        .body(RequestContent.json(Market_OrderCodec.SCHEMA.ref()))
        .response(ApiResponse.of(200, MediaContent.textEvents(ScalarSchemas.STRING)))
        .build();
  }

  private static Operation publishedOperation() {
    return Operation.of("Market", "published")
        .tag("Market", "Prices as they change.")
        .response(ApiResponse.of(200, MediaContent.textEvents(ScalarSchemas.STRING)))
        .build();
  }

  private static Operation promisedOperation() {
    return Operation.of("Market", "promised")
        .tag("Market", "Prices as they change.")
        .response(ApiResponse.of(200, MediaContent.textEvents(ScalarSchemas.STRING)))
        .build();
  }

  private static Operation tradedOperation() {
    return Operation.of("Market", "traded")
        .tag("Market", "Prices as they change.")
        .response(ApiResponse.of(200, MediaContent.events(Market_TickCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation tradedLaterOperation() {
    return Operation.of("Market", "tradedLater")
        .tag("Market", "Prices as they change.")
        .response(ApiResponse.of(200, MediaContent.events(Market_TickCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation tapeOperation() {
    return Operation.of("Market", "tape")
        .tag("Market", "Prices as they change.")
        .response(
            ApiResponse.of(
                200, MediaContent.stream("application/jsonl", Market_TickCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation tradeOperation() {
    return Operation.of("Market", "trade")
        .tag("Market", "Prices as they change.")
        .body(RequestContent.json(Market_TickCodec.SCHEMA.ref()))
        .response(ApiResponse.of(204))
        .build();
  }

  private static Operation exportOperation() {
    return Operation.of("Market", "export")
        .tag("Market", "Prices as they change.")
        .response(
            ApiResponse.of(
                200, MediaContent.stream("application/jsonl", Market_TickCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation slowOperation() {
    return Operation.of("Market", "slow")
        .tag("Market", "Prices as they change.")
        .response(
            ApiResponse.of(
                200, MediaContent.stream("application/jsonl", Market_TickCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation ordersOperation() {
    return Operation.of("Market", "orders")
        .tag("Market", "Prices as they change.")
        .body(
            RequestContent.of(
                MediaContent.stream("application/jsonl", Market_OrderCodec.SCHEMA.ref()),
                MediaContent.stream("application/x-ndjson", Market_OrderCodec.SCHEMA.ref())))
        .response(ApiResponse.json(200, ScalarSchemas.INT))
        .build();
  }

  private static Operation matchesOperation() {
    return Operation.of("Market", "matches")
        .tag("Market", "Prices as they change.")
        .parameter(Parameter.query("first", ScalarSchemas.INT.defaultJson("1")))
        .body(
            RequestContent.of(
                MediaContent.stream("application/jsonl", Market_OrderCodec.SCHEMA.ref()),
                MediaContent.stream("application/x-ndjson", Market_OrderCodec.SCHEMA.ref())))
        .response(
            ApiResponse.of(
                200, MediaContent.stream("application/jsonl", Market_TickCodec.SCHEMA.ref())))
        .build();
  }

  private static Operation allOperation() {
    return Operation.of("Market", "all")
        .tag("Market", "Prices as they change.")
        .body(
            RequestContent.of(
                MediaContent.stream("application/jsonl", Market_OrderCodec.SCHEMA.ref()),
                MediaContent.stream("application/x-ndjson", Market_OrderCodec.SCHEMA.ref())))
        .response(ApiResponse.of(200, MediaContent.events(Market_TickCodec.SCHEMA.ref())))
        .build();
  }
}
