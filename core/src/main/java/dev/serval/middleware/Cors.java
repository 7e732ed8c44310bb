package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.OriginPattern;
import dev.serval.http.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lets scripts of other sites read responses: the CORS protocol of the Fetch standard (section
/// 3.2).
///
/// An `Origin` is compared as a whole with those that were allowed; none is sent back that is not,
/// whatever its form. `null` is an origin like any other: it is allowed by name or not at all. All
/// responses carry the fields, 404 and 500 too, and `Vary: Origin` where it matters.
///
/// A preflight (`OPTIONS` with `Origin` and `Access-Control-Request-Method`) is answered with 204
/// and runs no handler, not even one for `OPTIONS`; a browser refuses what the 204 does not allow,
/// as it does where the origin is not allowed and the fields are missing. This protects users of
/// browsers and no server: requests of other origins are served all the same, see [Csrf].
///
/// ```java
/// app.use(Cors.allow("https://app.example", "https://*.app.example").credentials());
/// ```
///
/// It may stand at a group or a route too; where an outer one stands around it, the outer answers
/// preflights. Immutable; for any number of threads.
public final class Cors implements Middleware {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String ASKED_HEADERS = "Access-Control-Request-Headers";
  private static final String ASKED_NETWORK = "Access-Control-Request-Private-Network";

  private final List<OriginPattern> origins;
  private final boolean any;
  private final boolean credentials;
  private final boolean privateNetwork;
  private final long maxAge;
  private final @Nullable String methods;
  private final @Nullable String headers;
  private final @Nullable String exposed;

  /// The fields for all origins; null where they differ.
  private final @Nullable Fields everybody;

  /// The fields for origins as browsers write them: most requests need no more than a look-up.
  private final Map<String, Fields> exact = new HashMap<>();

  /// What responses to one origin carry.
  ///
  /// @param all with `Vary` where it matters, for responses that have none: one copy instead of two
  /// @param own without it
  private record Fields(Headers all, Headers own) {}

  private Cors(Builder from) {
    origins = from.origins;
    any = from.any;
    credentials = from.credentials;
    privateNetwork = from.privateNetwork;
    maxAge = from.maxAge;
    methods = from.methods;
    headers = from.headers;
    exposed = from.exposed;
    if (any && credentials) {
      throw new IllegalArgumentException(
          "Cors: any origin with credentials would let each site act for each user: expected"
              + " Cors.allow(…) with the origins that are yours");
    }
    everybody = any ? fieldsFor("*") : null;
    for (OriginPattern origin : origins) {
      if (!origin.isWildcard()) {
        exact.put(origin.text(), fieldsFor(origin.text()));
      }
    }
  }

  /// What is set step by step; each step makes a new middleware.
  private static final class Builder {
    List<OriginPattern> origins = List.of();
    boolean any;
    boolean credentials;
    boolean privateNetwork;
    long maxAge = 600;
    @Nullable String methods;
    @Nullable String headers;
    @Nullable String exposed;
  }

  /// Returns a middleware that allows these origins all methods and request fields, without
  /// credentials, and has preflights remembered for ten minutes.
  ///
  /// @param origins scheme, host and perhaps port, as `https://app.example`; with `*.` before the
  ///   host for all names below it, where a name may be given to somebody else only if they are as
  ///   trusted as you; or `null`, which sandboxed frames of any site send
  /// @throws IllegalArgumentException if there is none, or one is not that
  public static Cors allow(String... origins) {
    if (origins.length == 0) {
      throw new IllegalArgumentException("Cors: expected at least one origin");
    }
    Builder builder = new Builder();
    builder.origins = Stream.of(origins).map(OriginPattern::parse).toList();
    return new Cors(builder);
  }

  /// Returns a middleware that allows any origin (`*`): for what everybody may read.
  public static Cors anyOrigin() {
    Builder builder = new Builder();
    builder.any = true;
    return new Cors(builder);
  }

  /// Returns one that lets browsers send cookies and other credentials along.
  ///
  /// @throws IllegalArgumentException if any origin is allowed
  public Cors credentials() {
    Builder builder = toBuilder();
    builder.credentials = true;
    return new Cors(builder);
  }

  /// Returns one that allows these methods instead of all.
  public Cors methods(Method... methods) {
    Builder builder = toBuilder();
    builder.methods = String.join(", ", Stream.of(methods).map(Method::name).toList());
    return new Cors(builder);
  }

  /// Returns one that allows these request fields, besides those that need no leave, instead of
  /// all.
  ///
  /// @throws IllegalArgumentException if one is no name of a field
  public Cors headers(String... names) {
    Builder builder = toBuilder();
    builder.headers = list(names);
    return new Cors(builder);
  }

  /// Returns one that lets scripts read these response fields.
  ///
  /// @throws IllegalArgumentException if one is no name of a field
  public Cors exposed(String... names) {
    Builder builder = toBuilder();
    builder.exposed = list(names);
    return new Cors(builder);
  }

  /// Returns one whose preflights a browser remembers for this long; browsers have limits of their
  /// own, 24 hours at most.
  ///
  /// @throws IllegalArgumentException if it is negative
  public Cors maxAge(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Cors.maxAge: expected 0 or more, found " + time);
    }
    Builder builder = toBuilder();
    builder.maxAge = time.toSeconds();
    return new Cors(builder);
  }

  /// Returns one that lets public sites ask this server although it is in a private network
  /// (Private Network Access).
  public Cors privateNetwork() {
    Builder builder = toBuilder();
    builder.privateNetwork = true;
    return new Cors(builder);
  }

  private Builder toBuilder() {
    Builder builder = new Builder();
    builder.origins = origins;
    builder.any = any;
    builder.credentials = credentials;
    builder.privateNetwork = privateNetwork;
    builder.maxAge = maxAge;
    builder.methods = methods;
    builder.headers = headers;
    builder.exposed = exposed;
    return builder;
  }

  private static String list(String... names) {
    for (String name : names) {
      Headers.of(name, ""); // refuses what is no name
    }
    return String.join(", ", names);
  }

  @Override
  public Phase phase() {
    return Phase.PROTECTION;
  }

  @Override
  public int priority() {
    return Place.CORS;
  }

  @Override
  public boolean seesPreflights() {
    return true;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    String origin = request.header("Origin");
    Fields known = origin == null ? null : any ? everybody : exact.get(origin);
    boolean allowed = known != null || (origin != null && isAllowed(origin));
    if (origin != null && request.method() == Method.OPTIONS) {
      String method = request.header("Access-Control-Request-Method");
      if (method != null) {
        return preflight(request, origin, allowed, method);
      }
    }
    Response response = next.handle(request);
    if (origin == null || !allowed) {
      return any ? response : response.withVary("Origin");
    }
    Fields fields = known != null ? known : fieldsFor(origin);
    return any || !response.headers().contains("Vary")
        ? response.withHeaders(fields.all)
        : response.withVary("Origin").withHeaders(fields.own);
  }

  private boolean isAllowed(String origin) {
    for (OriginPattern pattern : origins) {
      if (pattern.matches(origin)) {
        return true;
      }
    }
    return false;
  }

  private Fields fieldsFor(String origin) {
    Headers.Builder fields = Headers.builder().add(ALLOW_ORIGIN, origin);
    if (credentials) {
      fields.add("Access-Control-Allow-Credentials", "true");
    }
    if (exposed != null) {
      fields.add("Access-Control-Expose-Headers", exposed);
    }
    Headers own = fields.build();
    return new Fields(any ? own : own.with("Vary", "Origin"), own);
  }

  private Response preflight(Request request, String origin, boolean allowed, String method) {
    Headers.Builder fields = Headers.builder();
    fields.add("Vary", "Origin, Access-Control-Request-Method, " + ASKED_HEADERS);
    if (allowed && Method.of(method) != null) {
      fields.add(ALLOW_ORIGIN, any ? "*" : origin);
      if (credentials) {
        fields.add("Access-Control-Allow-Credentials", "true");
      }
      fields.add("Access-Control-Allow-Methods", methods != null ? methods : method);
      String asked =
          headers != null ? headers : FieldNames.of(request.headers().all(ASKED_HEADERS));
      if (!asked.isEmpty()) {
        fields.add("Access-Control-Allow-Headers", asked);
      }
      if (privateNetwork && "true".equals(request.header(ASKED_NETWORK))) {
        fields.add("Access-Control-Allow-Private-Network", "true");
      }
      fields.add("Access-Control-Max-Age", Long.toString(maxAge));
    }
    return Response.empty(Status.NO_CONTENT).withHeaders(fields.build());
  }
}
