package dev.serval;

import dev.serval.form.FormLimits;
import dev.serval.http.HostPattern;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.openapi.DocsLogin;
import dev.serval.openapi.Info;
import dev.serval.openapi.OpenApiVersion;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.TransportConfig;
import java.time.Duration;
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
public final class App extends RoutesBuilder<App> {
  private final Blueprint plan = new Blueprint();
  private @Nullable Composition built;
  private boolean mounted;

  private App() {}

  /// Returns an application without routes.
  public static App create() {
    return new App();
  }

  // Applications inside this one.

  /// Answers a path and all below it by another application, with its own settings, middleware for
  /// what has no route, and a document of its own below that path.
  ///
  /// Middleware, exception handlers and provided objects of this application serve the other one
  /// too, around its own. There is one server: [#host(String)], [#port], [#transport] and
  /// [#stopDelay] are settings of the application that is started.
  ///
  /// ```java
  /// App.create().use(AccessLog.standard()).mount("/v1", first()).mount("/v2", second()).start();
  /// // http://localhost:8000/v1/docs and http://localhost:8000/v2/docs
  /// ```
  ///
  /// @param prefix a path without parameters, below which this application has no routes
  /// @param app one that is neither started nor mounted yet, and is not changed any more
  /// @throws IllegalStateException if `app` has settings of a server
  public App mount(String prefix, App app) {
    if (prefix.indexOf('{') >= 0 || Prefix.join("", prefix).isEmpty()) {
      throw new IllegalArgumentException(
          "mount: expected a path such as /v1 for an application, found `" + prefix + "`");
    }
    return mount(new Mount.By.Prefix(prefix), app);
  }

  /// Answers requests for a host by another application, as [#mount(String, App)] does for a path.
  ///
  /// It goes by the `Host` that the request came with, before any middleware.
  ///
  /// @param host a name or address, or `*.` before a name for all names below it
  public App host(String host, App app) {
    return mount(new Mount.By.Host(HostPattern.parse("App.host", host)), app);
  }

  /// Answers what this application has no route for by one of several applications, chosen by a
  /// header field.
  ///
  /// @throws IllegalArgumentException if there is no version among them
  /// @throws IllegalStateException if there are versions already
  public App versions(Versions versions) {
    set(() -> {
      if (plan.mounts.stream().anyMatch(mount -> mount.by() instanceof Mount.By.Version)) {
        throw new IllegalStateException("versions: expected to be called once");
      }
      if (versions.all().isEmpty()) {
        throw new IllegalArgumentException(
            "versions: expected one version or more, found none; write Versions.byHeader(\"%s\").version(\"1\", app)"
                .formatted(versions.header()));
      }
      plan.otherwise = versions.otherwise();
    });
    versions
        .all()
        .forEach((version, app) -> mount(new Mount.By.Version(versions.header(), version), app));
    return this;
  }

  private App mount(Mount.By by, App app) {
    if (app == this) {
      throw new IllegalArgumentException("mount: expected another application");
    }
    return set(() -> {
      Blueprint inner = app.handOver();
      plan.providers.contain(inner.providers);
      plan.mounts.add(new Mount(by, inner));
    });
  }

  /// Gives objects whose [Provides] methods serve the [Depends] parameters of their classes, and
  /// the middleware of [Use].
  ///
  /// @throws IllegalStateException if there is an object of such a class already
  public App provide(Object... providers) {
    List<Object> all = List.of(providers);
    return set(() -> all.forEach(plan.providers::add));
  }

  /// Gives another object in place of the one of that class, here and in the applications mounted
  /// in this one; for tests.
  ///
  /// ```java
  /// app.override(Auth.class, new FakeAuth());
  /// ```
  ///
  /// Its methods are given what those of `type` take of the request: parameters are bound as the
  /// compiler read them there. It also stands for an object of a subclass that is provided in its
  /// place. [#start] and [#handler] refuse to override what is not provided, and what a route needs
  /// of a subclass that `provider` is not of.
  public <T> App override(Class<T> type, T provider) {
    Objects.requireNonNull(provider, "provider");
    return set(() -> plan.providers.override(type, provider));
  }

