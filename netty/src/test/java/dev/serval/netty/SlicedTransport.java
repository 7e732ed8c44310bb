// The transport under test, with the size of each read from a socket in the test's hands.
package dev.serval.netty;

import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RunningTransport;
import dev.serval.transport.TransportConfig;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Starts the server so that an accepted connection gets the receive allocator which the test
/// registered for its client port. Everything else is the real thing.
public final class SlicedTransport {
  private static final Map<Integer, RecvByteBufAllocator> ALLOCATORS = new ConcurrentHashMap<>();

  private SlicedTransport() {}

  /// Starts a server on the best sockets of this machine, or on NIO.
  public static RunningTransport start(
      TransportConfig config, ExchangeHandler handler, boolean nioOnly) {
    NettyTransport.Sockets sockets =
        nioOnly ? NettyTransport.Sockets.nio() : NettyTransport.Sockets.best();
    return NettyServer.start(config, handler, sockets.preparing(SlicedTransport::prepare));
  }

  /// Decides the reads of the next connection from this client port.
  public static void slice(int clientPort, RecvByteBufAllocator allocator) {
    ALLOCATORS.put(clientPort, allocator);
  }

  private static void prepare(Channel accepted) {
    if (accepted.remoteAddress() instanceof InetSocketAddress client) {
      RecvByteBufAllocator allocator = ALLOCATORS.remove(client.getPort());
      if (allocator != null) {
        accepted.config().setRecvByteBufAllocator(allocator);
      }
    }
  }
}
