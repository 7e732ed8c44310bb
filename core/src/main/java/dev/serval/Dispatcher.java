package dev.serval;

import dev.serval.http.Method;
import dev.serval.http.QueryString;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.routing.Captures;
import dev.serval.routing.Match;
import dev.serval.transport.Call;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.Execution;
import dev.serval.transport.Placement;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The one place a request walks: target, route, chain, handler, response.
///
/// It is the second of the seven rooms; before it the transport made an [Exchange] of bytes, after
/// it come [dev.serval.routing.Router] (3) and [Chain] (4). Routing runs on the transport's thread
/// and decides where the rest runs ([Placement]). It holds no state of requests, so one serves them
/// all.
final class Dispatcher implements ExchangeHandler {
  private static final Placement NOWHERE =
      new Placement("a request without a route", Execution.VIRTUAL);

  /// What routing says to a request that has no route; set before the application's middleware.
  private static final Attribute<Handler> VERDICT = Attribute.of("verdict");

  /// Answers what routing said.
  static final Handler UNROUTED =
      request -> request.attribute(VERDICT).orElseThrow().handle(request);

  private final Routing router;
  private final TrailingSlash trailingSlash;
  private final ErrorMapper errors;
  private final @Nullable Mounted mounted;
  private final BodyFormats formats;
  private final Handler unrouted;
  private final BackgroundWork work;
  private @Nullable String version;

  Dispatcher(
      Routing router,
      @Nullable Mounted mounted,
      TrailingSlash trailingSlash,
      Group root,
      ErrorMapper errors,
      BodyFormats formats,
      BackgroundWork work) {
    this.router = router;
    this.trailingSlash = trailingSlash;
    this.errors = errors;
    this.mounted = mounted;
    this.formats = formats;
    this.work = work;
    this.unrouted = Chain.fold(root, errors, UNROUTED);
  }

  /// Sets the version that it answers for; before the first request.
  void version(@Nullable String version) {
    this.version = version;
  }

  @Override
  public Call prepare(Exchange exchange) {
    Mounted others = mounted;
    Dispatcher other = others == null ? null : others.byHostOrPath(exchange);
    if (other != null) {
      return other.prepare(exchange);
    }
    Captures captures = new Captures();
    Match<MountedRoute> match = router.match(exchange, captures);
    if (others == null || match instanceof Match.Found) {
      return new Walk(exchange, match, captures, null);
    }
    try {
      Dispatcher version = others.byVersion(exchange);
      return version != null
          ? version.prepare(exchange)
          : new Walk(exchange, match, captures, null);
    } catch (Problem unknown) {
      return new Walk(exchange, match, captures, unknown);
    }
  }

  @Override
  public void handle(Exchange exchange) {
    prepare(exchange).run();
  }

  @Override
  public boolean drain(Duration patience) throws InterruptedException {
    return work.drain(patience);
  }

  /// One request from its route to its response.
  private final class Walk implements Call {
    private final Exchange exchange;
    private final Match<MountedRoute> match;
    private final Captures captures;

    private final @Nullable Problem refused;

    /// @param refused why the request is answered by none of its versions; null where it is not
    Walk(
        Exchange exchange,
        Match<MountedRoute> match,
        Captures captures,
        @Nullable Problem refused) {
      this.exchange = exchange;
      this.match = match;
      this.captures = captures;
      this.refused = refused;
    }

    @Override
    public Placement placement() {
      return match instanceof Match.Found<MountedRoute>(var route) ? route.placement() : NOWHERE;
    }

    @Override
    public void run() {
      Request request = null;
      Response response;
      try {
        request = request();
        response = answer(request);
      } catch (Throwable failure) {
        response = errors.toResponse(failure, request);
      }
      // A layer may have swallowed the failure of a body, or one broke after its handler: the
      // message is broken still.
      Refusal broken = exchange.bodyFailure();
      if (broken != null && !broken.status().equals(response.status())) {
        response = errors.toResponse(broken, request);
      }
      if (request != null) {
        response =
            FileSelection.select(exchange.method(), exchange.headers(), response, errors, request);
      }
      Delivery.deliver(exchange, response, request);
    }

