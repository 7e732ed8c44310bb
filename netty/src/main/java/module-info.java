import dev.serval.netty.NettyTransport;
import dev.serval.transport.Transport;
import org.jspecify.annotations.NullMarked;

/// HTTP/1.1 on Netty: the only module that imports `io.netty`.
@NullMarked
module dev.serval.netty {
  requires transitive dev.serval.core;
  requires static org.jspecify;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.unix.common;
  requires java.management;

  exports dev.serval.netty;

  provides Transport with
      NettyTransport;
}
