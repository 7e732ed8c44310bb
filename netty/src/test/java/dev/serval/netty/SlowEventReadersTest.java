// SlowEventReadersTest: readers of events that stop reading, over sockets with their buffers.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.EventOptions;
import dev.serval.Routes;
import dev.serval.StreamResponses;
import dev.serval.channels.Channel;
import dev.serval.channels.ChannelLimits;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.channels.Subscription;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.testing.TestServer;
import dev.serval.transport.TransportConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One reader stalls after the head, and another one of the same channel reads. What is kept for
/// the first is far less than what is published, and the second gets all of it.
@Timeout(300)
class SlowEventReadersTest {
  private static final int MESSAGES = 200;
  private static final List<Integer> ALL = IntStream.range(0, MESSAGES).boxed().toList();

  /// All messages are 50 MiB, of which the kernel takes some.
  private static final String PADDING = " " + "x".repeat(256 << 10);

  /// What the subscription or the queue of a response holds, and what the transport and the kernel
  /// hold, are less than this together.
  private static final int KEPT = MESSAGES / 2;

  private static final int BOUND = 4;

  private final List<Reader> readers = new ArrayList<>();
  private Channels channels = Channels.inMemory();
  private Subscription<String> stalled;
  private TestServer server;

  private Channel<String> news() {
    return channels.channel("news", JsonCodecs.STRING);
  }

  private Channel<String> calm() {
    return channels.channel("calm", JsonCodecs.STRING);
  }

  /// Serves `/stalled`, whose subscription has a policy, `/all`, whose subscription has room for
  /// all messages, and `/calm`, which is another channel.
  ///
  /// @param policy of the subscription
  /// @param ofRoute of the response's queue; with [Overflow#BLOCK] the subscription counts
  private void serve(Overflow policy, Overflow ofRoute) {
    stalled = news().subscribe(BOUND, policy);
    serve(group -> {
      StreamResponses<String> events = group.events(JsonType.of(JsonCodecs.STRING, String.class));
      StreamResponses<String> slow = events.overflow(ofRoute);
      group.get("/stalled", request -> slow.of(request, stalled));
      group.get(
          "/all", request -> events.of(request, news().subscribe(MESSAGES + 1, Overflow.CLOSE)));
      group.get("/calm", request -> events.of(request, calm().subscribe()));
    });
  }

  private void serve(Routes routes) {
    server =
        TestServer.of(
            App.create()
                .docs(false)
                .eventOptions(EventOptions.defaults().withMaxQueued(1 << 20))
                // So that nobody is cut for being slow but by a policy.
                .transport(
                    TransportConfig.defaults()
                        .withPort(0)
                        .withEventLoops(1)
                        .withWriteTimeout(Duration.ofMinutes(10)))
                .mount(routes));
  }

  @AfterEach
  void close() {
    readers.forEach(Reader::close);
    server.close();
    channels.close();
  }

  private Reader read(String path) throws IOException {
    Reader reader = new Reader(server.server().port(), path);
    readers.add(reader);
    return reader;
  }

  private void publishAll() {
    for (int number : ALL) {
      news().publish(number + PADDING);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 60 s").isLessThan(end);
      Thread.sleep(2);
    }
  }

  // Publishing waits for nobody.

  @Test
  void givesNewestToReaderThatStalledWhereOldestAreDropped() throws Exception {
    serve(Overflow.DROP_OLDEST, Overflow.BLOCK);
    Reader slow = read("/stalled");
    CompletableFuture<List<Integer>> all = read("/all").upTo(MESSAGES - 1);
    publishAll();
    assertThat(all.get()).isEqualTo(ALL);
    List<Integer> came = slow.upTo(MESSAGES - 1).get();
    assertThat(came).hasSizeLessThan(KEPT).isSorted().doesNotHaveDuplicates();
    assertThat(came.subList(came.size() - BOUND, came.size()))
        .isEqualTo(ALL.subList(MESSAGES - BOUND, MESSAGES));
    assertThat(came.size() + stalled.missed()).isEqualTo(MESSAGES);
  }