    private Request request() {
      QueryString query = exchange.target().query(QueryString.MAX_PARAMETERS);
      RequestBody body = new RequestBody(exchange, formats);
      MountedRoute found = match instanceof Match.Found<MountedRoute>(var route) ? route : null;
      RequestParts parts = new RequestParts(exchange, query, body, found, captures, work);
      parts.version(version);
      return new Request(parts);
    }

    private Response answer(Request request) throws Exception {
      MountedRoute found = request.parts().route();
      if (found == null) {
        Handler verdict = refused == null ? verdict(match, exchange) : refusing(refused);
        return chainFor(request).handle(request.with(VERDICT, verdict));
      }
      long maxBody = found.route().maxBody();
      if (maxBody >= 0) {
        exchange.limitBody(maxBody);
      }
      return found.handler().handle(request);
    }
  }

  /// Returns the layers around a request without a route: those of the application, and for a CORS
  /// preflight the ones of the wanted route that see such.
  private Handler chainFor(Request request) {
    Method wanted = wantedBy(request.parts().exchange());
    if (wanted != null
        && router.match(wanted, request.parts().exchange().target())
            instanceof Match.Found<MountedRoute>(var route)
        && route.preflight() != null) {
      return route.preflight();
    }
    return unrouted;
  }

  /// Returns the method that a CORS preflight asks for; null for what is none.
  static @Nullable Method wantedBy(Exchange exchange) {
    String token =
        exchange.method() == Method.OPTIONS
            ? exchange.headers().first("Access-Control-Request-Method")
            : null;
    return token == null ? null : Method.of(token);
  }

  /// Whether there is a route for such a request here, or an application inside that answers it.
  boolean answers(Method wanted, Exchange exchange) {
    return (mounted != null && mounted.byHostOrPath(exchange) != null)
        || router.match(wanted, exchange.target()) instanceof Match.Found;
  }

  private static Handler refusing(Problem problem) {
    return request -> {
      throw problem;
    };
  }

  /// Returns what answers a request without a route, inside the application's middleware.
  private Handler verdict(Match<MountedRoute> match, Exchange exchange) {
    if (match instanceof Match.MethodNotAllowed<MountedRoute>(var allowed)) {
      return exchange.method() == Method.OPTIONS
          ? request -> options(allowed)
          : request -> {
            throw methodNotAllowed(allowed);
          };
    }
    String other = otherSlash(exchange.method(), exchange.target());
    return other != null
        ? request -> elsewhere(request.origin().prefix() + other)
        : request -> {
          throw Problem.of(Status.NOT_FOUND, null);
        };
  }

  private static Response options(Set<Method> allowed) {
    return Response.empty(Status.NO_CONTENT).withHeader("Allow", list(allowed));
  }

  private static Problem methodNotAllowed(Set<Method> allowed) {
    return Problem.of(Status.METHOD_NOT_ALLOWED, null).withHeader("Allow", list(allowed));
  }

  /// The target was checked by the transport's rule, which allows more characters than a URI does.
  private static Response elsewhere(String target) {
    return Response.empty(Status.PERMANENT_REDIRECT).withHeader("Location", target);
  }

  private static String list(Set<Method> methods) {
    StringJoiner names = new StringJoiner(", ");
    for (Method method : Method.values()) {
      if (methods.contains(method)) {
        names.add(method.name());
      }
    }
    return names.toString();
  }

  /// Returns the target with a slash more or less at the end of its path, if that has a route and
  /// is no way to another site.
  private @Nullable String otherSlash(Method method, RequestTarget target) {
    if (trailingSlash == TrailingSlash.STRICT) {
      return null;
    }
    String path = target.path();
    if (path.length() < 2) {
      return null;
    }
    String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    byte[] bytes = other.getBytes(StandardCharsets.ISO_8859_1);
    if (!Redirect.isLocal(other) || !router.knows(method, bytes)) {
      return null;
    }
    String query = target.rawQuery();
    return query == null ? other : other + "?" + query;
  }

  @Override
  public RawResponse refuse(Refusal refusal) {
    Response response = errors.toResponse(refusal, null);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      response.body().writeTo(body);
    } catch (IOException failure) {
      ErrorMapper.fault(failure, null);
    } finally {
      Delivery.closeSources(response, null);
    }
    return new RawResponse(response.status(), response.headers(), body.toByteArray());
  }
}
