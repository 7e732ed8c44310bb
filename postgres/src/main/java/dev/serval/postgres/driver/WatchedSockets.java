// WatchedSockets: the sockets of connections to PostgreSQL.
package dev.serval.postgres.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the sockets of connections, which are closed from outside when the other end says nothing
/// for too long; whoever waits for it gets a `SocketException` then.
///
/// A timeout of the socket itself does that, too, and makes every read of a virtual thread set a
/// timer, which costs a tenth of a query by key. Here a read costs two writes to memory, and a
/// thread that looks now and then finds the one that does not end ([#closeSilent]).
public final class WatchedSockets extends SocketFactory {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.postgres");
  private static final Set<WatchedSocket> OPEN = ConcurrentHashMap.newKeySet();

  private final long limitNanos;

  /// Called by the driver.
  ///
  /// @param limit how many milliseconds a read or write may last
  public WatchedSockets(String limit) {
    this.limitNanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(limit));
  }

  /// Returns whether the driver finds this class by its name, which it need not where class loaders
  /// stand between them.
  public static boolean isSeenBy(Class<?> driver) {
    try {
      String name = WatchedSockets.class.getName();
      return Class.forName(name, false, driver.getClassLoader()) == WatchedSockets.class;
    } catch (ClassNotFoundException unseen) {
      return false;
    }
  }

  /// Closes the sockets with a read or write that has lasted longer than it may.
  public static void closeSilent() {
    long now = System.nanoTime();
    for (WatchedSocket socket : OPEN) {
      if (socket.isSilent(now)) {
        SocketAddress address = socket.getRemoteSocketAddress();
        LOG.warn("PostgreSQL at {} is silent: a connection to it is closed", address);
        closeQuietly(socket);
      }
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      LOG.debug("A socket was not closed in order", failure);
    }
  }

  @Override
  public Socket createSocket() {
    return new WatchedSocket(limitNanos, OPEN);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
  }

  private Socket connected(SocketAddress address, @Nullable SocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(address);
      return socket;
    } catch (IOException | RuntimeException failure) {
      closeQuietly(socket);
      throw failure;
    }
  }
}
