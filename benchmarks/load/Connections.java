// Connections: opens many keep-alive connections, leaves them idle, and tells which were lost.
// java benchmarks/load/Connections.java PORT COUNT

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Each connection has had one answer before it is idle, as one of a browser or a proxy has. Prints
/// how many are open; after a line of input asks on each again, and prints how many did not answer.
final class Connections {
  private static final byte[] REQUEST =
      "GET /plaintext HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String BODY = "Hello, World!";

  /// A source address has some 28,000 ports; more of them keep the server from running out.
  private static final int PER_SOURCE = 2_000;

  private Connections() {}

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    int count = Integer.parseInt(args[1]);
    List<SocketChannel> channels = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(new InetSocketAddress("127.0.0." + (2 + i / PER_SOURCE), 0));
      channel.connect(new InetSocketAddress("127.0.0.1", port));
      channel.socket().setSoTimeout(10_000);
      channels.add(channel);
      if (!answers(channel)) {
        throw new IOException("connection " + i + " has no answer");
      }
    }
    System.out.println(count);
    System.in.read();
    int lost = 0;
    for (SocketChannel channel : channels) {
      if (!answers(channel)) {
        lost++;
      }
    }
    System.out.println(lost);
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }

  private static boolean answers(SocketChannel channel) {
    try {
      channel.write(ByteBuffer.wrap(REQUEST));
      ByteBuffer in = ByteBuffer.allocate(4096);
      while (channel.read(in) >= 0) {
        String text = new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII);
        if (text.contains(BODY)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
