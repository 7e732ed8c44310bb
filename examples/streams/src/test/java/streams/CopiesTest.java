package streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Bodies of any size in constant memory: the server has less than a tenth of what it is sent.
class CopiesTest {
  private static final long SIZE = 512L << 20;
  private static final Pattern PORT = Pattern.compile("http://localhost:(\\d+)");

  @Test
  void sendsHalfGibibyteBackFromHeapOf32Mebibytes() throws Exception {
    Process server = start();
    try (Socket socket = new Socket("127.0.0.1", port(server))) {
      socket.setSoTimeout(120_000);
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(socket));
      InputStream in = socket.getInputStream();
      assertThat(readHead(in)).startsWith("HTTP/1.1 200 ").contains("chunked");
      assertThat(readChunks(in)).isEqualTo(SIZE);
      sent.get();
    } finally {
      server.destroy();
    }
  }

  private static Process start() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:MaxDirectMemorySize=16m",
            "-cp",
            classPath,
            "streams.StreamsApp",
            "--port=0")
        .redirectErrorStream(true)
        .start();
  }

  private static int port(Process server) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(System.out::println));
        return Integer.parseInt(port.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("The server did not start: " + said);
  }

  private static void send(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /copies HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + SIZE + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] piece = new byte[1 << 16];
      for (long left = SIZE; left > 0; left -= piece.length) {
        out.write(piece);
      }
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  /// Returns how many bytes were in all chunks.
  private static long readChunks(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 20];
    long total = 0;
    while (true) {
      StringBuilder size = new StringBuilder();
      for (int octet = in.read(); octet != '\r'; octet = in.read()) {
        size.append((char) octet);
      }
      in.skipNBytes(1);
      int count = Integer.parseInt(size.toString(), 16);
      assertThat(in.readNBytes(buffer, 0, count)).isEqualTo(count);
      in.skipNBytes(2);
      if (count == 0) {
        return total;
      }
      total += count;
    }
  }
}
