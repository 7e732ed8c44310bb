// RunningTransport: the handle of a server that accepts connections.
package dev.serval.transport;

import java.net.InetSocketAddress;
import java.time.Duration;

/// A started server. Every method may be called from any thread, more than once.
public interface RunningTransport extends AutoCloseable {

  /// The address that is listened on, with the real port where port 0 was asked for.
  ///
  /// @return the bound address, also after the server was stopped
  InetSocketAddress address();

  /// What the line that announces the server should say of how it runs.
  ///
  /// @return a few words, as `request threads begin on the event loops`; by default none
  default String about() {
    return "";
  }

  /// Stops gracefully: accepts no further connection, closes idle ones, answers every request that
  /// was already taken with `Connection: close`, and returns when the last one was answered.
  ///
  /// What is still unanswered after `deadline` is interrupted and its connection is cut. Blocks the
  /// caller, so a handler that wants to stop its own server calls this from another thread.
  ///
  /// @param deadline how long requests in flight may take; zero cuts them at once
  void stop(Duration deadline);

  /// Stops gracefully with the deadline of [TransportConfig#stopTimeout].
  @Override
  void close();
}
