package dev.serval;

import dev.serval.form.FormLimits;
import dev.serval.http.Method;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.openapi.DocsLogin;
import dev.serval.openapi.Info;
import dev.serval.openapi.OpenApiVersion;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RunningTransport;
import dev.serval.transport.Transport;
import dev.serval.transport.TransportConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An application: its routes and settings, put together by `main` and then started.
///
/// ```java
/// public static void main(String[] args) {
///   App.create()
///       .title("Todos")
///       .mount(new Todos(new TodoStore()))
///       .get("/health", request -> Response.text("ok"))
///       .start();                              // http://localhost:8000/docs
/// }
/// ```
///
/// Settings and routes may come in any order; they are put together when the application is started
/// or its [#handler] is asked for, and cannot be changed after that. For one thread until then, for
/// any number of them afterwards.
public final class App {
  private final List<Consumer<Group>> setup = new ArrayList<>();
  private final Providers providers = new Providers();
  private final Lifespan lifespan = new Lifespan();
  private TransportConfig transport = TransportConfig.defaults();
  private ErrorContract contract = ProblemErrors.standard();
  private JsonFamily family = JsonFamily.generated();
  // The size of a body is bounded before it is a document, by @MaxBody or the transport.
  private JsonLimits limits = JsonLimits.defaults().withDocumentSize(Integer.MAX_VALUE);
  private FormLimits forms = FormLimits.defaults();
  private TrailingSlash trailingSlash = TrailingSlash.REDIRECT;
  private Info info = Info.of("API", "1.0.0");
  private OpenApiVersion openApi = OpenApiVersion.V3_1;
  private @Nullable String docs = "";
  private DocsLogin docsLogin = DocsLogin.anonymous();
  private @Nullable Dispatcher built;
  private List<Route> routes = List.of();

  private App() {}

  /// Returns an application without routes.
  public static App create() {
    return new App();
  }

  // Routes.

  /// Adds a route for `GET` and `HEAD`.
  public App get(String template, Handler handler) {
    return route(Method.GET, template, handler);
  }

  /// Adds a route for `POST`.
  public App post(String template, Handler handler) {
    return route(Method.POST, template, handler);
  }

  /// Adds a route for `PUT`.
  public App put(String template, Handler handler) {
    return route(Method.PUT, template, handler);
  }

  /// Adds a route for `PATCH`.
  public App patch(String template, Handler handler) {
    return route(Method.PATCH, template, handler);
  }

  /// Adds a route for `DELETE`.
  public App delete(String template, Handler handler) {
    return route(Method.DELETE, template, handler);
  }

  /// Adds a route; the document lists it with its path parameters, since no more is known of it.
  ///
  /// @throws IllegalArgumentException if the template breaks the grammar of
  ///   [dev.serval.routing.PathTemplate]
  public App route(Method method, String template, Handler handler) {
    Route route = Route.of(method, template, handler).operation(Route.BARE).place(Place.ofCaller());
    return with(group -> group.route(route));
  }

  /// Adds the routes that the annotation processor wrote for the class of `resource`.
  ///
  /// @throws IllegalArgumentException if it is a class and no object
  /// @throws IllegalStateException if the processor did not run; the message says what to add to
  ///   the build
  public App mount(Object resource) {
    return mount(GeneratedRoutes.of(resource));
  }

  /// Adds routes.
  public App mount(Routes routes) {
    Objects.requireNonNull(routes, GeneratedRoutes.NOTHING);
    return with(group -> group.mount(routes));
  }

  /// Adds the routes of a resource below a path.
  ///
  /// @param prefix a template without rest, such as `/v1` or `/teams/{team}`
  /// @throws IllegalStateException if the processor did not run
  public App mount(String prefix, Object resource) {
    return mount(prefix, GeneratedRoutes.of(resource));
  }

  /// Adds routes below a path, in a group that can have its own middleware and exception handlers.
  ///
  /// ```java
  /// app.mount("/admin", group -> group.use(onlyAdmins).mount(new Users(store)));
  /// ```
  ///
  /// @param prefix a template without rest, such as `/v1` or `/teams/{team}`
  public App mount(String prefix, Routes routes) {
    Objects.requireNonNull(routes, GeneratedRoutes.NOTHING);
    return with(group -> group.mount(prefix, routes));
  }

  /// Wraps all routes in middleware, each in its own phase; within a phase the first is outermost.
  /// It sees requests without a route too.
  public App use(Middleware... middleware) {
    Middleware[] copy = middleware.clone();
    return with(group -> group.use(copy));
  }

