// TransportConfig: where a server listens, and every bound it holds its peers to.
package dev.serval.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/// The address of a server and all limits of its connections, each with a safe default.
///
/// ```java
/// TransportConfig config =
///     TransportConfig.defaults().withHost("0.0.0.0").withMaxBody(8 << 20);
/// ```
///
/// Sizes are in bytes and inclusive: a value of exactly the limit is accepted. Line ends do not
/// count.
///
/// @param host the name or address to listen on; `127.0.0.1` by default, so that nothing is
///   reachable from outside before somebody says so
/// @param port the port; 8000 by default, 0 picks a free one
/// @param eventLoops threads that serve sockets; 0, the default, means one per processor
/// @param maxRequestLine longest request line; 8 KiB, above it 414
/// @param maxHeaderField longest header field line; 8 KiB, above it 431
/// @param maxHeaders all header field lines together; 32 KiB, above it 431
/// @param maxHeaderCount number of header fields; 100, above it 431
/// @param maxBody largest request body where a route says nothing else; 1 MiB, above it 413
/// @param maxDrain how much of an unread body is discarded to keep the connection; 64 KiB
/// @param headerTimeout from the first byte of a request to the end of its head; 10 s, then 408
/// @param bodyTimeout how long a body may pause, and how long [#minRate] is not yet asked of it; 10
///   s, then 408
/// @param minRate bytes per second that a peer must send of a body, and read of an answer; 1024
/// @param keepAliveIdle how long a connection may stay open without a request; 60 s
/// @param writeTimeout how long an answer may wait for a peer that reads less than `minRate`; 30 s,
///   then the connection is cut
/// @param lingerTimeout how long bytes that nobody wants are still taken: the rest of a body that
///   the handler did not read, and what a refused peer still sends while it should read its answer;
///   2 s
/// @param stopTimeout how long [RunningTransport#close] waits for requests in flight; 10 s
/// @param maxConnections open connections; 20,000, above it 503
/// @param maxRequestsInFlight requests being answered at a time; 10,000, above it 503
public record TransportConfig(
    String host,
    int port,
    int eventLoops,
    int maxRequestLine,
    int maxHeaderField,
    int maxHeaders,
    int maxHeaderCount,
    long maxBody,
    int maxDrain,
    Duration headerTimeout,
    Duration bodyTimeout,
    int minRate,
    Duration keepAliveIdle,
    Duration writeTimeout,
    Duration lingerTimeout,
    Duration stopTimeout,
    int maxConnections,
    int maxRequestsInFlight) {

  private static final TransportConfig DEFAULTS =
      new TransportConfig(
          "127.0.0.1",
          8000,
          0,
          8 << 10,
          8 << 10,
          32 << 10,
          100,
          1 << 20,
          64 << 10,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          1024,
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          20_000,
          10_000);

  /// Checks every bound.
  ///
  /// @throws IllegalArgumentException naming the component, what it must be and what it was
  public TransportConfig {
    Objects.requireNonNull(host, "host");
    between("port", port, 0, 65_535);
    between("eventLoops", eventLoops, 0, 1_024);
    between("maxRequestLine", maxRequestLine, 16, 1 << 20);
    between("maxHeaderField", maxHeaderField, 16, 1 << 20);
    between("maxHeaders", maxHeaders, 16, 1 << 24);
    between("maxHeaderCount", maxHeaderCount, 1, 10_000);
    between("maxBody", maxBody, 0, Long.MAX_VALUE);
    between("maxDrain", maxDrain, 0, 1 << 30);
    positive("headerTimeout", headerTimeout);
    positive("bodyTimeout", bodyTimeout);
    between("minRate", minRate, 0, 1 << 30);
    positive("keepAliveIdle", keepAliveIdle);
    positive("writeTimeout", writeTimeout);
    positive("lingerTimeout", lingerTimeout);
    positive("stopTimeout", stopTimeout);
    between("maxConnections", maxConnections, 1, Integer.MAX_VALUE);
    between("maxRequestsInFlight", maxRequestsInFlight, 1, Integer.MAX_VALUE);
  }

  /// The defaults named above.
  ///
  /// @return the default configuration
  public static TransportConfig defaults() {
    return DEFAULTS;
  }

  /// This configuration with another `host`.
  ///
  /// @param host the new value
  /// @return the changed copy
  public TransportConfig withHost(String host) {
    return copy(draft -> draft.host = host);
  }

  /// This configuration with another `port`.
  ///
  /// @param port the new value
  /// @return the changed copy
  public TransportConfig withPort(int port) {
    return copy(draft -> draft.port = port);
  }

  /// This configuration with another `eventLoops`.
  ///
  /// @param eventLoops the new value
  /// @return the changed copy
  public TransportConfig withEventLoops(int eventLoops) {
    return copy(draft -> draft.eventLoops = eventLoops);
  }

  /// This configuration with another `maxRequestLine`.
  ///
  /// @param maxRequestLine the new value
  /// @return the changed copy
  public TransportConfig withMaxRequestLine(int maxRequestLine) {
    return copy(draft -> draft.maxRequestLine = maxRequestLine);
  }

  /// This configuration with another `maxHeaderField`.
  ///
  /// @param maxHeaderField the new value
  /// @return the changed copy
  public TransportConfig withMaxHeaderField(int maxHeaderField) {
    return copy(draft -> draft.maxHeaderField = maxHeaderField);
  }

  /// This configuration with another `maxHeaders`.
  ///
  /// @param maxHeaders the new value
  /// @return the changed copy
  public TransportConfig withMaxHeaders(int maxHeaders) {
    return copy(draft -> draft.maxHeaders = maxHeaders);
  }

  /// This configuration with another `maxHeaderCount`.
  ///
  /// @param maxHeaderCount the new value
  /// @return the changed copy
  public TransportConfig withMaxHeaderCount(int maxHeaderCount) {
    return copy(draft -> draft.maxHeaderCount = maxHeaderCount);
  }

  /// This configuration with another `maxBody`.
  ///
  /// @param maxBody the new value
  /// @return the changed copy
  public TransportConfig withMaxBody(long maxBody) {
    return copy(draft -> draft.maxBody = maxBody);
  }

  /// This configuration with another `maxDrain`.
  ///
  /// @param maxDrain the new value
  /// @return the changed copy
  public TransportConfig withMaxDrain(int maxDrain) {
    return copy(draft -> draft.maxDrain = maxDrain);
  }

  /// This configuration with another `headerTimeout`.
  ///
  /// @param headerTimeout the new value
  /// @return the changed copy
  public TransportConfig withHeaderTimeout(Duration headerTimeout) {
    return copy(draft -> draft.headerTimeout = headerTimeout);
  }

  /// This configuration with another `bodyTimeout`.
  ///
  /// @param bodyTimeout the new value
  /// @return the changed copy
  public TransportConfig withBodyTimeout(Duration bodyTimeout) {
    return copy(draft -> draft.bodyTimeout = bodyTimeout);
  }

  /// This configuration with another `minRate`.
  ///
  /// @param minRate the new value
  /// @return the changed copy
  public TransportConfig withMinRate(int minRate) {
    return copy(draft -> draft.minRate = minRate);
  }

  /// This configuration with another `keepAliveIdle`.
  ///
  /// @param keepAliveIdle the new value
  /// @return the changed copy
  public TransportConfig withKeepAliveIdle(Duration keepAliveIdle) {
    return copy(draft -> draft.keepAliveIdle = keepAliveIdle);
  }

  /// This configuration with another `writeTimeout`.
  ///
  /// @param writeTimeout the new value
  /// @return the changed copy
  public TransportConfig withWriteTimeout(Duration writeTimeout) {
    return copy(draft -> draft.writeTimeout = writeTimeout);
  }

  /// This configuration with another `lingerTimeout`.
  ///
  /// @param lingerTimeout the new value
  /// @return the changed copy
  public TransportConfig withLingerTimeout(Duration lingerTimeout) {
    return copy(draft -> draft.lingerTimeout = lingerTimeout);
  }

  /// This configuration with another `stopTimeout`.
  ///
  /// @param stopTimeout the new value
  /// @return the changed copy
  public TransportConfig withStopTimeout(Duration stopTimeout) {
    return copy(draft -> draft.stopTimeout = stopTimeout);
  }

  /// This configuration with another `maxConnections`.
  ///
  /// @param maxConnections the new value
  /// @return the changed copy
  public TransportConfig withMaxConnections(int maxConnections) {
    return copy(draft -> draft.maxConnections = maxConnections);
  }

  /// This configuration with another `maxRequestsInFlight`.
  ///
  /// @param maxRequestsInFlight the new value
  /// @return the changed copy
  public TransportConfig withMaxRequestsInFlight(int maxRequestsInFlight) {
    return copy(draft -> draft.maxRequestsInFlight = maxRequestsInFlight);
  }

  private TransportConfig copy(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.build();
  }

  private static void between(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "TransportConfig." + name + " must be from " + min + " to " + max + ", not " + value);
    }
  }

  private static void positive(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (!value.isPositive() || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "TransportConfig." + name + " must be above zero and at most a day, not " + value);
    }
  }

  /// The components as fields, so that each wither changes one of them and names no other.
  private static final class Draft {
    String host;
    int port;
    int eventLoops;
    int maxRequestLine;
    int maxHeaderField;
    int maxHeaders;
    int maxHeaderCount;
    long maxBody;
    int maxDrain;
    Duration headerTimeout;
    Duration bodyTimeout;
    int minRate;
    Duration keepAliveIdle;
    Duration writeTimeout;
    Duration lingerTimeout;
    Duration stopTimeout;
    int maxConnections;
    int maxRequestsInFlight;

    Draft(TransportConfig from) {
      host = from.host;
      port = from.port;
      eventLoops = from.eventLoops;
      maxRequestLine = from.maxRequestLine;
      maxHeaderField = from.maxHeaderField;
      maxHeaders = from.maxHeaders;
      maxHeaderCount = from.maxHeaderCount;
      maxBody = from.maxBody;
      maxDrain = from.maxDrain;
      headerTimeout = from.headerTimeout;
      bodyTimeout = from.bodyTimeout;
      minRate = from.minRate;
      keepAliveIdle = from.keepAliveIdle;
      writeTimeout = from.writeTimeout;
      lingerTimeout = from.lingerTimeout;
      stopTimeout = from.stopTimeout;
      maxConnections = from.maxConnections;
      maxRequestsInFlight = from.maxRequestsInFlight;
    }

    TransportConfig build() {
      return new TransportConfig(
          host,
          port,
          eventLoops,
          maxRequestLine,
          maxHeaderField,
          maxHeaders,
          maxHeaderCount,
          maxBody,
          maxDrain,
          headerTimeout,
          bodyTimeout,
          minRate,
          keepAliveIdle,
          writeTimeout,
          lingerTimeout,
          stopTimeout,
          maxConnections,
          maxRequestsInFlight);
    }
  }
}
