// FramePeer: a WebSocket client for tests that must decide every byte themselves.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.HexFormat;

/// One connection: what is sent is exactly what the test says, and what comes back is read strictly
/// (an unmasked frame of the shortest form). Closing it resets the connection.
final class FramePeer implements AutoCloseable {
  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  /// A frame of the server.
  record Frame(int first, byte[] payload) {
    int opcode() {
      return first & 0x0F;
    }

    String text() {
      return new String(payload, UTF_8);
    }

    /// The code of a close frame.
    int code() {
      return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    }

    @Override
    public String toString() {
      return Integer.toHexString(first) + " " + HexFormat.of().formatHex(payload);
    }
  }

  FramePeer(InetSocketAddress server) throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    socket.connect(server);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  static FramePeer connect(RunningServer server) throws IOException {
    return new FramePeer(server.transport().address());
  }

  /// Connects and opens a WebSocket, without extensions.
  static FramePeer open(RunningServer server) throws IOException {
    FramePeer peer = connect(server);
    peer.handshake("");
    return peer;
  }

  /// The request of a handshake.
  ///
  /// @param fields more fields, each with its CRLF
  static String request(String fields) {
    return "GET /socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + KEY
        + "\r\n"
        + fields
        + "\r\n";
  }

  /// Opens a WebSocket, and returns the head of the answer.
  String handshake(String fields) throws IOException {
    send(request(fields));
    return readHead();
  }

  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  FramePeer send(String raw) throws IOException {
    return send(raw.getBytes(ISO_8859_1));
  }

  FramePeer send(byte[] raw) throws IOException {
    out.write(raw);
    return this;
  }

  FramePeer text(String text) throws IOException {
    return send(frame(0x81, text.getBytes(UTF_8)));
  }

  FramePeer frame(int first, int... payload) throws IOException {
    byte[] bytes = new byte[payload.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) payload[i];
    }
    return send(frame(first, bytes));
  }

  /// A masked frame with the shortest length.
  static byte[] frame(int first, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(header(first, payload.length));
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ MASK[i & 3]);
    }
    return frame.toByteArray();
  }

  /// The header of a masked frame, with its key.
  static byte[] header(int first, long length) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(first);
    if (length <= 125) {
      header.write(0x80 | (int) length);
    } else {
      int width = length <= 0xFFFF ? 2 : 8;
      header.write(width == 2 ? 0xFE : 0xFF);
      for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
        header.write((int) (length >> shift));
      }
    }
    header.writeBytes(MASK);
    return header.toByteArray();
  }

  static byte[] close(int code, String reason) {
    byte[] text = reason.getBytes(UTF_8);
    byte[] payload = new byte[2 + text.length];
    payload[0] = (byte) (code >> 8);
    payload[1] = (byte) code;
    System.arraycopy(text, 0, payload, 2, text.length);
    return frame(0x88, payload);
  }

  /// Reads the next frame; null at the end of input.
  Frame read() throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = in.readUnsignedByte();
    if (length > 127) {
      throw new IOException("a server's frame is masked");
    }
    long full = length;
    if (length == 126) {
      full = in.readUnsignedShort();
    } else if (length == 127) {
      full = in.readLong();
    }
    if (length == 126 && full < 126 || length == 127 && full <= 0xFFFF) {
      throw new IOException("not the shortest length");
    }
    byte[] payload = new byte[Math.toIntExact(full)];
    in.readFully(payload);
    return new Frame(first, payload);
  }

  /// Reads a message of any number of fragments, passing over control frames.
  Frame readMessage() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int first = -1;
    while (true) {
      Frame next = read();
      if (next == null) {
        throw new EOFException();
      }
      if (next.opcode() >= 8) {
        continue;
      }
      first = first < 0 ? next.first() : first;
      all.writeBytes(next.payload());
      if (next.first() >= 0x80) {
        return new Frame(first | 0x80, all.toByteArray());
      }
    }
  }

  /// Reads up to the close frame, answers it, and returns its code; checks that the socket is
  /// closed then.
  int readClose() throws IOException {
    Frame next = read();
    while (next != null && next.opcode() != 8) {
      next = read();
    }
    if (next == null) {
      throw new EOFException("no close frame");
    }
    try {
      send(frame(0x88, next.payload()));
    } catch (IOException closedBefore) {
      // A peer that broke a rule is not waited for.
    }
    if (in.read() >= 0) {
      throw new IOException("bytes after the close frame");
    }
    return next.code();
  }

  /// Whether the server ends the connection, by FIN or reset, and sends nothing before.
  boolean isEnded() {
    try {
      return in.read() < 0;
    } catch (IOException reset) {
      return !(reset instanceof SocketTimeoutException);
    }
  }

  void finishSending() throws IOException {
    socket.shutdownOutput();
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    if (!socket.isClosed()) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  static byte[] repeat(int octet, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) octet);
    return bytes;
  }
}