  // Starting and stopping.

  /// Has `action` done before the application answers its first request; see [Lifespan].
  public App onStart(Action action) {
    Objects.requireNonNull(action, "action");
    return set(() -> plan.lifespan.onStart(action));
  }

  /// Has `action` done after the last request was answered; see [Lifespan].
  public App onStop(Action action) {
    Objects.requireNonNull(action, "action");
    return set(() -> plan.lifespan.onStop(action));
  }

  /// Has `resource` closed after the last request was answered, before the resources that were
  /// given earlier; see [Lifespan].
  public App closeOnStop(AutoCloseable resource) {
    Objects.requireNonNull(resource, "resource");
    return set(() -> plan.lifespan.closeOnStop(resource));
  }

  /// Sets how long an application that was asked to stop answers as before, though it is not ready
  /// any more; none by default. Behind a load balancer this is as long as it takes to notice.
  public App stopDelay(Duration delay) {
    Objects.requireNonNull(delay, "delay");
    return ofServer("stopDelay", () -> plan.lifespan.delay(delay));
  }

  /// Returns what tells whether the application runs, and has things done when it stops.
  public Lifespan lifespan() {
    return plan.lifespan;
  }

  @Override
  App with(Consumer<Group> step) {
    return set(() -> plan.setup.add(step));
  }

  // Settings.

  /// Sets the form of all errors; [ProblemErrors] by default.
  public App errors(ErrorContract contract) {
    return set(() -> plan.contract = Objects.requireNonNull(contract, "contract"));
  }

  /// Sets where JSON comes from; the generated codecs by default.
  public App json(JsonFamily family) {
    return set(() -> plan.family = Objects.requireNonNull(family, "family"));
  }

  /// Adds a form of typed bodies beside JSON.
  public App format(BodyFormat format) {
    return set(() -> plan.formats.add(Objects.requireNonNull(format, "format")));
  }

  /// Sets how large the parts of a JSON document may be.
  public App json(JsonLimits limits) {
    return set(() -> plan.limits = Objects.requireNonNull(limits, "limits"));
  }

  /// Sets how large forms and their parts may be, and where files are kept meanwhile.
  public App forms(FormLimits limits) {
    return set(() -> plan.forms = Objects.requireNonNull(limits, "limits"));
  }

  /// Sets the bounds of all WebSockets, and which pages may open them; a route may say otherwise.
  public App webSockets(WebSocketConfig config) {
    return set(() -> plan.webSockets = Objects.requireNonNull(config, "config"));
  }

  /// Sets how streams of server-sent events behave.
  public App eventOptions(EventOptions options) {
    return set(() -> plan.events = Objects.requireNonNull(options, "options"));
  }

  /// Sets what a path gets that is wrong by its last slash; a redirect by default.
  public App trailingSlash(TrailingSlash rule) {
    return set(() -> plan.trailingSlash = Objects.requireNonNull(rule, "rule"));
  }

  /// Sets the name of the API in its document.
  public App title(String title) {
    return info(plan.info.withTitle(title));
  }

  /// Sets the version of the API in its document.
  public App version(String version) {
    return info(plan.info.withVersion(version));
  }

  /// Sets what the API is for, in Markdown, in its document.
  public App description(String description) {
    return info(plan.info.withDescription(description));
  }

  /// Sets all that the document says about the API as a whole.
  public App info(Info info) {
    return set(() -> plan.info = Objects.requireNonNull(info, "info"));
  }

  /// Describes in the document the requests that the application sends to its clients.
  ///
  /// @param types interfaces with [Webhooks]
  /// @throws IllegalStateException if the processor did not run for one
  public App webhooks(Class<?>... types) {
    return set(() -> plan.webhooks.addAll(List.of(types)));
  }

