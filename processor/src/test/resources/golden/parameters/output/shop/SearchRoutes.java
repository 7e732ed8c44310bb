// Generated from shop.Search
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
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.validation.Constraints;
import dev.serval.validation.NumberConstraints;
import dev.serval.validation.Rule;
import dev.serval.validation.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

@Generated
final class SearchRoutes implements Routes {
  static {
    GeneratedRoutes.register(Search.class, SearchRoutes::new);
  }

  private static final Rule SCALARS_NUMBER_POSITIVE = Constraints.positive();
  private static final BigDecimal SCALARS_PRICE_BOUND = new BigDecimal("0.01");
  private static final Rule SCALARS_PRICE_DECIMAL_MIN =
      Constraints.decimalMin(SCALARS_PRICE_BOUND, true);
  private static final Rule SCALARS_Q_NOT_BLANK = Constraints.notBlank();
  private static final Rule SCALARS_SINCE_PAST = Constraints.past();
  private static final LocalDate SCALARS_UNTIL_DEFAULT = LocalDate.parse("2024-02-29");
  private static final Search.PointConverter POINT_CONVERTER = new Search.PointConverter();
  private static final Rule CONTAINERS_WORD_SIZE = Constraints.size(0, 5);
  private static final Rule CONTAINERS_MAILS_ELEMENT_EMAIL = Constraints.email();
  private static final Rule CONTAINERS_MAILS_NOT_EMPTY = Constraints.notEmpty();
  private static final Rule CONTAINERS_COLORS_SIZE = Constraints.size(0, 3);
  private static final Pattern SOURCES_SESSION_REGEX = Pattern.compile("[a-z]+");
  private static final Rule SOURCES_SESSION_PATTERN = Constraints.pattern("[a-z]+");
  private static final Rule SOURCES_PAGING_PAGE_MIN = Constraints.min(0);
  private static final Rule SOURCES_PAGING_IS_BOUNDED =
      Rule.of("invalid", "a page has at most 1000 results");
  private static final Rule SOURCES_RANGE_INVALID = Constraints.invalid();

  private final Search search;

  SearchRoutes(Search search) {
    this.search = search;
  }

  @Override
  public void addTo(Group group) {
    group.route(
        Route.of(Method.GET, "/shops/{shop}/scalars/{id}/{item}", this::scalars)
            .operation(SearchRoutes::scalarsOperation)
            .place("shop.Search.scalars"));
    group.route(
        Route.of(Method.GET, "/shops/{shop}/containers", this::containers)
            .operation(SearchRoutes::containersOperation)
            .place("shop.Search.containers"));
    group.route(
        Route.of(Method.GET, "/shops/{shop}/sources", this::sources)
            .operation(SearchRoutes::sourcesOperation)
            .place("shop.Search.sources"));
    group.route(
        Route.of(Method.POST, "/shops/{shop}/form", this::form)
            .operation(SearchRoutes::formOperation)
            .place("shop.Search.form"));
  }

