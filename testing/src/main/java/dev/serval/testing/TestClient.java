// The test client in memory.
package dev.serval.testing;

import dev.serval.App;
import dev.serval.Lifespan;
import dev.serval.http.BadTargetException;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.Refusal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An application and a client in one process, without sockets: a request takes microseconds.
///
/// It holds to what a transport does: the handler runs on a virtual thread of its own, bodies have
/// their limits, a target or method that is not valid is refused, `HEAD` has no body, and a broken
/// body wins over the handler's response. A request returns when its background tasks are done too.
/// What only bytes can show needs a [TestServer] or a [RawConnection].
///
/// ```java
/// try (TestClient client = TestClient.of(app)) {
///   client.post("/todos").json(new NewTodo("tea", null)).expect(201).as(Todo.class);
///   client.post("/todos").json("{\"title\":\"\"}").expectProblem(422).at("#/title", "not_blank");
/// }
/// ```
public final class TestClient extends TestApi {
  /// Longer than a test's task takes, and shorter than anyone waits for one that hangs.
  private static final Duration BACKGROUND = Duration.ofSeconds(5);

  private final ExchangeHandler handler;
  private final Lifespan lifespan;
  private final long maxBody;
  private boolean closed;

  private TestClient(ExchangeHandler handler, Lifespan lifespan, long maxBody) {
    this.handler = handler;
    this.lifespan = lifespan;
    this.maxBody = maxBody;
  }

  /// Builds `app`, starts its [Lifespan], and returns a client of it.
  public static TestClient of(App app) {
    ExchangeHandler handler = app.handler();
    app.lifespan().start();
    return new TestClient(handler, app.lifespan(), app.transport().maxBody());
  }

  @Override
  TestResponse send(OutgoingRequest request) {
    Method method = Method.of(request.method());
    if (method == null || method == Method.CONNECT) {
      return refused(request, Status.NOT_IMPLEMENTED, "unknown_method", "The method is not known.");
    }
    RequestTarget target;
    try {
      target = RequestTarget.parse(request.target());
    } catch (BadTargetException bad) {
      String detail = Objects.requireNonNull(bad.getMessage());
      return refused(request, Status.BAD_REQUEST, "bad_target", detail);
    }
    MemoryExchange exchange = new MemoryExchange(request, method, target, maxBody, handler);
    Throwable failure = run(exchange);
    if (failure != null && !exchange.isCommitted()) {
      return refused(request, Status.INTERNAL_SERVER_ERROR, "internal", "The request failed.");
    }
    return exchange.response();
  }

  /// Runs the handler as a transport does; returns what it threw, or null.
  private @Nullable Throwable run(MemoryExchange exchange) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread =
        Thread.ofVirtual()
            .name("test-request")
            .start(() -> {
              try {
                handler.handle(exchange);
              } catch (Throwable thrown) {
                failure.set(thrown);
              }
            });
    try {
      thread.join();
      handler.drain(BACKGROUND);
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted", interrupted);
    }
    return failure.get();
  }

  private TestResponse refused(OutgoingRequest request, Status status, String code, String detail) {
    var raw = handler.refuse(new Refusal(status, code, detail));
    boolean head = request.method().equals("HEAD");
    return new TestResponse(
        request, raw.status().code(), raw.headers(), head ? new byte[0] : raw.body());
  }

  /// Stops the application, as its [Lifespan] says.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      lifespan.stop(BACKGROUND);
    }
  }
}