  @Test
  void givesOldestToReaderThatStalledWhereNewestAreDropped() throws Exception {
    serve(Overflow.DROP_NEWEST, Overflow.BLOCK);
    Reader slow = read("/stalled");
    CompletableFuture<List<Integer>> all = read("/all").upTo(MESSAGES - 1);
    publishAll();
    assertThat(all.get()).isEqualTo(ALL);
    long missed = stalled.missed();
    List<Integer> came = upToNew(slow);
    assertThat(came).hasSizeLessThan(KEPT).isSorted().doesNotHaveDuplicates();
    assertThat(came.subList(0, BOUND)).isEqualTo(ALL.subList(0, BOUND));
    assertThat(came).doesNotContain(MESSAGES - 1);
    assertThat(came.size() + missed).isEqualTo(MESSAGES);
  }

  /// Returns what comes before a message that is published until there is room for it.
  private List<Integer> upToNew(Reader slow) throws Exception {
    CompletableFuture<List<Integer>> rest = slow.upTo(MESSAGES);
    while (!rest.isDone()) {
      news().publish(MESSAGES + " read again");
      Thread.sleep(20);
    }
    List<Integer> came = new ArrayList<>(rest.get());
    assertThat(came.removeLast()).isEqualTo(MESSAGES);
    return came;
  }

  @Test
  void cutsReaderThatStalledWhereThatIsThePolicy() throws Exception {
    serve(Overflow.CLOSE, Overflow.BLOCK);
    Reader slow = read("/stalled");
    CompletableFuture<List<Integer>> all = read("/all").upTo(MESSAGES - 1);
    publishAll();
    assertThat(all.get()).isEqualTo(ALL);
    assertThat(stalled.isOpen()).isFalse();
    List<Integer> came = slow.upTo(MESSAGES - 1).get();
    assertThat(came).hasSizeLessThan(KEPT).isEqualTo(ALL.subList(0, came.size()));
  }

  /// The policy of the route, whose queue whoever publishes fills at once.
  @ParameterizedTest
  @EnumSource(names = {"DROP_OLDEST", "DROP_NEWEST", "CLOSE"})
  void keepsPartForReaderThatStalledInTheQueueOfItsResponse(Overflow ofRoute) throws Exception {
    serve(Overflow.BLOCK, ofRoute); // which would wait, if the queue made it wait
    Reader slow = read("/stalled");
    CompletableFuture<List<Integer>> all = read("/all").upTo(MESSAGES - 1);
    publishAll();
    assertThat(all.get()).isEqualTo(ALL);
    List<Integer> came =
        ofRoute == Overflow.DROP_NEWEST ? upToNew(slow) : slow.upTo(MESSAGES - 1).get();
    assertThat(came).hasSizeLessThan(KEPT).isSorted().doesNotHaveDuplicates();
    assertThat(came.contains(MESSAGES - 1)).isEqualTo(ofRoute == Overflow.DROP_OLDEST);
    if (ofRoute == Overflow.CLOSE) {
      assertThat(came).isEqualTo(ALL.subList(0, came.size()));
      assertThat(stalled.isOpen()).isFalse();
    }
  }

  // Publishing waits where a subscriber has asked for that.

  @Test
  void hasPublishersOfItsChannelAloneWaitForReaderWithBlock() throws Exception {
    channels = Channels.inMemory(ChannelLimits.defaults().withBlockTimeout(Duration.ofMinutes(4)));
    serve(Overflow.BLOCK, Overflow.BLOCK);
    Reader slow = read("/stalled");
    CompletableFuture<List<Integer>> all = read("/all").upTo(MESSAGES - 1);
    CompletableFuture<List<Integer>> calm = read("/calm").upTo(7);
    Thread publisher = Thread.ofVirtual().start(this::publishAll);
    await(() -> publisher.getState() == Thread.State.TIMED_WAITING);
    calm().publish("7");
    assertThat(calm.get()).containsExactly(7);
    assertThat(all).isNotDone();
    // It reads again, so that nobody has missed anything.
    assertThat(slow.upTo(MESSAGES - 1).get()).isEqualTo(ALL);
    assertThat(all.get()).isEqualTo(ALL);
    publisher.join();
  }

