// ConnectionSweep: all connections of one event loop, visited a few times a second.
package dev.serval.netty;

import dev.serval.transport.TransportConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The open connections of one event loop, and the beat that checks their [Timeouts].
///
/// Belongs to the loop. A visit costs some nanoseconds, so a beat over ten thousand idle
/// connections is below a millisecond, and a request arms no timer at all.
final class ConnectionSweep implements Runnable {
  private static final Duration SLOWEST = Duration.ofMillis(500);
  private static final Duration FASTEST = Duration.ofMillis(5);

  private final Loop loop;
  private final List<HttpConnection> connections = new ArrayList<>();
  private final List<RequestRun> orphans = new ArrayList<>();

  ConnectionSweep(Loop loop) {
    this.loop = loop;
  }

  /// The time between two beats: a tenth of the shortest deadline, within bounds.
  static Duration interval(TransportConfig config) {
    Duration tenth =
        Stream.of(
                config.headerTimeout(),
                config.bodyTimeout(),
                config.keepAliveIdle(),
                config.writeTimeout(),
                config.lingerTimeout())
            .min(Duration::compareTo)
            .orElseThrow()
            .dividedBy(10);
    if (tenth.compareTo(FASTEST) < 0) {
      return FASTEST;
    }
    return tenth.compareTo(SLOWEST) > 0 ? SLOWEST : tenth;
  }

  /// Adds a connection and returns its index, which the connection keeps for [#remove].
  void add(HttpConnection connection) {
    connection.sweepIndex = connections.size();
    connections.add(connection);
  }

  /// Removes a connection by putting the last one in its place.
  void remove(HttpConnection connection) {
    int index = connection.sweepIndex;
    if (index < 0) {
      return;
    }
    connection.sweepIndex = -1;
    HttpConnection last = connections.removeLast();
    if (last != connection) {
      connections.set(index, last);
      last.sweepIndex = index;
    }
  }

  /// Remembers a request whose connection is gone, until it ends.
  void orphan(RequestRun request) {
    if (!request.isOver()) {
      orphans.add(request);
    }
  }

  /// Interrupts what still runs, and cuts the connections.
  void abandonAll() {
    orphans.forEach(RequestRun::interrupt);
    forEach(HttpConnection::abandon);
  }

  /// Visits every connection; the visitor may close, and so remove, the one it is given.
  void forEach(Consumer<HttpConnection> visitor) {
    for (int i = connections.size() - 1; i >= 0; i--) {
      visitor.accept(connections.get(i));
    }
  }

  /// Whatever goes wrong with one connection, the others keep their deadlines.
  @Override
  public void run() {
    loop.tick();
    DateField.renew();
    orphans.removeIf(RequestRun::isOver);
    forEach(connection -> {
      try {
        connection.checkTimeouts();
      } catch (Throwable failure) {
        connection.failed(failure);
      }
    });
  }
}
