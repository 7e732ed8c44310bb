// ConnectionEvents: what Netty says of a channel, told to its connection.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/// The one handler in the pipeline of a channel. Called by the event loop; owns the buffers that
/// come in for as long as a call lasts.
final class ConnectionEvents extends ChannelInboundHandlerAdapter {
  private final HttpConnection connection;

  ConnectionEvents(HttpConnection connection) {
    this.connection = connection;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connection.opened();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf buffer = (ByteBuf) message;
    try {
      connection.received(buffer);
    } finally {
      buffer.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    connection.batchReceived();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      connection.inputEnded();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    connection.failed(cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    connection.closed();
  }
}