  @Test
  void cutsReaderWithBlockAfterOneWait() throws Exception {
    Duration wait = Duration.ofSeconds(2);
    channels = Channels.inMemory(ChannelLimits.defaults().withBlockTimeout(wait));
    serve(Overflow.BLOCK, Overflow.BLOCK);
    Reader slow = read("/stalled");
    CompletableFuture<List<Integer>> all = read("/all").upTo(MESSAGES - 1);
    long begin = System.nanoTime();
    publishAll();
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(wait)
        .isLessThan(wait.multipliedBy(MESSAGES / 4));
    assertThat(all.get()).isEqualTo(ALL);
    assertThat(stalled.isOpen()).isFalse();
    assertThat(slow.upTo(MESSAGES - 1).get()).hasSizeLessThan(KEPT);
  }

  @Test
  void asksStreamForNoMoreThanReaderThatStalledLeavesRoomFor() throws Exception {
    AtomicInteger made = new AtomicInteger();
    CompletableFuture<Thread> maker = new CompletableFuture<>();
    serve(group -> {
      StreamResponses<String> events = group.events(JsonType.of(JsonCodecs.STRING, String.class));
      Stream<String> endless =
          Stream.generate(() -> {
            maker.complete(Thread.currentThread());
            return made.getAndIncrement() + PADDING;
          });
      group.get("/stalled", request -> events.of(request, endless));
    });
    Reader slow = read("/stalled");
    await(() -> isWaiting(maker.join()));
    int before = made.get();
    assertThat(before).isLessThan(KEPT);
    assertThat(slow.upTo(before + KEPT).get()).hasSize(before + KEPT + 1);
    slow.close();
    assertThat(maker.get().join(Duration.ofSeconds(60))).isTrue();
  }

  /// Whether it waits, and does so still after what the socket could take meanwhile.
  private static boolean isWaiting(Thread thread) {
    for (int i = 0; i < 50; i++) {
      if (thread.getState() != Thread.State.WAITING) {
        return false;
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return true;
  }

  /// A client that reads nothing after the head until it is told to, and has little room for it.
  private static final class Reader {
    private final Socket socket = new Socket();
    private final BufferedReader in;

    Reader(int port, String path) throws IOException {
      socket.setReceiveBufferSize(64 << 10);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(120_000);
      // Without chunks, and to the end of the connection.
      socket
          .getOutputStream()
          .write(("GET " + path + " HTTP/1.0\r\nHost: a\r\n\r\n").getBytes(US_ASCII));
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      assertThat(in.readLine()).startsWith("HTTP/1.1 200 ");
      String line = in.readLine();
      while (!line.isEmpty()) {
        line = in.readLine();
      }
    }

    /// Reads the numbers of messages up to the last one that is wanted, or to where it is cut.
    CompletableFuture<List<Integer>> upTo(int last) {
      CompletableFuture<List<Integer>> read = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() -> {
            List<Integer> numbers = new ArrayList<>();
            try {
              for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("data: ") && isWhole(line)) {
                  numbers.add(Integer.valueOf(line.split(" ", 3)[1]));
                }
                if (!numbers.isEmpty() && numbers.getLast() == last) {
                  break;
                }
              }
            } catch (IOException cut) {
              // What came before it counts.
            }
            read.complete(numbers);
          });
      return read;
    }

    private static boolean isWhole(String line) {
      return line.length() < 100 || line.endsWith(PADDING);
    }

    void close() {
      try {
        socket.close();
      } catch (IOException closed) {
        throw new IllegalStateException(closed);
      }
    }
  }
}
