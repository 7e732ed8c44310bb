package dev.serval;

import dev.serval.http.QueryString;
import dev.serval.routing.Captures;
import dev.serval.transport.Exchange;
import java.io.Closeable;
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
}
