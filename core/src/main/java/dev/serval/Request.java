package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.QueryString;
import dev.serval.http.RequestTarget;
import dev.serval.routing.PathTemplate;
import java.io.InputStream;
import java.net.SocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request, as handlers and middleware see it: a value, but for its body, which is read once.
///
/// Whatever it holds came from outside and was checked for form only. It must not be used after the
/// handler returned. Threads that work for the request may use it together: a method that sends
/// events, tasks, and what answers meanwhile; its body belongs to one of them at a time.
///
/// ```java
/// app.get("/hello/{name}", request -> {
///   String greeting = request.query("formal") == null ? "Hi, " : "Good day, ";
///   return Response.text(greeting + request.path("name"));
/// });
/// ```
public final class Request {
  private static final ScopedValue<Request> CURRENT = ScopedValue.newInstance();

  private final RequestParts parts;
  private final @Nullable Attributed<?> attributes;
  private final @Nullable Origin origin;
  private final RequestBody body;

  /// A value under its key, and the ones set before it.
  private record Attributed<T>(Attribute<T> key, T value, @Nullable Attributed<?> earlier) {}

  Request(RequestParts parts) {
    this(parts, null, null, parts.body());
  }

  private Request(
      RequestParts parts,
      @Nullable Attributed<?> attributes,
      @Nullable Origin origin,
      RequestBody body) {
    this.parts = parts;
    this.attributes = attributes;
    this.origin = origin;
    this.body = body;
  }

  /// Returns what all copies of this request share.
  RequestParts parts() {
    return parts;
  }

  /// Calls a handler within which [#current] returns `request`.
  static Response within(Request request, Handler handler) throws Exception {
    return ScopedValue.where(CURRENT, request).call(() -> handler.handle(request));
  }

  /// Runs code of a handler on another thread, so that [#current] returns `request` there too.
  static void runWithin(Request request, Action code) throws Exception {
    ScopedValue.where(CURRENT, request)
        .call(() -> {
          code.run();
          return request;
        });
  }

  /// Returns the request whose handler the calling code runs in, with what middleware gave it by
  /// [#with]; for code that is too deep to be handed it, as a log or a client of another service.
  ///
  /// It is there in the handler and what it calls on the same thread, in tasks of
  /// [dev.serval.concurrent] and in threads that a structured task scope forks there
  /// ([ScopedValue]); not in middleware, which has its request.
  ///
  /// @return the request, or empty where no handler is running
  public static Optional<Request> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// Runs `task` such that [#current] returns this request there; for a thread that the handler
  /// started itself and waits for.
  public <T extends @Nullable Object, X extends Throwable> T within(
      ScopedValue.CallableOp<T, X> task) throws X {
    return ScopedValue.where(CURRENT, this).call(task);
  }

  /// Returns the method (RFC 9110 section 9); `HEAD` also where a `GET` route answers it.
  public Method method() {
    return parts.exchange().method();
  }

  /// Returns path and query as they were sent (RFC 9112 section 3.2.1).
  public RequestTarget target() {
    return parts.exchange().target();
  }

  /// Returns the path as it was sent, with its percent-escapes.
  public String path() {
    return parts.exchange().target().path();
  }

