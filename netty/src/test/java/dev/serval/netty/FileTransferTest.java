package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.transport.Exchange;
import dev.serval.transport.FileSink;
import dev.serval.transport.TransportConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files on real sockets: whole, with what comes after them, and with peers that misbehave.
class FileTransferTest {
  private static final int MIB = 1 << 20;
  private static final String REQUEST = "GET /file HTTP/1.1\r\nHost: a\r\n\r\n";

  @TempDir private Path folder;

  private Path file(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return Files.write(folder.resolve("file"), bytes);
  }

  private static RunningServer.Answer answer(Path file, CountDownLatch ended) {
    return exchange -> {
      if (exchange.target().path().equals("/file")) {
        try {
          send(exchange, file, 0, Files.size(file));
        } finally {
          ended.countDown();
        }
      } else {
        byte[] tea = "tea".getBytes(ISO_8859_1);
        exchange.respond(Status.OK, Headers.empty(), tea, 0, 3);
      }
    };
  }

  private static void send(Exchange exchange, Path file, long from, long count) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      OutputStream out = exchange.stream(Status.OK, Headers.empty(), count);
      assertThat(out).isInstanceOf(FileSink.class);
      FileSink.send(out, channel, from, count);
      out.close();
    }
  }

  private static Socket connect(RunningServer server, String requests) throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.transport().address().getPort());
    socket.setSoTimeout(60_000);
    socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
    return socket;
  }

  /// Reads a head and returns it.
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      assertThat(b).as("a byte of the head").isNotNegative();
      head.append((char) b);
    }
    return head.toString();
  }

  private static long crc(byte[] bytes, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, to - from);
    return crc.getValue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sendsWholeFileAndAnswersWhatWasPipelined(boolean nioOnly) throws Exception {
    Path file = file(64 * MIB);
    byte[] bytes = Files.readAllBytes(file);
    CountDownLatch ended = new CountDownLatch(2);
    String pipelined = REQUEST + "GET /tea HTTP/1.1\r\nHost: a\r\n\r\n" + REQUEST;
    try (RunningServer server =
            RunningServer.start(RunningServer.config(), answer(file, ended), nioOnly);
        Socket socket = connect(server, pipelined)) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      assertThat(head(in)).contains("Content-Length: " + bytes.length + "\r\n");
      byte[] first = in.readNBytes(bytes.length);
      assertThat(crc(first, 0, first.length)).isEqualTo(crc(bytes, 0, bytes.length));
      head(in);
      assertThat(new String(in.readNBytes(3), ISO_8859_1)).isEqualTo("tea");
      head(in);
      assertThat(crc(in.readNBytes(bytes.length), 0, bytes.length))
          .isEqualTo(crc(bytes, 0, bytes.length));
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void sendsRegionsBetweenBytes() throws Exception {
    Path file = file(4 * MIB);
    byte[] bytes = Files.readAllBytes(file);
    int count = 200_000;
    RunningServer.Answer answer =
        exchange -> {
          try (FileChannel channel = FileChannel.open(file);
              OutputStream out = exchange.stream(Status.OK, Headers.empty(), 2L * count + 6)) {
            out.write("ab".getBytes(ISO_8859_1));
            FileSink.send(out, channel, 1_000_001, count);
            out.write("cd".getBytes(ISO_8859_1));
            FileSink.send(out, channel, 17, count);
            out.write("ef".getBytes(ISO_8859_1));
          }
        };
    try (RunningServer server = RunningServer.start(answer);
        Socket socket = connect(server, REQUEST)) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      head(in);
      byte[] body = in.readNBytes(2 * count + 6);
      assertThat(new String(body, 0, 2, ISO_8859_1)).isEqualTo("ab");
      assertThat(crc(body, 2, 2 + count)).isEqualTo(crc(bytes, 1_000_001, 1_000_001 + count));
      assertThat(new String(body, 2 + count, 2, ISO_8859_1)).isEqualTo("cd");
      assertThat(crc(body, 4 + count, 4 + 2 * count)).isEqualTo(crc(bytes, 17, 17 + count));
      assertThat(new String(body, 4 + 2 * count, 2, ISO_8859_1)).isEqualTo("ef");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cutsTheConnectionWhereTheFileBecameShorter(boolean nioOnly) throws Exception {
    Path file = file(MIB);
    RunningServer.Answer answer = exchange -> send(exchange, file, 0, 2L * MIB);
    try (RunningServer server = RunningServer.start(RunningServer.config(), answer, nioOnly);
        Socket socket = connect(server, REQUEST)) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      head(in);
      long read = 0;
      try {
        while (in.read() >= 0) {
          read++;
        }
      } catch (IOException reset) {
        // An end as clear as the other.
      }
      assertThat(read).isLessThanOrEqualTo(MIB);
    }
  }

  @Test
  void endsWhenThePeerGoesAway() throws Exception {
    Path file = file(64 * MIB);
    CountDownLatch ended = new CountDownLatch(1);
    try (RunningServer server = RunningServer.start(answer(file, ended))) {
      Socket socket = connect(server, REQUEST);
      head(socket.getInputStream());
      socket.setSoLinger(true, 0);
      socket.close();
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void cutsPeerThatDoesNotRead() throws Exception {
    Path file = file(64 * MIB);
    CountDownLatch ended = new CountDownLatch(1);
    TransportConfig config = RunningServer.config().withWriteTimeout(Duration.ofSeconds(1));
    try (RunningServer server = RunningServer.start(config, answer(file, ended));
        Socket socket = connect(server, REQUEST)) {
      head(socket.getInputStream());
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void stalledReadersTakeNoMemoryAndGetTheWholeFile() throws Exception {
    Path file = file(16 * MIB);
    CountDownLatch ended = new CountDownLatch(40);
    List<Socket> sockets = new ArrayList<>();
    try (RunningServer server = RunningServer.start(answer(file, ended))) {
      try (Socket warm = connect(server, REQUEST)) {
        InputStream in = new BufferedInputStream(warm.getInputStream());
        head(in);
        in.skipNBytes(16 * MIB);
      }
      long before = used();
      for (int i = 0; i < 39; i++) {
        sockets.add(connect(server, REQUEST));
      }
      Thread.sleep(500);
      for (int i = 0; i < 60 && used() - before >= 8 * MIB; i++) {
        Thread.sleep(500); // what others have left is collected with time
      }
      assertThat(used() - before).isLessThan(8 * MIB);
      for (Socket socket : sockets) {
        head(socket.getInputStream());
        socket.getInputStream().skipNBytes(16 * MIB);
      }
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory()
        - runtime.freeMemory()
        + io.netty.buffer.PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
  }
}
