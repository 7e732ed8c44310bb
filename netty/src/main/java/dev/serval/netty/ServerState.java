// ServerState: what all connections of one server share.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Configuration, handler, counters and the stop flag of one server. Safe for use by any thread.
final class ServerState {
  private static final Logger LOG = LoggerFactory.getLogger(NettyTransport.class);
  private static final byte[] NO_BODY = {};

  private final TransportConfig config;
  private final ExchangeHandler handler;
  private final ThreadFactory threads = Thread.ofVirtual().name("serval-request-", 0).factory();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean stopping;

  ServerState(TransportConfig config, ExchangeHandler handler) {
    this.config = config;
    this.handler = handler;
  }

  TransportConfig config() {
    return config;
  }

  ExchangeHandler handler() {
    return handler;
  }

  /// Makes the virtual thread of one request.
  Thread thread(Runnable request) {
    return threads.newThread(request);
  }

  /// Counts a connection in.
  ///
  /// @return how many there are now
  int connectionOpened() {
    return connections.incrementAndGet();
  }

  void connectionClosed() {
    connections.decrementAndGet();
  }

  /// Counts a request in.
  ///
  /// @return false if there are too many; the request is then not counted
  boolean requestBegins() {
    if (requests.incrementAndGet() > config.maxRequestsInFlight()) {
      requests.decrementAndGet();
      return false;
    }
    return true;
  }

  void requestEnded() {
    requests.decrementAndGet();
  }

  boolean isQuiet() {
    return connections.get() == 0 && requests.get() == 0;
  }

  void stopping() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  void fault(String what, Throwable cause) {
    LOG.error(what, cause);
  }

  /// The bytes of a refusal, as the handler renders it; a bare status line if it cannot.
  ///
  /// @param head whether it answers HEAD and must have no body
  byte[] refusal(Refusal refusal, boolean head) {
    try {
      RawResponse response = handler.refuse(refusal);
      return encode(response.status(), response.headers(), response.body(), head);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      fault("ExchangeHandler.refuse failed for " + refusal.code(), e);
      return encode(refusal.status(), Headers.empty(), NO_BODY, head);
    }
  }

  private static byte[] encode(Status status, Headers headers, byte[] body, boolean head) {
    ResponseFraming framing = ResponseFraming.of(head, 1, status, body.length);
    ResponseWriter out = new ResponseWriter(256 + body.length);
    out.head(status, headers, framing, false, 1);
    if (framing.hasBody()) {
      out.body(body, 0, body.length);
    }
    return out.toBytes();
  }
}