  /// Returns the value that the route's `{name}` matched, percent-decoded once; never null.
  ///
  /// @throws dev.serval.http.BadTargetException if it is that of `{rest...}` and has `.` or `..`
  ///   between its slashes and back-slashes, which becomes 400
  /// @throws IllegalArgumentException if the route's template has no such name, which is a fault of
  ///   the program
  public String path(String name) {
    MountedRoute route = parts.route();
    List<String> names = route == null ? List.of() : route.parameterNames();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Request.path: expected one of the names "
              + names
              + " of "
              + (route == null ? "no template" : route.template().text())
              + ", found `"
              + name
              + "`");
    }
    return pathValue(index);
  }

  /// Returns the value of the template's parameter at `index`, from 0; percent-decoded once.
  ///
  /// @throws dev.serval.http.BadTargetException as [#path(String)] does
  /// @throws IndexOutOfBoundsException if the template has fewer parameters
  public String pathValue(int index) {
    String value = parts.captures().value(index);
    MountedRoute route = parts.route();
    if (route != null && route.restIndex() == index) {
      RequestTarget.checkRest(value);
    }
    return value;
  }

  /// Returns the template of the route that matched, or null where none did.
  public @Nullable PathTemplate template() {
    MountedRoute route = parts.route();
    return route == null ? null : route.template();
  }

  /// Returns whether the route that matched asks guards ([Depends]): who gets its answer is decided
  /// for each request, which a cache must not pass by.
  public boolean isGuarded() {
    MountedRoute route = parts.route();
    return route != null && !route.route().guards().isEmpty();
  }

  /// Returns the parameters of the query component.
  public QueryString query() {
    return parts.query();
  }

  /// Returns the first value of a query parameter, empty for `?name=` and `?name`; or null.
  public @Nullable String query(String name) {
    return parts.query().first(name);
  }

  /// Returns the header fields.
  public Headers headers() {
    return parts.exchange().headers();
  }

  /// Returns the first value of a header field, or null; the case of `name` does not matter.
  public @Nullable String header(String name) {
    return parts.exchange().headers().first(name);
  }

  /// Returns the value of the first cookie of that name, or null.
  public @Nullable String cookie(String name) {
    return parts.cookies().first(name);
  }

  /// Returns the body; `isPresent()` tells whether there is one.
  public RequestBody body() {
    return body;
  }

  /// Returns `http` or `https`: what the request came in by, or what a trusted proxy said.
  public String scheme() {
    return origin == null ? parts.exchange().scheme() : origin.scheme();
  }

  /// Returns host and optional port that the request is for; empty where HTTP/1.0 named none.
  ///
  /// The client chooses it: links made of it can point anywhere.
  public String authority() {
    return origin == null ? parts.exchange().authority() : origin.authority();
  }

  /// Returns the address of the peer, which may be a proxy, or of the client that a trusted proxy
  /// named.
  public SocketAddress remoteAddress() {
    return origin == null ? parts.exchange().remoteAddress() : origin.remoteAddress();
  }

  /// Returns the address at the other end of the connection, whatever proxies say.
  public SocketAddress peerAddress() {
    return parts.exchange().remoteAddress();
  }

  /// Returns the version of HTTP that the request came in by: `1.0`, `1.1`, `2` or `3`.
  public String httpVersion() {
    return parts.exchange().httpVersion();
  }

  /// Returns scheme, authority, client and prefix together.
  public Origin origin() {
    Origin given = origin;
    return given != null ? given : new Origin(scheme(), authority(), remoteAddress(), "");
  }

  /// Returns this request with another origin, for the handlers further inside.
  public Request withOrigin(Origin origin) {
    return new Request(parts, attributes, Objects.requireNonNull(origin, "origin"), body);
  }

  /// Returns this request with what `content` yields as its body, for the handlers further inside:
  /// for a middleware that decodes what was sent. The length is not known, and no limit holds but
  /// that of `content` itself, whose reading may end in a
  /// [dev.serval.transport.RequestBodyException].
  public Request withBody(InputStream content) {
    return new Request(parts, attributes, origin, body.replacedBy(content));
  }

  // What becomes of it.

  /// Returns what the handler, or a layer further inside, ended in, where the response that `next`
  /// returned was made of an exception; empty before that and where nothing failed.
  public Optional<Throwable> failure() {
    return Optional.ofNullable(parts.failure());
  }

  /// Returns the id by which logs know this request; empty where nobody gave it one.
  public Optional<String> id() {
    return Optional.ofNullable(parts.id());
  }

  /// Gives this request, with all copies of it, an id for logs; a 500 has it as its own id too.
  ///
  /// @throws IllegalArgumentException if it could not stand in a header field
  public void identify(String id) {
    parts.identify(id);
  }

  /// Returns the version of the API that answers, where [App#versions] chose one by a header field.
  public Optional<String> version() {
    return Optional.ofNullable(parts.version());
  }

  /// Says that the answer depends on who asks, by something that a shared cache outside of the
  /// caller does not see: what is answered must not be given to others. Sessions and keys in header
  /// fields say so by themselves.
  public void answerPersonally() {
    parts.answerPersonally();
  }

  /// Returns whether somebody said [#answerPersonally], of this request or a copy of it.
  public boolean isAnsweredPersonally() {
    return parts.isPersonal();
  }

  /// Makes `reason` what the handler ends in, whatever it throws from now on: for a middleware that
  /// interrupts it.
  public void abort(Problem reason) {
    parts.abort(Objects.requireNonNull(reason, "reason"));
  }

  /// Ends the watch that [#onGone] began.
  @FunctionalInterface
  public interface Watch extends AutoCloseable {
    /// Ends it; the action is not begun afterwards. For any thread and any number of times.
    @Override
    void close();
  }

  /// Has `action` run once, as soon as the peer is seen to be gone: its connection broke, or it
  /// ended its side. At once where that was before; never once the answer is complete. It runs on a
  /// thread that serves sockets and must not block: it sets a flag, or wakes or interrupts who
  /// works for this request. Any thread of the request may call this.
  ///
  /// In the method of a [WebSocket] it is told when the connection is closed, by whom and however
  /// that is, unless the method knew that already: [WebSocketSession#receive] has returned null, or
  /// the method, or a task of it, has closed it, asked [WebSocketSession#isOpen] in vain or found
  /// it closed when it sent. What a method does then, as to say goodbye to others, is not for the
  /// peer. Watches that are open when it finds out are told, those that it opens afterwards are
  /// not.
  ///
  /// ```java
  /// Thread worker = Thread.currentThread();
  /// try (var watch = request.onGone(worker::interrupt)) {
  ///   return report.render();
  /// }
  /// ```
  ///
  /// @return what ends the watch, where the action is of no use before the request is over
  public Watch onGone(Runnable action) {
    return parts.gone().add(Objects.requireNonNull(action, "action"), parts.exchange());
  }

  /// Says until when the handler has time, by [System#nanoTime]; the earliest counts. For a
  /// middleware that ends it then, so that what the handler waits for can be given less.
  public void endBy(long nanoTime) {
    parts.endBy(nanoTime);
  }

  /// Returns until when the handler has time, by [System#nanoTime]; empty where nobody said.
  public OptionalLong deadline() {
    return parts.deadline();
  }

  /// Opens a value of this request, which is ended with it; see [Scoped].
  public <T> T open(Scoped<T> scoped) {
    parts.open(scoped);
    return scoped.value();
  }

  /// Returns the work that this request leaves behind, the same object each time.
  public Background background() {
    return parts.background();
  }

  /// Calls `action` once this request is answered, its body written to the end or cut; the last
  /// action first. On the request's thread, which then serves no one: an action should be short,
  /// and what is not belongs into [Background]. What it throws is logged.
  public void onAnswered(Consumer<Outcome> action) {
    parts.onAnswered(Objects.requireNonNull(action, "action"));
  }

  /// Returns the value that a middleware gave by [#with].
  public <T> Optional<T> attribute(Attribute<T> key) {
    for (Attributed<?> a = attributes; a != null; a = a.earlier) {
      if (a.key == key) {
        @SuppressWarnings("unchecked") // with() took a T for this very key
        T value = (T) a.value;
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /// Returns this request with a value for the handlers further inside.
  public <T> Request with(Attribute<T> key, T value) {
    Attributed<?> added = new Attributed<>(key, value, attributes);
    return new Request(parts, added, origin, body);
  }
}
