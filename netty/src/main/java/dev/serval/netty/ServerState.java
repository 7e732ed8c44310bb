// ServerState: what all connections of one server share.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Configuration, handler, counters and the stop flag of one server. Safe for use by any thread.
final class ServerState {
  private static final Logger LOG = LoggerFactory.getLogger(NettyTransport.class);
  private static final byte[] NO_BODY = {};

  private final TransportConfig config;
  private final ExchangeHandler handler;
  private final Executor threads = Thread.ofVirtual().name("serval-request")::start;
  private @Nullable ExecutorService cpu;
  private final ConcurrentHashMap<Refusal, RawResponse> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger upgraded = new AtomicInteger();
  private final Set<String> withoutReceiver = ConcurrentHashMap.newKeySet();
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

  /// Starts virtual threads on the default scheduler.
  Executor threads() {
    return threads;
  }

  /// Platform threads for handlers that compute, as many as processors. Made when first asked for;
  /// what waits for one is within the limit of requests in flight.
  synchronized ExecutorService cpu() {
    ExecutorService pool = cpu;
    if (pool == null) {
      int size = Runtime.getRuntime().availableProcessors();
      pool =
          Executors.newFixedThreadPool(
              size, Thread.ofPlatform().daemon().name("serval-cpu-", 0).factory());
      cpu = pool;
    }
    return pool;
  }

  /// Interrupts the threads of [#cpu] and lets them end.
  synchronized void stopCpu() {
    if (cpu != null) {
      cpu.shutdownNow();
    }
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

  /// Whether another request may begin. Loops ask without a lock between asking and counting, so
  /// there may be one more in flight for each loop than is configured.
  boolean hasRoomForRequest() {
    return requests.get() < config.maxRequestsInFlight();
  }

  /// Counts a request in that outlives the moment it arrived in.
  void requestWaits() {
    requests.incrementAndGet();
  }

  void requestEnded() {
    requests.decrementAndGet();
  }

  /// Counts in a handler that speaks another protocol on its connection.
  void upgradedBegan() {
    upgraded.incrementAndGet();
  }

  void upgradedEnded() {
    upgraded.decrementAndGet();
  }

  boolean isQuiet() {
    return connections.get() == 0 && requests.get() == 0 && upgraded.get() == 0;
  }

  void stopping() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  /// Says, once for each route, that its handler seems to have forgotten its peer.
  void nobodyReceives(String route) {
    if (withoutReceiver.add(route)) {
      LOG.warn(
          "{} has received none of the {} KiB of messages that wait, so its peer is not read any"
              + " more, and its pings and its close are not seen; expected receive(), or"
              + " ignoreMessages() where it only sends",
          route,
          MessageInbox.CAPACITY >> 10);
    }
  }

  void fault(String what, Throwable cause) {
    LOG.error(what, cause);
  }

  /// Writes a refusal, as the handler renders it; a bare status line if it cannot.
  ///
  /// What the handler gives is kept, so a flood of refusals renders nothing.
  ///
  /// @param head whether it answers HEAD and must have no body
  void refusal(Refusal refusal, boolean head, ResponseWriter out) {
    RawResponse response = refusals.get(refusal);
    if (response == null) {
      response = rendered(refusal);
      refusals.put(refusal, response);
    }
    ResponseFraming framing =
        ResponseFraming.of(head, 1, response.status(), response.body().length);
    out.head(response.status(), response.headers(), framing, false, 1);
    if (framing.hasBody()) {
      out.body(response.body(), 0, response.body().length);
    }
  }

  /// Whatever the handler throws: the loop that asks must go on. What it gives is tried, since a
  /// field that cannot be sent shows only when it is encoded.
  private RawResponse rendered(Refusal refusal) {
    try {
      RawResponse response = handler.refuse(refusal);
      ResponseFraming framing = ResponseFraming.of(false, 1, response.status(), 0);
      new ResponseWriter(256).head(response.status(), response.headers(), framing, false, 1);
      return response;
    } catch (Throwable failure) {
      fault("ExchangeHandler.refuse failed for " + refusal.code(), failure);
      return new RawResponse(refusal.status(), Headers.empty(), NO_BODY);
    }
  }
}