  /// Wraps all routes in middleware of a phase, whatever phase it says itself.
  public App use(Phase phase, Middleware... middleware) {
    Middleware[] copy = middleware.clone();
    return with(group -> group.use(phase, copy));
  }

  /// Wraps all routes in a middleware of a phase; lower priorities are outside.
  public App use(Phase phase, int priority, Middleware middleware) {
    return with(group -> group.use(phase, priority, middleware));
  }

  /// Makes responses of exceptions of a class, where no group knows better.
  public <E extends Throwable> App onError(Class<E> type, ExceptionHandler<E> handler) {
    return with(group -> group.onError(type, handler));
  }

  /// Gives the object whose [Provides] methods serve the [Depends] parameters of its class.
  ///
  /// @throws IllegalStateException if there is an object of that class already
  public App provide(Object provider) {
    Objects.requireNonNull(provider, "provider");
    return set(() -> providers.add(provider));
  }

  /// Gives another object in place of the one of that class; for tests.
  ///
  /// ```java
  /// app.override(Auth.class, new FakeAuth());
  /// ```
  ///
  /// Its methods are given what those of `type` take of the request: parameters are bound as the
  /// compiler read them there. [#start] and [#handler] refuse to override what is not provided.
  public <T> App override(Class<T> type, T provider) {
    Objects.requireNonNull(provider, "provider");
    return set(() -> providers.override(type, provider));
  }

  // Starting and stopping.

  /// Has `action` done before the application answers its first request; see [Lifespan].
  public App onStart(Action action) {
    Objects.requireNonNull(action, "action");
    return set(() -> lifespan.onStart(action));
  }

  /// Has `action` done after the last request was answered; see [Lifespan].
  public App onStop(Action action) {
    Objects.requireNonNull(action, "action");
    return set(() -> lifespan.onStop(action));
  }

  /// Has `resource` closed after the last request was answered, before the resources that were
  /// given earlier; see [Lifespan].
  public App closeOnStop(AutoCloseable resource) {
    Objects.requireNonNull(resource, "resource");
    return set(() -> lifespan.closeOnStop(resource));
  }

  /// Sets how long an application that was asked to stop answers as before, though it is not ready
  /// any more; none by default. Behind a load balancer this is as long as it takes to notice.
  public App stopDelay(Duration delay) {
    Objects.requireNonNull(delay, "delay");
    return set(() -> lifespan.delay(delay));
  }

  /// Returns what tells whether the application runs, and has things done when it stops.
  public Lifespan lifespan() {
    return lifespan;
  }

  private App with(Consumer<Group> step) {
    return set(() -> setup.add(step));
  }

  // Settings.

  /// Sets the form of all errors; [ProblemErrors] by default.
  public App errors(ErrorContract contract) {
    return set(() -> this.contract = Objects.requireNonNull(contract, "contract"));
  }

  /// Sets where JSON comes from; the generated codecs by default.
  public App json(JsonFamily family) {
    return set(() -> this.family = Objects.requireNonNull(family, "family"));
  }

  /// Sets how large the parts of a JSON document may be.
  public App json(JsonLimits limits) {
    return set(() -> this.limits = Objects.requireNonNull(limits, "limits"));
  }

  /// Sets how large forms and their parts may be, and where files are kept meanwhile.
  public App forms(FormLimits limits) {
    return set(() -> forms = Objects.requireNonNull(limits, "limits"));
  }

  /// Sets what a path gets that is wrong by its last slash; a redirect by default.
  public App trailingSlash(TrailingSlash rule) {
    return set(() -> trailingSlash = Objects.requireNonNull(rule, "rule"));
  }

  /// Sets the name of the API in its document.
  public App title(String title) {
    return info(
        new Info(
            title,
            info.version(),
            info.summary(),
            info.description(),
            info.termsOfService(),
            info.contact(),
            info.license()));
  }

  /// Sets the version of the API in its document.
  public App version(String version) {
    return info(
        new Info(
            info.title(),
            version,
            info.summary(),
            info.description(),
            info.termsOfService(),
            info.contact(),
            info.license()));
  }

  /// Sets what the API is for, in Markdown, in its document.
  public App description(String description) {
    return info(info.withDescription(description));
  }

  /// Sets all that the document says about the API as a whole.
  public App info(Info info) {
    return set(() -> this.info = Objects.requireNonNull(info, "info"));
  }

  /// Sets the version of OpenAPI that the document is written in; 3.1 by default.
  public App openApi(OpenApiVersion version) {
    return set(() -> openApi = Objects.requireNonNull(version, "version"));
  }

