package dev.serval;

import dev.serval.http.QueryString;
import dev.serval.routing.Captures;
import dev.serval.transport.Exchange;
import java.io.Closeable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all copies of one [Request] share. For the request's thread.
final class RequestParts {
  private final Exchange exchange;
  private final QueryString query;
  private final RequestBody body;
  private final @Nullable MountedRoute route;
  private final Captures captures;
  private @Nullable Cookies cookies;
  private @Nullable OpenSources sources;
  private @Nullable Throwable failure;
  private @Nullable Answered answered;

  /// An action to call when the request is answered, and those to call after it.
  private record Answered(Consumer<Outcome> action, @Nullable Answered earlier) {}

  /// @param route what was found for the request; null if nothing was
  /// @param captures what its template caught
  RequestParts(
      Exchange exchange,
      QueryString query,
      RequestBody body,
      @Nullable MountedRoute route,
      Captures captures) {
    this.exchange = exchange;
    this.query = query;
    this.body = body;
    this.route = route;
    this.captures = captures;
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

  /// Remembers what a response was made of; the outermost such exception counts.
  void failed(Throwable failure) {
    this.failure = failure;
  }

  /// What the last response that was made of an exception was made of; null if none was.
  @Nullable Throwable failure() {
    return failure;
  }

  void onAnswered(Consumer<Outcome> action) {
    answered = new Answered(action, answered);
  }

  /// Whether somebody waits to hear what became of the request.
  boolean isAwaited() {
    return answered != null;
  }

  /// Tells all who wait, the last first. An action may add others; they come next.
  void answered(Outcome outcome, Request request) {
    for (Answered next = answered; next != null; next = answered) {
      answered = next.earlier;
      try {
        next.action.accept(outcome);
      } catch (Throwable failed) {
        ErrorMapper.fault(failed, request);
      }
    }
  }
}
