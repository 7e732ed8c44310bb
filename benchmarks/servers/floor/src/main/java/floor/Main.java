// The floor: what a Netty server costs that understands nothing and answers the same to all.
package floor;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Answers one constant response for each `CRLF CRLF` that it reads, in one write per read.
final class Main {
  private static final byte[] ANSWER =
      """
      HTTP/1.1 200 OK\r
      Date: Sat, 21 Nov 2026 12:00:00 GMT\r
      Content-Type: text/plain\r
      Content-Length: 13\r
      \r
      Hello, World!\
      """
          .getBytes(StandardCharsets.US_ASCII);

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    int loops = Runtime.getRuntime().availableProcessors();
    var group = new MultiThreadIoEventLoopGroup(loops, EpollIoHandler.newFactory());
    new ServerBootstrap()
        .group(group)
        .channel(EpollServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 4096)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new Canned());
              }
            })
        .bind("127.0.0.1", port)
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }

  /// Counts line ends; four octets `CR LF CR LF` in a row end a request.
  private static final class Canned extends ChannelInboundHandlerAdapter {
    private int matched;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf in = (ByteBuf) message;
      int requests = 0;
      for (int i = in.readerIndex(); i < in.writerIndex(); i++) {
        byte octet = in.getByte(i);
        if (octet == ((matched & 1) == 0 ? '\r' : '\n')) {
          matched++;
        } else {
          matched = octet == '\r' ? 1 : 0;
        }
        if (matched == 4) {
          matched = 0;
          requests++;
        }
      }
      in.release();
      if (requests > 0) {
        ByteBuf out = context.alloc().ioBuffer(requests * ANSWER.length);
        for (int i = 0; i < requests; i++) {
          out.writeBytes(ANSWER);
        }
        context.writeAndFlush(out, context.voidPromise());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      context.close();
    }
  }
}
