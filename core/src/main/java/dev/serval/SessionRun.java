package dev.serval;

import dev.serval.http.Status;
import dev.serval.transport.Exchange;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketOptions;
import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Opens a WebSocket, calls what it does, and closes it. Immutable; each run is for the thread of
/// its request.
///
/// It begins when the response has left all layers ([Delivery]), so the layers have ended before
/// it; whoever waits for the outcome of the request ([Request#onAnswered]) hears of it afterwards.
final class SessionRun<I, O> {
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int FAULT = 1011;

  /// What the status of an error is added to.
  private static final int PRIVATE_USE = 4000;

  private final MessageCodec<I> in;
  private final MessageCodec<O> out;
  private final WebSocketHandler<I, O> handler;
  private final UnaryOperator<Action> around;
  private final @Nullable Agreed agreed;

  /// What the handshake came to.
  record Agreed(Request request, WebSocketRoute.Bound bound, WebSocketOptions options) {}

  SessionRun(MessageCodec<I> in, MessageCodec<O> out, WebSocketHandler<I, O> handler) {
    this(in, out, handler, UnaryOperator.identity(), null);
  }

  private SessionRun(
      MessageCodec<I> in,
      MessageCodec<O> out,
      WebSocketHandler<I, O> handler,
      UnaryOperator<Action> around,
      @Nullable Agreed agreed) {
    this.in = Objects.requireNonNull(in, "in");
    this.out = Objects.requireNonNull(out, "out");
    this.handler = handler;
    this.around = around;
    this.agreed = agreed;
  }

  SessionRun<I, O> agreed(Request request, WebSocketRoute.Bound bound, WebSocketOptions options) {
    return new SessionRun<>(in, out, handler, around, new Agreed(request, bound, options));
  }

  /// @param outer put around what is around it already
  SessionRun<I, O> around(UnaryOperator<Action> outer) {
    UnaryOperator<Action> both = action -> outer.apply(around.apply(action));
    return new SessionRun<>(in, out, handler, both, agreed);
  }

  /// Runs the session to its end.
  ///
  /// @return the fault that it ended in; null if it was none
  /// @throws IllegalStateException if no handshake was checked, and so the route is no WebSocket's
  @Nullable Throwable run(Exchange exchange, Response response) {
    Agreed with = agreed;
    if (with == null) {
      throw new IllegalStateException(
          "Response.webSocket: expected a route of app.webSocket or Route.webSocket");
    }
    WebSocketChannel channel;
    try {
      channel = exchange.openWebSocket(response.headers(), with.options());
    } catch (IOException gone) {
      with.request().parts().close(response, gone);
      return gone;
    }
    RequestParts parts = with.request().parts();
    parts.endless();
    channel.onClosed(parts.gone()::fire);
    Lifespan lifespan = with.bound().lifespan();
    try (Lifespan.Registration _ = lifespan.onStopping(() -> channel.close(GOING_AWAY, ""))) {
      return run(new WebSocketSession<>(channel, in, out, with), channel, response, with);
    }
  }

  private @Nullable Throwable run(
      WebSocketSession<I, O> session, WebSocketChannel channel, Response response, Agreed with) {
    Throwable failure = call(session, response, with.request());
    with.request().parts().gone().settle(channel.closeCode() >= 0);
    Throwable last = with.request().parts().close(response, failure);
    if (last == null) {
      channel.close(NORMAL, "");
      return null;
    }
    if (last instanceof WebSocketClosedException closed && closed.isAbout(channel)) {
      channel.close(GOING_AWAY, ""); // where the thread was interrupted, and it is open still
      return null;
    }
    with.request().parts().failed(last);
    if (last instanceof InvalidMessageException invalid) {
      channel.close(invalid.closeCode(), invalid.reason());
      return null;
    }
    Status status = with.bound().errors().toResponse(last, with.request()).status();
    if (status.code() >= 400 && status.code() < 500) {
      channel.close(PRIVATE_USE + status.code(), CloseReason.of(last, status));
      return null;
    }
    channel.close(FAULT, "");
    return last;
  }

  private @Nullable Throwable call(
      WebSocketSession<I, O> session, Response response, Request request) {
    try {
      Request.within(
          request,
          same -> {
            around.apply(() -> handler.handle(session)).run();
            return response;
          });
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }
}
