// Fanout: many clients of one broadcast: does each receive each message, how late, at what cost?
// java benchmarks/load/Fanout.java PORT ws|sse COUNT ROUNDS PID [SECONDS_IDLE]

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens `COUNT` WebSockets (`/ws`) or event streams (`/events`), and posts `ROUNDS` messages to
/// `/broadcast` one after the other; each carries the time at which it was posted. A round ends when
/// all have it, or after ten seconds. Prints what each connection needs of the server's memory, whose
/// heap must be resident from the start, for each round how many have the message and its delays,
/// and for the second half of the rounds the server's CPU time per message delivered.
///
/// One thread receives for all: the delays hold its own time too, which is about half of them.
final class Fanout {
  private static final int PER_SOURCE = 2_000;
  private static final byte[] MARK = "\"posted\":".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern USED = Pattern.compile("(?:PSYoungGen|ParOldGen).*used (\\d+)K");
  private static final long PATIENCE = 10_000_000_000L;

  private final int port;
  private final String kind;
  private final Path proc;
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);

  /// Of one connection: what came of a message that is not whole, and the last round it has.
  private static final class Client {
    byte[] rest = new byte[0];
    long posted;
  }

  private Fanout(int port, String kind, long pid) throws IOException {
    this.port = port;
    this.kind = kind;
    this.proc = Path.of("/proc", Long.toString(pid));
  }

  public static void main(String[] args) throws Exception {
    Fanout fanout = new Fanout(Integer.parseInt(args[0]), args[1], Long.parseLong(args[4]));
    int count = Integer.parseInt(args[2]);
    int rounds = Integer.parseInt(args[3]);
    int idle = args.length > 5 ? Integer.parseInt(args[5]) : 0;
    long live = fanout.live();
    long resident = fanout.resident();
    fanout.connect(count);
    Thread.sleep(idle * 1000L);
    System.out.printf(
        Locale.ROOT,
        "%s: %d connected; each needs %.1f KiB of heap and %.1f KiB beside it%n",
        args[1],
        count,
        (fanout.live() - live) / 1024.0 / count,
        (fanout.resident() - resident) / 1024.0 / count);
    fanout.broadcast(count, rounds);
    System.exit(0);
  }

  private void connect(int count) throws IOException {
    byte[] request =
        (kind.equals("ws")
                ? "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
                : "GET /events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    List<SocketChannel> channels = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(new InetSocketAddress("127.0.0." + (2 + i / PER_SOURCE), 0));
      channel.connect(new InetSocketAddress("127.0.0.1", port));
      channel.write(ByteBuffer.wrap(request));
      channels.add(channel);
    }
    for (SocketChannel channel : channels) { // a stream without an event answers a little later
      String head = head(channel);
      if (!head.startsWith(kind.equals("ws") ? "HTTP/1.1 101" : "HTTP/1.1 200")) {
        throw new IOException("a connection was answered " + head.lines().findFirst());
      }
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Client());
    }
  }

  private static String head(SocketChannel channel) throws IOException {
    StringBuilder head = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (head.indexOf("\r\n\r\n") < 0) {
      one.clear();
      if (channel.read(one) < 0) {
        throw new IOException("no answer: " + head);
      }
      head.append((char) one.get(0));
    }
    return head.toString();
  }

  private void broadcast(int count, int rounds) throws IOException {
    long cpu = cpuTicks();
    long delivered = 0;
    double[] all = new double[Math.multiplyExact(count, rounds)];
    int to = 0;
    long lost = 0;
    for (int round = 0; round < rounds; round++) {
      if (round == rounds / 2) { // the first half has warmed up both sides
        cpu = cpuTicks();
        delivered = 0;
        to = 0;
      }
      double[] delays = new double[count];
      int received = round(count, delays);
      System.arraycopy(delays, 0, all, to, received);
      to += received;
      delivered += received;
      lost += count - received;
      Arrays.sort(delays, 0, received);
      System.out.printf(
          Locale.ROOT,
          "round %2d: %d of %d, median %.1f ms, p99 %.1f ms, last %.1f ms%n",
          round + 1,
          received,
          count,
          received == 0 ? Double.NaN : delays[received / 2],
          received == 0 ? Double.NaN : delays[(int) (received * 0.99)],
          received == 0 ? Double.NaN : delays[received - 1]);
    }
    double[] kept = Arrays.copyOf(all, to);
    Arrays.sort(kept);
    System.out.printf(
        Locale.ROOT,
        "%s: %d lost; second half: %.2f µs of CPU per message, delay median %.1f ms, p99 %.1f ms%n",
        kind,
        lost,
        (cpuTicks() - cpu) * 10_000.0 / Math.max(delivered, 1),
        kept[to / 2],
        kept[(int) (to * 0.99)]);
  }

  private int round(int count, double[] delays) throws IOException {
    long posted = System.nanoTime();
    Thread poster =
        Thread.ofPlatform()
            .start(() -> {
              try {
                post(posted);
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            });
    int received = 0;
    while (received < count && System.nanoTime() - posted < PATIENCE) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        if (take(key, posted)) {
          delays[received++] = (System.nanoTime() - posted) / 1e6;
        }
      }
      selector.selectedKeys().clear();
    }
    try {
      poster.join();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
    return received;
  }

  private void post(long posted) throws IOException {
    String body = "{\"posted\":" + posted + ",\"text\":\"Hello to all who are listening\"}";
    String request =
        "POST /broadcast HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      if (!answer.startsWith("HTTP/1.1 20")) {
        throw new IOException(answer);
      }
    }
  }

  /// Returns whether the message of this round has come whole.
  private boolean take(SelectionKey key, long posted) throws IOException {
    Client client = (Client) key.attachment();
    buffer.clear();
    int read = ((SocketChannel) key.channel()).read(buffer);
    if (read < 0) {
      key.cancel();
      key.channel().close();
      return false;
    }
    buffer.flip();
    byte[] bytes = Arrays.copyOf(client.rest, client.rest.length + read);
    buffer.get(bytes, client.rest.length, read);
    int end = lastMessage(bytes, client);
    client.rest = end == bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, end, bytes.length);
    return client.posted == posted && read > 0 && end > 0;
  }

  /// Reads the time in each message; returns where the last whole one ends.
  private static int lastMessage(byte[] bytes, Client client) {
    int end = 0;
    for (int i = 0; i + MARK.length < bytes.length; i++) {
      if (bytes[i] == '"' && Arrays.equals(bytes, i, i + MARK.length, MARK, 0, MARK.length)) {
        long value = 0;
        int at = i + MARK.length;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
          value = value * 10 + bytes[at++] - '0';
        }
        if (at < bytes.length) {
          client.posted = value;
          end = at;
        }
      }
    }
    return end == 0 && bytes.length > 1024 ? bytes.length : end;
  }

  /// What lives in the server's heap after a collection.
  private long live() throws IOException {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    long sum = 0;
    while (used.find()) {
      sum += Long.parseLong(used.group(1)) * 1024;
    }
    return sum;
  }

  private String jcmd(String command) throws IOException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(program, proc.getFileName().toString(), command).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private long resident() throws IOException {
    for (String line : Files.readAllLines(proc.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException("no VmRSS");
  }

  /// User and system time, in hundredths of a second.
  private long cpuTicks() throws IOException {
    String stat = Files.readString(proc.resolve("stat"));
    List<String> cells = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return Long.parseLong(cells.get(11)) + Long.parseLong(cells.get(12));
  }
}
