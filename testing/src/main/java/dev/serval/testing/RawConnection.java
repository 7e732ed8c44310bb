// A client connection for tests that must decide every byte themselves.
package dev.serval.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntConsumer;

/// One TCP connection to a server under test: what is sent is exactly what the test says, and what
/// comes back is parsed strictly (RFC 9112), so that a sloppy answer fails the test.
///
/// ```java
/// try (RawConnection connection = RawConnection.open("localhost", server.port())) {
///   connection.send("GET /todos HTTP/1.1\r\nHost : example.org\r\n\r\n");
///   assertThat(connection.readResponse().status()).isEqualTo(400);
///   assertThat(connection.isClosedByPeer()).isTrue();
/// }
/// ```
///
/// Text is sent and received as ISO-8859-1: one character is one byte. Every wait ends after the
/// timeout (30 seconds unless [#timeout(Duration)] says otherwise) with a [SocketTimeoutException].
/// An instance belongs to one thread at a time; sending and receiving may be done by two. Closing
/// resets the connection, so that thousands of tests leave no sockets in TIME_WAIT.
public final class RawConnection implements AutoCloseable {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private final Socket socket;
  private final InputStream in;
  private final ResponseParser parser;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.parser = new ResponseParser(in);
  }

  /// Connects to a host and port.
  public static RawConnection open(String host, int port) throws IOException {
    return open(new InetSocketAddress(host, port));
  }

  /// Connects to an address; the wildcard address means the loopback interface.
  public static RawConnection open(InetSocketAddress address) throws IOException {
    return open(address, localPort -> {});
  }

  /// Connects to an address and tells `beforeConnecting` the local port first, so that a test can
  /// prepare the server's side of exactly this connection.
  public static RawConnection open(InetSocketAddress address, IntConsumer beforeConnecting)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(DEFAULT_TIMEOUT.toMillis()));
      InetAddress target = reachable(address);
      InetAddress local = target.isLoopbackAddress() ? target : null;
      socket.bind(new InetSocketAddress(local, 0));
      beforeConnecting.accept(socket.getLocalPort());
      socket.connect(
          new InetSocketAddress(target, address.getPort()),
          Math.toIntExact(DEFAULT_TIMEOUT.toMillis()));
      return new RawConnection(socket);
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  private static InetAddress reachable(InetSocketAddress address) {
    InetAddress target = address.getAddress();
    return target == null || target.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : target;
  }

  /// Sets how long one wait for bytes may last, and returns this connection.
  public RawConnection timeout(Duration timeout) throws IOException {
    socket.setSoTimeout(Math.toIntExact(Math.max(1, timeout.toMillis())));
    return this;
  }

  /// The port of this end, which the server sees as the remote port.
  public int localPort() {
    return socket.getLocalPort();
  }

  /// Sends text as ISO-8859-1 bytes, in one write.
  ///
  /// @throws IllegalArgumentException if a character is above U+00FF
  public RawConnection send(String text) throws IOException {
    return send(bytes(text));
  }

  /// Sends bytes, in one write.
  public RawConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /// Sends text byte by byte, pausing after each. Stops quietly when the peer has answered and
  /// closed before the end, which a server may do after refusing the first part.
  public RawConnection sendSlowly(String text, Duration pause) throws IOException {
    for (byte octet : bytes(text)) {
      try {
        socket.getOutputStream().write(octet);
        Thread.sleep(pause);
      } catch (SocketException closed) {
        return this;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while sending slowly", interrupted);
      }
    }
    return this;
  }

  /// Ends the sending direction (a FIN); the peer reads end of stream, receiving goes on.
  public RawConnection finishSending() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /// Reads the next response, interim (1xx) responses included, to a request whose response may
  /// have a body. For HEAD use [#readResponse(String)].
  ///
  /// @throws java.net.ProtocolException if the bytes are not a response as RFC 9112 writes it
  /// @throws java.io.EOFException if the peer closes before the response is complete
  public ReceivedResponse readResponse() throws IOException {
    return parser.read("GET");
  }

  /// Reads the next response to a request of the given method: a response to HEAD has no body.
  public ReceivedResponse readResponse(String requestMethod) throws IOException {
    return parser.read(requestMethod);
  }

  /// Reads everything that comes until the peer closes in order (a FIN).
  ///
  /// @throws SocketException if the peer resets the connection instead
  public String readUntilClosed() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /// Waits up to the timeout for the peer to close, by FIN or reset, without sending anything more.
  /// `false` when a byte arrives instead (it stays readable) or when the time passes.
  public boolean isClosedByPeer() throws IOException {
    in.mark(1);
    try {
      boolean ended = in.read() < 0;
      if (!ended) {
        in.reset();
      }
      return ended;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /// Resets the connection at once: the peer sees a RST, unread bytes are lost.
  @Override
  public void close() {
    try (Socket closing = socket) {
      closing.setSoLinger(true, 0);
    } catch (IOException alreadyGone) {
      // Nothing is left to release: the socket is closed whatever its options answer.
    }
  }

  private static byte[] bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        throw new IllegalArgumentException(
            "a raw connection sends ISO-8859-1, and the character at index "
                + i
                + " is U+"
                + Integer.toHexString(text.charAt(i))
                + "; encode it to bytes first and call send(byte[])");
      }
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
