// SocketSend: gives bytes to the kernel at once, where nothing waits before them.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;

/// The short way out: nearly every answer fits into the socket's buffer, and then a queue, its
/// entry, its counters and a promise are nothing but cost.
///
/// For the event loop of the channel, which is also the only one to close it: so the descriptor
/// cannot become another connection's between the check and the call.
final class SocketSend {
  private SocketSend() {}

  /// Sends what is readable, as much as the kernel takes, and consumes it.
  ///
  /// The caller knows that nothing was written before that is not sent yet. Sends nothing where the
  /// channel has no descriptor of its own (NIO), or is closed.
  ///
  /// @throws IOException if the peer is gone
  static void send(Channel channel, ByteBuf bytes) throws IOException {
    if (channel instanceof UnixChannel unix
        && unix.fd() instanceof Socket socket
        && bytes.hasMemoryAddress()
        && channel.isActive()) {
      int from = bytes.readerIndex();
      bytes.skipBytes(socket.sendAddress(bytes.memoryAddress(), from, bytes.writerIndex()));
    }
  }
}
