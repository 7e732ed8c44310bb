package dev.serval;

import dev.serval.http.QueryString;
import dev.serval.http.Status;
import dev.serval.routing.Captures;
import dev.serval.transport.Exchange;
import java.io.Closeable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all copies of one [Request] share.
///
/// For all threads of the request: the thread that answers, that of a method which sends events
/// meanwhile, and tasks. What is parsed when asked for is immutable, so that two who ask at once
/// get equal ones; what is remembered is added and taken by one step, or under the lock of this.
/// For the request's own thread alone are [#opened], [#sources] and [#body].
final class RequestParts {
  private static final Status FAILED = Status.INTERNAL_SERVER_ERROR;

  private static final VarHandle ANSWERED;
  private static final VarHandle DEADLINE;

  static {
    try {
      MethodHandles.Lookup own = MethodHandles.lookup();
      ANSWERED = own.findVarHandle(RequestParts.class, "answered", Answered.class);
      DEADLINE = own.findVarHandle(RequestParts.class, "deadline", OptionalLong.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Exchange exchange;
  private final QueryString query;
  private final RequestBody body;
  private final @Nullable MountedRoute route;
  private final Captures captures;
  private final BackgroundWork work;
  private volatile @Nullable Cookies cookies;
  private @Nullable OpenSources sources;
  private volatile @Nullable Throwable failure;

  /// Written through ANSWERED.
  private volatile @Nullable Answered answered;

  private volatile @Nullable String id;
  private volatile @Nullable Problem aborted;
  private volatile boolean personal;

  /// Null for none, which costs no write. Written through DEADLINE.
  private volatile @Nullable OptionalLong deadline;

  private volatile @Nullable GoneWatch gone;
  private @Nullable String version;

  private volatile @Nullable Background background;
  private volatile Scoped.@Nullable Open open;

  /// An action to call when the request is answered, and those to call after it.
  private record Answered(Consumer<Outcome> action, @Nullable Answered earlier) {}

  /// @param route what was found for the request; null if nothing was
  /// @param captures what its template caught
  /// @param work where what it leaves behind is done
  RequestParts(
      Exchange exchange,
      QueryString query,
      RequestBody body,
      @Nullable MountedRoute route,
      Captures captures,
      BackgroundWork work) {
    this.exchange = exchange;
    this.query = query;
    this.body = body;
    this.route = route;
    this.captures = captures;
    this.work = work;
  }

  Exchange exchange() {
    return exchange;
  }

  QueryString query() {
    return query;
  }

  RequestBody body() {
    return body;
  }

  @Nullable MountedRoute route() {
    return route;
  }

  Captures captures() {
    return captures;
  }

  Cookies cookies() {
    Cookies parsed = cookies;
    if (parsed == null) {
      parsed = Cookies.parse(exchange.headers());
      cookies = parsed;
    }
    return parsed;
  }

  /// Remembers what `response` holds open, to be closed when the request is answered.
  void opened(Response response) {
    Closeable source = response.source();
    if (source != null) {
      if (sources == null) {
        sources = new OpenSources();
      }
      sources.add(source);
    }
  }

  /// What the responses to this request hold open; null if nothing is.
  @Nullable OpenSources sources() {
    return sources;
  }

  /// Remembers what a response was made of; the outermost such exception counts. Null where a
  /// handler has answered: a layer may have called it again.
  void failed(@Nullable Throwable failure) {
    if (failure != null || this.failure != null) { // writing costs, and there seldom was one
      this.failure = failure;
    }
  }

  /// What the last response that was made of an exception was made of; null if none was.
  @Nullable Throwable failure() {
    return failure;
  }

  /// Remembers a value that ends with the request, and when.
  void open(Scoped<?> scoped) {
    if (scoped.isEarly()) {
      synchronized (this) {
        open = new Scoped.Open(scoped, open);
      }
    } else {
      onAnswered(outcome -> end(scoped, outcome));
    }
  }

  /// Whether values wait to be ended before the response is sent.
  boolean isOpen() {
    return open != null;
  }

  /// Ends those values, the last opened first; each sees the failures of the ends before its own.
  ///
  /// @param response what would be sent
  /// @param failure what it was made of, or null
  /// @return what the request ends in now, or null
  @SuppressWarnings("ReferenceEquality") // it is this very failure that counts
  @Nullable Throwable close(Response response, @Nullable Throwable failure) {
    @Nullable Throwable last = failure;
    for (Scoped.Open next = lastOpened(); next != null; next = lastOpened()) {
      Status status = last == failure ? response.status() : FAILED;
      try {
        next.scoped().end(new Outcome(status, 0, last, true));
      } catch (Throwable thrown) {
        if (last != null && last != thrown) {
          thrown.addSuppressed(last);
        }
        last = thrown;
      }
    }
    return last;
  }

  /// Takes the value that was opened last.
  private Scoped.@Nullable Open lastOpened() {
    if (open == null) {
      return null;
    }
    synchronized (this) {
      Scoped.Open last = open;
      open = last == null ? null : last.earlier();
      return last;
    }
  }

  private static void end(Scoped<?> scoped, Outcome outcome) {
    try {
      scoped.end(outcome);
    } catch (Exception failure) {
      throw new IllegalStateException("A value could not be ended with its request", failure);
    }
  }

  Background background() {
    Background made = background;
    if (made == null) {
      synchronized (this) {
        made = background;
        if (made == null) {
          made = new Background(work, exchange);
          background = made;
        }
      }
    }
    return made;
  }

  @Nullable String id() {
    return id;
  }

  void identify(String id) {
    if (id.isEmpty() || !isVisible(id)) {
      throw new IllegalArgumentException("Request.identify: expected visible ASCII characters");
    }
    this.id = id;
  }

  private static boolean isVisible(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  /// Sets the version of the API that answers.
  void version(@Nullable String version) {
    this.version = version;
  }

  @Nullable String version() {
    return version;
  }

  void answerPersonally() {
    personal = true;
  }

  boolean isPersonal() {
    return personal;
  }

  /// For any thread.
  GoneWatch gone() {
    GoneWatch made = gone;
    if (made == null) {
      synchronized (this) {
        made = gone;
        if (made == null) {
          made = new GoneWatch();
          gone = made;
        }
      }
    }
    return made;
  }

  /// Whether somebody watched for the peer's end, and it came.
  boolean isPeerGone() {
    GoneWatch watched = gone;
    return watched != null && watched.isFired();
  }

  void endBy(long nanoTime) {
    OptionalLong sooner = OptionalLong.of(nanoTime);
    OptionalLong known;
    do {
      known = deadline;
      if (known != null && nanoTime - known.getAsLong() >= 0) {
        return;
      }
    } while (!DEADLINE.compareAndSet(this, known, sooner));
  }

  /// Forgets until when there was time: the layers that said so have returned.
  void endless() {
    deadline = null;
  }

  OptionalLong deadline() {
    OptionalLong known = deadline;
    return known == null ? OptionalLong.empty() : known;
  }

  void abort(Problem reason) {
    aborted = reason;
  }

  /// What is said in place of `failure`.
  Throwable reasonOf(Throwable failure) {
    Problem reason = aborted;
    return reason == null ? failure : reason;
  }

  void onAnswered(Consumer<Outcome> action) {
    Answered added;
    do {
      added = new Answered(action, answered);
    } while (!ANSWERED.compareAndSet(this, added.earlier, added));
  }

  /// Whether somebody waits to hear what became of the request.
  boolean isAwaited() {
    return answered != null || background != null;
  }

  /// Whether something is left to do when `response` was sent.
  boolean hasEnd(Response response) {
    return isAwaited()
        || sources != null
        || response.source() != null
        || body.isOpen()
        || response.body() instanceof ResponseBody.OfWebSocket;
  }

  /// Has the application wait for the end of this request before it closes its resources.
  void ending() {
    work.ending();
  }

  /// Says that the request has ended.
  void ended() {
    work.ended();
  }

  /// Tells all who wait, the last first. An action may add others; they come next. Then the tasks
  /// begin, or are dropped.
  void answered(Outcome outcome, Request request) {
    for (Answered next = lastAdded(); next != null; next = lastAdded()) {
      try {
        next.action.accept(outcome);
      } catch (Throwable failed) {
        ErrorMapper.fault(failed, request);
      }
    }
    Background left = background;
    if (left != null) {
      left.answered(failure != null);
    }
  }

  /// Takes the action that was added last.
  private @Nullable Answered lastAdded() {
    Answered last;
    do {
      last = answered;
    } while (last != null && !ANSWERED.compareAndSet(this, last, last.earlier));
    return last;
  }
}
