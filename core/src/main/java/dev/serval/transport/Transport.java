// Transport: the door through which a server's sockets are opened.
package dev.serval.transport;

/// Carries HTTP requests from sockets to an [ExchangeHandler] and answers back.
///
/// Implementations are found by [java.util.ServiceLoader]; they are stateless until [#start] and
/// may be started several times.
///
/// ```java
/// RunningTransport server =
///     transport.start(
///         TransportConfig.defaults().withPort(0),
///         handler);
/// System.out.println(server.address());
/// server.close();
/// ```
public interface Transport {

  /// Binds the address of `config` and serves until the result is closed.
  ///
  /// When this returns, connections are being accepted. The threads it started keep the virtual
  /// machine alive until the server is stopped.
  ///
  /// @param config where to listen and every bound that holds for a peer
  /// @param handler answers the requests, on virtual threads
  /// @return the running server
  /// @throws java.io.UncheckedIOException if the address cannot be bound; its message names it
  RunningTransport start(TransportConfig config, ExchangeHandler handler);
}
