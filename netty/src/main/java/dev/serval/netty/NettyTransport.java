// NettyTransport: HTTP/1.1 over Netty's sockets.
package dev.serval.netty;

import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RunningTransport;
import dev.serval.transport.Transport;
import dev.serval.transport.TransportConfig;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.function.Consumer;

/// Serves HTTP/1.1 on epoll where there is one, else on NIO.
///
/// Found by [java.util.ServiceLoader]; nothing else of this module needs to be named by a user.
///
/// ```java
/// RunningTransport server =
///     new NettyTransport()
///         .start(
///             TransportConfig.defaults().withPort(0),
///             handler);
/// ```
public final class NettyTransport implements Transport {

  /// How sockets are waited for.
  ///
  /// @param handler makes what a loop waits with
  /// @param channel the listening socket that goes with it
  /// @param accepted prepares each connection before it is read; tests decide its reads here
  record Sockets(
      IoHandlerFactory handler,
      Class<? extends ServerChannel> channel,
      Consumer<Channel> accepted) {

    static Sockets nio() {
      return new Sockets(NioIoHandler.newFactory(), NioServerSocketChannel.class, c -> {});
    }

    Sockets preparing(Consumer<Channel> each) {
      return new Sockets(handler, channel, each);
    }

    static Sockets best() {
      return Epoll.isAvailable()
          ? new Sockets(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, c -> {})
          : nio();
    }
  }

  private final boolean nioOnly;

  /// Makes a transport that uses the best sockets of this machine.
  public NettyTransport() {
    this(false);
  }

  /// @param nioOnly whether epoll is left alone although it is there
  NettyTransport(boolean nioOnly) {
    this.nioOnly = nioOnly;
  }

  @Override
  public RunningTransport start(TransportConfig config, ExchangeHandler handler) {
    return NettyServer.start(config, handler, nioOnly ? Sockets.nio() : Sockets.best());
  }
}