  private Response scalars(Request request) throws Exception {
    Binder in = Binder.of(request);
    Search.Slug shop = in.convert(Search.Slug::new, in.path(0, "shop"));
    UUID id = in.toUuid(in.path(1, "id"));
    long number = in.toLong(in.path(2, "item"));
    if (in.ok()) {
      if (number <= 0) {
        in.report(SCALARS_NUMBER_POSITIVE);
      }
    }
    boolean flag = false;
    String rawFlag = in.query("flag");
    if (rawFlag == null) {
      in.required();
    } else {
      flag = in.toBoolean(rawFlag);
    }
    char letter = 'x';
    String rawLetter = in.query("letter");
    if (rawLetter != null) {
      letter = in.toChar(rawLetter);
    }
    double ratio = 0.5;
    String rawRatio = in.query("ratio");
    if (rawRatio != null) {
      ratio = in.toDouble(rawRatio);
    }
    BigDecimal price = null;
    String rawPrice = in.query("price");
    if (rawPrice == null) {
      in.required();
    } else {
      price = in.toBigDecimal(rawPrice);
      if (in.ok()) {
        if (!NumberConstraints.isAtLeast(price, SCALARS_PRICE_BOUND, true)) {
          in.report(SCALARS_PRICE_DECIMAL_MIN);
        }
      }
    }
    String q = in.query("q");
    if (q == null) {
      in.required();
    } else {
      if (!Constraints.isNotBlank(q)) {
        in.report(SCALARS_Q_NOT_BLANK);
      }
    }
    Search.Sort sort = Search.Sort.PRICE;
    String rawSort = in.query("sort");
    if (rawSort != null) {
      sort = in.to(Search_SortCodec.TEXT, rawSort);
    }
    Search.Sort other = null;
    String rawOther = in.query("other");
    if (rawOther != null) {
      other = in.to(Search_SortCodec.TEXT, rawOther);
    }
    LocalDate since = null;
    String rawSince = in.query("since");
    if (rawSince != null) {
      since = in.toLocalDate(rawSince);
      if (in.ok()) {
        if (!Constraints.isPast(since)) {
          in.report(SCALARS_SINCE_PAST);
        }
      }
    }
    LocalDate until = SCALARS_UNTIL_DEFAULT;
    String rawUntil = in.query("until");
    if (rawUntil != null) {
      until = in.toLocalDate(rawUntil);
    }
    String rawColor = in.query("color");
    Search.Color color = in.convert(Search.Color::of, rawColor == null ? "red" : rawColor);
    Search.Point at = null;
    String rawAt = in.query("at");
    if (rawAt == null) {
      in.required();
    } else {
      at = in.convert(POINT_CONVERTER, rawAt);
    }
    Integer in2 = null;
    String rawIn2 = in.query("in");
    if (rawIn2 == null) {
      in.required();
    } else {
      in2 = in.toInt(rawIn2);
    }
    in.check();
    return Response.text(
        search.scalars(shop, id, number, flag, letter, ratio, price, q, sort, other, since, until,
            color, at, in2));
  }

  private Response containers(Request request) throws Exception {
    Binder in = Binder.of(request);
    Search.Slug shop = in.convert(Search.Slug::new, in.path(0, "shop"));
    Integer limitValue = null;
    String rawLimit = in.query("limit");
    if (rawLimit != null) {
      limitValue = in.toInt(rawLimit);
    }
    Optional<Integer> limit = Optional.ofNullable(limitValue);
    String rawWord = in.query("word");
    if (rawWord != null) {
      if (!Constraints.hasSize(rawWord, 0, 5)) {
        in.report(CONTAINERS_WORD_SIZE);
      }
    }
    Optional<String> word = Optional.ofNullable(rawWord);
    Optional<String> plain = Optional.ofNullable(in.query("plain"));
    List<String> tags = in.queryAll("tags");
    List<String> rawMails = in.queryAll("mails");
    List<String> mails = new ArrayList<>();
    for (int i = 0; i < rawMails.size(); i++) {
      in.element(i);
      String mailsElement = rawMails.get(i);
      if (!Constraints.isEmail(mailsElement)) {
        in.report(CONTAINERS_MAILS_ELEMENT_EMAIL);
      }
      mails.add(mailsElement);
    }
    in.element(-1);
    if (mails.size() == 0) {
      in.report(CONTAINERS_MAILS_NOT_EMPTY);
    }
    List<String> rawSorts = in.queryAll("sorts");
    Set<Search.Sort> sorts = new LinkedHashSet<>();
    for (int i = 0; i < rawSorts.size(); i++) {
      in.element(i);
      Search.Sort sortsElement = in.to(Search_SortCodec.TEXT, rawSorts.get(i));
      sorts.add(sortsElement);
    }
    List<String> rawColors = in.queryAll("c");
    List<Search.Color> colors = new ArrayList<>();
    for (int i = 0; i < rawColors.size(); i++) {
      in.element(i);
      Search.Color colorsElement = in.convert(Search.Color::of, rawColors.get(i));
      colors.add(colorsElement);
    }
    in.element(-1);
    if (colors.size() > 3) {
      in.report(CONTAINERS_COLORS_SIZE);
    }
    List<String> rawIds = in.queryAll("ids");
    List<Long> ids = rawIds.isEmpty() ? null : new ArrayList<>();
    for (int i = 0; i < rawIds.size(); i++) {
      in.element(i);
      Long idsElement = in.toLong(rawIds.get(i));
      ids.add(idsElement);
    }
    in.check();
    return Response.text(
        search.containers(shop, limit, word, plain, tags, mails, sorts, colors, ids));
  }

