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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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
  static final Duration BACKGROUND = Duration.ofSeconds(5);

  /// How long it waits for a handler before the test fails.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExchangeHandler handler;
  private final Lifespan lifespan;
  private final long maxBody;
  private final List<MemoryClientSocket> sockets = new ArrayList<>();
  private final List<Runnable> leaving = new ArrayList<>();
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
    return answer(
        request,
        null,
        call -> {
          MemoryWebSocket socket = call.exchange().socket().join();
          if (socket != null) {
            socket.drop();
          }
          return call.await();
        });
  }

  @Override
  ClientSocket open(OutgoingRequest request) {
    AtomicReference<@Nullable ClientSocket> opened = new AtomicReference<>();
    OutgoingRequest handshake = request.withHeaders(Upgrade.fields(request.headers()));
    TestResponse refused =
        answer(
            handshake,
            null,
            call -> {
              MemoryWebSocket socket = call.exchange().socket().join();
              if (socket == null) {
                return call.await();
              }
              MemoryClientSocket client = new MemoryClientSocket(socket, call);
              sockets.add(client);
              opened.set(client);
              return null;
            });
    ClientSocket client = opened.get();
    if (client == null) {
      throw refused.failure("expected a WebSocket, found status " + refused.status());
    }
    return client;
  }

  @Override
  TestResponse handshake(OutgoingRequest request) {
    return send(request.withHeaders(Upgrade.fields(request.headers())));
  }

  @Override
  OpenedResponse openStream(OutgoingRequest request) {
    MemoryStream stream = new MemoryStream(request.method().equals("HEAD"));
    AtomicReference<@Nullable OpenedResponse> opened = new AtomicReference<>();
    TestResponse whole =
        answer(
            request,
            stream,
            call -> {
              MemoryStream.Head head = stream.awaitHead();
              if (head == null) {
                return call.await();
              }
              Runnable leave = () -> leave(request, stream, call);
              leaving.add(leave);
              opened.set(
                  new OpenedResponse(
                      request, head.status(), head.headers(), stream.reader(), leave));
              return null;
            });
    OpenedResponse response = opened.get();
    return response == null ? whole.opened() : response;
  }

  /// Goes away, and waits for the handler to have noticed.
  private static void leave(OutgoingRequest request, MemoryStream stream, MemoryCall call) {
    stream.leave();
    if (!call.await(PATIENCE)) {
      throw new AssertionError(
          request + ": expected the handler to end when its client has left, within " + PATIENCE);
    }
  }

  /// Sends a request, and returns the response when `wait` has returned.
  ///
  /// @param live takes a streamed body while it is written; null to have it as a whole
  /// @param wait returns what the handler threw, or null
  private TestResponse answer(
      OutgoingRequest request,
      @Nullable MemoryStream live,
      Function<MemoryCall, @Nullable Throwable> wait) {
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
    if (live != null) {
      exchange.readLive(live);
    }
    Throwable failure = wait.apply(MemoryCall.start(exchange, handler));
    if (failure != null && !exchange.isCommitted()) {
      return refused(request, Status.INTERNAL_SERVER_ERROR, "internal", "The request failed.");
    }
    return exchange.response();
  }

  private TestResponse refused(OutgoingRequest request, Status status, String code, String detail) {
    var raw = handler.refuse(new Refusal(status, code, detail));
    boolean head = request.method().equals("HEAD");
    return new TestResponse(
        request, raw.status().code(), raw.headers(), head ? new byte[0] : raw.body());
  }

  /// Leaves responses that are still read, ends the WebSockets that are open, and stops the
  /// application, as its [Lifespan] says.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      leaving.forEach(Runnable::run);
      sockets.forEach(MemoryClientSocket::end); // all first: each waits for the work of others
      sockets.forEach(socket -> socket.await(PATIENCE));
      lifespan.stop(PATIENCE);
    }
  }
}