  /// Hides the document and its pages, or shows them at `/openapi.json`, `/docs` and `/redoc`.
  public App docs(boolean shown) {
    return set(() -> docs = shown ? "" : null);
  }

  /// Moves the document and its pages below a path: `/internal` makes it `/internal/docs`.
  public App docs(String prefix) {
    return set(() -> docs = Prefix.join("", prefix));
  }

  /// Sets how `/docs` signs in, when somebody presses *Authorize*.
  public App docsLogin(DocsLogin login) {
    return set(() -> docsLogin = Objects.requireNonNull(login, "login"));
  }

  /// Sets the port that [#start] listens on: 8000 by default, 0 for a free one.
  public App port(int port) {
    return set(() -> transport = transport.withPort(port));
  }

  /// Sets the name or address that [#start] listens on; by default only this machine reaches it.
  /// `0.0.0.0` listens on all addresses.
  public App host(String host) {
    return set(() -> transport = transport.withHost(host));
  }

  /// Sets address and limits of the transport; [#host] and [#port] after it change it.
  public App transport(TransportConfig config) {
    return set(() -> transport = Objects.requireNonNull(config, "config"));
  }

  private App set(Runnable change) {
    synchronized (this) {
      if (built != null) {
        throw new IllegalStateException(
            "The application is built already: expected all routes and settings before start() and"
                + " handler()");
      }
      change.run();
    }
    return this;
  }

  // What becomes of it.

  /// Returns the address and limits that [#start] uses.
  public TransportConfig transport() {
    return transport;
  }

  /// Returns what answers requests; transports and test clients call it. The application is built
  /// with the first call.
  ///
  /// @throws dev.serval.routing.RouteConflictException if two routes answer the same requests
  /// @throws IllegalStateException if two types have one name in the document of the application,
  ///   or two operations one id; the message names both
  /// @throws IllegalStateException if an object that a route depends on, or that is overridden, is
  ///   not provided; the message says what to write
  public ExchangeHandler handler() {
    return dispatcher();
  }

  /// Opens a socket and answers requests until the server is closed.
  ///
  /// One line says so, with the URL, the number of routes and the time that it took from this call:
  /// through SLF4J's logger `dev.serval` where a provider is there, else on standard output.
  ///
  /// @throws IllegalStateException if no transport is on the class path; the message says what to
  ///   add
  /// @throws java.io.UncheckedIOException if the address cannot be listened on
  public Server start() {
    return start(transport);
  }

  /// Does what [#start()] does, with another address and other limits than were set.
  ///
  /// @throws IllegalStateException if no transport is on the class path; the message says what to
  ///   add
  /// @throws java.io.UncheckedIOException if the address cannot be listened on
  public Server start(TransportConfig config) {
    long start = System.nanoTime();
    Dispatcher dispatcher = dispatcher();
    Transport found = Transports.find();
    lifespan.start();
    Server server;
    try {
      RunningTransport running = found.start(config, dispatcher);
      server = new Server(running, dispatcher, lifespan, config.stopTimeout());
    } catch (Throwable failure) {
      lifespan.stop(config.stopTimeout());
      throw failure;
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    String pages = docs == null ? "" : ", docs at " + server.uri() + docs + "/docs";
    String about = server.about().isEmpty() ? "" : ", " + server.about();
    int own = routes.size() - (docs == null ? 0 : Docs.ROUTES);
    String count = own == 1 ? "1 route" : own + " routes";
    ServerLog.started(
        "Serval listens on %s with %s, ready in %d ms%s%s"
            .formatted(server.uri(), count, millis, pages, about));
    if (Training.isAsked()) {
      Training.run(server, Training.paths(routes));
    }
    return server;
  }

  private synchronized Dispatcher dispatcher() {
    Dispatcher dispatcher = built;
    if (dispatcher == null) {
      dispatcher = build();
      built = dispatcher;
    }
    return dispatcher;
  }

  private Dispatcher build() {
    providers.checkOverrides();
    Group root = new Group(null, "", family, providers).with(lifespan);
    setup.forEach(step -> step.accept(root));
    Docs pages = docs == null ? null : new Docs(docs, info, openApi, contract, docsLogin);
    if (pages != null) {
      pages.addTo(root);
    }
    Assembly assembly = new Assembly(root, contract);
    if (pages != null) {
      pages.describe(assembly.described());
    }
    routes = assembly.routes();
    return new Dispatcher(
        assembly.router(), trailingSlash, root, assembly.errors(), family, limits, forms);
  }
}