  private Response sources(Request request) throws Exception {
    Binder in = Binder.of(request);
    Search.Slug shop = in.convert(Search.Slug::new, in.path(0, "shop"));
    String xRequestId = in.header("X-Request-Id");
    if (xRequestId == null) {
      in.required();
    }
    String ifNoneMatch = in.header("If-None-Match");
    Set<String> tags = new LinkedHashSet<>(in.headerAll("X-Tag"));
    String session = in.cookie("session");
    if (session == null) {
      in.required();
    } else {
      if (!Constraints.matches(SOURCES_SESSION_REGEX, session)) {
        in.report(SOURCES_SESSION_PATTERN);
      }
    }
    int pagingPage = 0;
    String rawPagingPage = in.query("page");
    if (rawPagingPage != null) {
      pagingPage = in.toInt(rawPagingPage);
      if (in.ok()) {
        if (pagingPage < 0) {
          in.report(SOURCES_PAGING_PAGE_MIN);
        }
      }
    }
    int pagingSize = 10;
    String rawPagingSize = in.query("per_page");
    if (rawPagingSize != null) {
      pagingSize = in.toInt(rawPagingSize);
    }
    BigDecimal rangeFrom = null;
    String rawRangeFrom = in.query("from");
    if (rawRangeFrom != null) {
      rangeFrom = in.toBigDecimal(rawRangeFrom);
    }
    BigDecimal rangeTo = null;
    String rawRangeTo = in.query("to");
    if (rawRangeTo != null) {
      rangeTo = in.toBigDecimal(rawRangeTo);
    }
    in.strictQuery("page", "per_page", "from", "to");
    in.check();
    Search.Paging paging = new Search.Paging(pagingPage, pagingSize);
    if (!paging.isBounded()) {
      in.report(Source.QUERY, "per_page", SOURCES_PAGING_IS_BOUNDED);
    }
    Search.Range range = null;
    try {
      range = new Search.Range(rangeFrom, rangeTo);
    } catch (IllegalArgumentException refused) {
      in.report(Source.QUERY, "range", SOURCES_RANGE_INVALID);
    }
    in.check();
    return Response.text(
        search.sources(shop, xRequestId, ifNoneMatch, tags, session, paging, range, request,
            request.headers()));
  }

  private Response form(Request request) throws Exception {
    Binder in = Binder.of(request);
    Search.Slug shop = in.convert(Search.Slug::new, in.path(0, "shop"));
    String name = in.form("name");
    if (name == null) {
      in.required();
    }
    int count = 1;
    String rawCount = in.form("count");
    if (rawCount != null) {
      count = in.toInt(rawCount);
    }
    List<String> tag = in.formAll("tag");
    in.strictQuery();
    in.strictForm("name", "count", "tag");
    in.check();
    return Response.text(search.form(shop, name, count, tag));
  }