  /// Sets the version of OpenAPI that the document is written in; 3.1 by default.
  public App openApi(OpenApiVersion version) {
    return set(() -> plan.openApi = Objects.requireNonNull(version, "version"));
  }

  /// Hides the document and its pages, or shows them at `/openapi.json`, `/docs` and `/redoc`.
  public App docs(boolean shown) {
    return set(() -> plan.docs = shown ? "" : null);
  }

  /// Moves the document and its pages below a path: `/internal` makes it `/internal/docs`.
  public App docs(String prefix) {
    return set(() -> plan.docs = Prefix.join("", prefix));
  }

  /// Sets how `/docs` signs in, when somebody presses *Authorize*.
  public App docsLogin(DocsLogin login) {
    return set(() -> plan.docsLogin = Objects.requireNonNull(login, "login"));
  }

  /// Sets the port that [#start] listens on: 8000 by default, 0 for a free one.
  public App port(int port) {
    return ofServer("port", () -> plan.transport = plan.transport.withPort(port));
  }

  /// Sets the name or address that [#start] listens on; by default only this machine reaches it.
  /// `0.0.0.0` listens on all addresses.
  public App host(String host) {
    return ofServer("host", () -> plan.transport = plan.transport.withHost(host));
  }

  /// Sets address and limits of the transport; [#host] and [#port] after it change it.
  public App transport(TransportConfig config) {
    Objects.requireNonNull(config, "config");
    return ofServer("transport", () -> plan.transport = config);
  }

  /// Makes a setting that an application mounted in another cannot have.
  private App ofServer(String name, Runnable change) {
    return set(() -> {
      plan.ofServer.add(name);
      change.run();
    });
  }

  private App set(Runnable change) {
    synchronized (this) {
      if (built != null || mounted) {
        throw new IllegalStateException(
            "The application is built already: expected all routes and settings before start(),"
                + " handler() and being mounted in another application");
      }
      change.run();
    }
    return this;
  }

  // What becomes of it.

  /// Returns the address and limits that [#start] uses.
  public TransportConfig transport() {
    return plan.transport;
  }

  /// Returns what answers requests; transports and test clients call it. The application is built
  /// with the first call.
  ///
  /// @throws dev.serval.routing.RouteConflictException if two routes answer the same requests
  /// @throws IllegalStateException if two types have one name in the document of the application,
  ///   or two operations one id; the message names both
  /// @throws IllegalStateException if an object that a route depends on, or that is overridden, is
  ///   not provided; the message says what to write, of all that are missing
  public ExchangeHandler handler() {
    return composition().dispatcher();
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
    return start(plan.transport);
  }

  /// Does what [#start()] does, with another address and other limits than were set.
  ///
  /// @throws IllegalStateException if no transport is on the class path; the message says what to
  ///   add
  /// @throws java.io.UncheckedIOException if the address cannot be listened on
  public Server start(TransportConfig config) {
    long start = System.nanoTime();
    return Launch.start(plan, composition(), config, start);
  }

  private synchronized Composition composition() {
    Composition composition = built;
    if (composition == null) {
      if (mounted) {
        throw new IllegalStateException(
            "The application is mounted in another one: expected that one to be started");
      }
      composition = Composition.of(plan);
      built = composition;
    }
    return composition;
  }

  /// Gives what was said to this application to the one around it.
  private synchronized Blueprint handOver() {
    if (built != null || mounted) {
      throw new IllegalStateException(
          "mount: expected an application that is neither started nor mounted yet");
    }
    if (!plan.ofServer.isEmpty()) {
      throw new IllegalStateException(
          "mount: expected the settings of the server on the application that is started, found %s on one that is mounted; set them there instead"
              .formatted(String.join(", ", plan.ofServer)));
    }
    mounted = true;
    return plan;
  }
}