  private static Operation scalarsOperation() {
    return Operation.of("Search", "scalars")
        .tag("Search", "Every way to take a value from a request.")
        .parameter(Parameter.path("shop", ScalarSchemas.STRING))
        .parameter(Parameter.path("id", ScalarSchemas.UUID))
        .parameter(Parameter.path("item", ScalarSchemas.LONG.exclusiveMinimum(0)))
        .parameter(Parameter.query("flag", ScalarSchemas.BOOLEAN).mandatory())
        .parameter(Parameter.query("letter", ScalarSchemas.CHAR.defaultJson("\"x\"")))
        .parameter(Parameter.query("ratio", ScalarSchemas.DOUBLE.defaultJson("0.5")))
        .parameter(Parameter.query("price", ScalarSchemas.BIG_DECIMAL.minimum("0.01")).mandatory())
        .parameter(Parameter.query("q", ScalarSchemas.STRING.notBlank()).mandatory())
        .parameter(Parameter.query("sort", Search_SortCodec.SCHEMA.ref().defaultJson("\"PRICE\"")))
        .parameter(Parameter.query("other", Search_SortCodec.SCHEMA.ref()))
        .parameter(Parameter.query("since", ScalarSchemas.LOCAL_DATE))
        .parameter(Parameter.query("until", ScalarSchemas.LOCAL_DATE.defaultJson("\"2024-02-29\"")))
        .parameter(Parameter.query("color", ScalarSchemas.STRING.defaultJson("\"red\"")))
        .parameter(Parameter.query("at", ScalarSchemas.STRING).mandatory())
        .parameter(Parameter.query("in", ScalarSchemas.INT).mandatory())
        .response(ApiResponse.of(200, MediaContent.text()))
        .validated()
        .build();
  }

  private static Operation containersOperation() {
    return Operation.of("Search", "containers")
        .tag("Search", "Every way to take a value from a request.")
        .parameter(Parameter.path("shop", ScalarSchemas.STRING))
        .parameter(Parameter.query("limit", ScalarSchemas.INT))
        .parameter(Parameter.query("word", ScalarSchemas.STRING.maxLength(5)))
        .parameter(Parameter.query("plain", ScalarSchemas.STRING))
        .parameter(Parameter.query("tags", Schema.array(ScalarSchemas.STRING)))
        .parameter(
            Parameter.query("mails", Schema.array(ScalarSchemas.STRING.format("email"))
                    .minItems(1)))
        .parameter(
            Parameter.query("sorts", Schema.array(Search_SortCodec.SCHEMA.ref()).uniqueItems()))
        .parameter(Parameter.query("c", Schema.array(ScalarSchemas.STRING).maxItems(3)))
        .parameter(Parameter.query("ids", Schema.array(ScalarSchemas.LONG)))
        .response(ApiResponse.of(200, MediaContent.text()))
        .validated()
        .build();
  }

  private static Operation sourcesOperation() {
    return Operation.of("Search", "sources")
        .summary("Takes values from elsewhere.")
        .tag("Search", "Every way to take a value from a request.")
        .parameter(Parameter.path("shop", ScalarSchemas.STRING))
        .parameter(Parameter.header("X-Request-Id", ScalarSchemas.STRING).mandatory())
        .parameter(Parameter.header("If-None-Match", ScalarSchemas.STRING))
        .parameter(Parameter.header("X-Tag", Schema.array(ScalarSchemas.STRING).uniqueItems()))
        .parameter(Parameter.cookie("session", ScalarSchemas.STRING.pattern("[a-z]+")).mandatory())
        .parameter(Parameter.query("page", ScalarSchemas.INT.minimum(0).defaultJson("0")))
        .parameter(Parameter.query("per_page", ScalarSchemas.INT.defaultJson("10"))
                .description("how many are on it"))
        .parameter(Parameter.query("from", ScalarSchemas.BIG_DECIMAL))
        .parameter(Parameter.query("to", ScalarSchemas.BIG_DECIMAL))
        .response(ApiResponse.of(200, MediaContent.text()))
        .validated()
        .build();
  }

  private static Operation formOperation() {
    return Operation.of("Search", "form")
        .tag("Search", "Every way to take a value from a request.")
        .parameter(Parameter.path("shop", ScalarSchemas.STRING))
        .body(
            RequestContent.form(Schema.object().required("name", ScalarSchemas.STRING)
                    .optional("count", ScalarSchemas.INT.defaultJson("1"))
                    .optional("tag", Schema.array(ScalarSchemas.STRING))))
        .response(ApiResponse.of(200, MediaContent.text()))
        .validated()
        .build();
  }
}
