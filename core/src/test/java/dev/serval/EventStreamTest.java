package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.channels.Subscription;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonType;
import dev.serval.json.JsonWriter;
import dev.serval.middleware.Compression;
import dev.serval.middleware.Timeout;
import dev.serval.transport.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams of events while they are made.
@org.junit.jupiter.api.Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
@ParameterizedClass
@ValueSource(booleans = {true, false})
class EventStreamTest {
  /// Whether the connection takes what waits, or the request's thread writes it.
  @Parameter private boolean taken;

  private static final JsonType<String> TEXT = JsonType.of(JsonCodecs.STRING, String.class);
  private static final Duration SOON = Duration.ofSeconds(60);

  /// What an honest answer stays under, however busy the machine is; sooner over than SOON is.
  private static final Duration AMPLE = Duration.ofSeconds(20);

  private final BlockingQueue<String> made = new LinkedBlockingQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicReference<Boolean> interruptedAtClose = new AtomicReference<>();
  private EventOptions options = EventOptions.defaults();

  /// Answers with what `made` yields, up to `end`.
  private App streaming() {
    return answering((events, request) -> events.of(request, texts()));
  }

  private Stream<String> texts() {
    return Stream.generate(this::take)
        .takeWhile(text -> !text.equals("end"))
        .onClose(() -> {
          interruptedAtClose.set(Thread.currentThread().isInterrupted());
          closed.set(true);
        });
  }

  private LiveCall live() {
    return LiveCall.get("/").taking(taken);
  }

  private String take() {
    try {
      String text = made.take();
      if (text.equals("fail")) {
        throw new IllegalStateException("told to fail");
      }
      return text;
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interruption);
    }
  }

  @FunctionalInterface
  private interface Answer {
    Response to(StreamResponses<String> events, Request request) throws Exception;
  }

  private App answering(Answer answer) {
    App app = App.create().docs(false).eventOptions(options);
    return app.mount(group -> {
      StreamResponses<String> events = group.events(TEXT);
      group.get("/", request -> answer.to(events, request));
    });
  }

  private App feeding(EventStream.Feed<String> feed) {
    App app = App.create().docs(false).eventOptions(options);
    return app.mount(group -> {
      StreamResponses<Event<String>> events = group.framedEvents(TEXT);
      group.get("/", request -> StreamResponses.feed(events, request, feed));
    });
  }

  // As they come.

  @Test
  void sendsEventsWhenTheyAreMade() throws InterruptedException {
    LiveCall call = live().on(streaming());
    made.add("a");
    LiveCall.await(() -> call.text().equals("data: a\n\n"));
    made.add("b");
    LiveCall.await(() -> call.text().endsWith("data: b\n\n"));
    made.add("end");
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.isClosed()).isTrue();
    assertThat(closed).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Execution.class,
      names = {"INLINE", "CPU"})
  void refusesToStreamWhereNothingMayWait(Execution execution) throws InterruptedException {
    App app = App.create().docs(false);
    app.mount(group -> {
      StreamResponses<String> events = group.events(TEXT);
      group.add(
          Route.of(Method.GET, "/", request -> events.of(request, texts())).execution(execution));
    });
    LiveCall call = live().on(app);
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
    assertThat(closed).isTrue();
  }

  @Test
  void sendsHeadThoughNothingIsMade() throws InterruptedException {
    LiveCall call = live().on(streaming());
    LiveCall.await(() -> call.flushes() == 1);
    assertThat(call.answerHeaders().first("Content-Type")).isEqualTo("text/event-stream");
    assertThat(call.text()).isEmpty();
    made.add("end");
    assertThat(call.ends(SOON)).isTrue();
  }

  @Test
  void sendsHeadAtOnceWhereStreamWaits() throws InterruptedException {
    App app = streaming().use(Timeout.after(AMPLE));
    LiveCall call = live().on(app);
    LiveCall.await(() -> call.flushes() == 1);
    assertThat(call.status()).isEqualTo(Status.OK); // 504, had it waited for an event
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
  }

  @Test
  void sendsHeadWhereMethodAsksWhetherClientIsThere() throws InterruptedException {
    App app =
        feeding(out -> {
          while (out.isOpen()) {
            out.send(made.take());
          }
        });
    LiveCall call = live().on(app.use(Timeout.after(AMPLE)));
    LiveCall.await(() -> call.flushes() == 1);
    assertThat(call.status()).isEqualTo(Status.OK);
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
  }

  @Test
  void sendsHeadAtOnceWhereAsked() throws InterruptedException {
    CountDownLatch opened = new CountDownLatch(1);
    LiveCall call =
        live()
            .on(
                feeding(out -> {
                  out.open();
                  opened.await();
                  throw new IllegalStateException("too late for an error answer");
                }));
    LiveCall.await(() -> call.flushes() == 1);
    opened.countDown();
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.isClosed()).isFalse();
  }

  @Test
  void sendsBurstWithOneFlush() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      made.add("x");
    }
    made.add("end");
    LiveCall call = live();
    call.stall(true);
    call.on(streaming());
    LiveCall.await(made::isEmpty);
    call.stall(false);
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.text()).hasSize(100 * 9);
    assertThat(call.flushes()).isLessThan(10);
  }

  @Test
  void sendsHeartbeatsWhileNothingIsMade() throws InterruptedException {
    options = options.withHeartbeat(Duration.ofMillis(20));
    LiveCall call = live().on(streaming());
    LiveCall.await(() -> call.text().startsWith(":\n\n:\n\n"));
    made.add("a");
    LiveCall.await(() -> call.text().matches("(:\n\n)+data: a\n\n(:\n\n)*"));
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
  }

  @Test
  void sendsNoHeartbeatWhereToldSo() throws InterruptedException {
    options = options.withHeartbeat(Duration.ofMillis(10));
    LiveCall call =
        live().on(answering((events, request) -> events.heartbeatSeconds(-1).of(request, texts())));
    Thread.sleep(700);
    assertThat(call.text()).isEmpty();
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
  }

  @Test
  void flushesEachEventThroughCompression() throws InterruptedException {
    App app = streaming().use(Compression.standard().alsoFor(MediaType.parse("text/event-stream")));
    LiveCall call =
        new LiveCall(Call.get("/").header("Accept-Encoding", "gzip")).taking(taken).on(app);
    made.add("a");
    LiveCall.await(() -> call.unzipped().equals("data: a\n\n"));
    made.add("b");
    LiveCall.await(() -> call.unzipped().endsWith("data: b\n\n"));
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
  }

  @Test
  void knowsTheRequestInItsThread() {
    Call call = Call.get("/").on(feeding(out -> out.send(Request.current().orElseThrow().path())));
    assertThat(call.text()).isEqualTo("data: /\n\n");
  }

  @Test
  void answersHeadWithoutTakingElements() {
    Call call = Call.of(Method.HEAD, "/").on(streaming());
    assertThat(call.answered("Content-Type")).isEqualTo("text/event-stream");
    assertThat(closed).isTrue();
  }

  @Test
  void answersHeadWithoutCallingTheMethodThatSends() {
    Call call =
        Call.of(Method.HEAD, "/")
            .on(
                feeding(out -> {
                  closed.set(true);
                  out.send("never");
                }));
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.answered("Content-Type")).isEqualTo("text/event-stream");
    assertThat(call.isWhole()).isTrue();
    assertThat(closed).isFalse();
  }

  @Test
  void answersHeadWithoutSubscribingToAPublisher() {
    Flow.Publisher<String> publisher = subscriber -> closed.set(true);
    Call call =
        Call.of(Method.HEAD, "/").on(answering((events, request) -> events.of(request, publisher)));
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.answered("Cache-Control")).isEqualTo("no-store");
    assertThat(closed).isFalse();
  }

  @Test
  void answersHeadWithoutIteratingAndClosesWhatWouldHaveBeen() {
    Call call =
        Call.of(Method.HEAD, "/")
            .on(answering((events, request) -> events.of(request, new Unread())));
    assertThat(call.status()).isEqualTo(200);
    assertThat(closed).isTrue();
  }

  @Test
  void closesIterableThatCanBeClosed() {
    final class Rows implements Iterable<String>, AutoCloseable {
      @Override
      public Iterator<String> iterator() {
        return List.of("row").iterator();
      }

      @Override
      public void close() {
        closed.set(true);
      }
    }

    Call call = Call.get("/").on(answering((events, request) -> events.of(request, new Rows())));
    assertThat(call.text()).isEqualTo("data: row\n\n");
    assertThat(closed).isTrue();
  }

  /// Must not be asked for anything.
  private final class Unread implements Iterable<String>, AutoCloseable {
    @Override
    public Iterator<String> iterator() {
      throw new AssertionError("iterated for HEAD");
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  // What the two threads of a stream share.

  /// The thread of the feed and that of the layers add to the same request at the same time.
  @Test
  void losesNothingThatTwoThreadsOfARequestAdd() {
    int each = 20_000;
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(2);
    Action adding =
        () -> {
          Request request = Request.current().orElseThrow();
          together.await();
          for (int i = 0; i < each; i++) {
            request.onAnswered(_ -> answered.incrementAndGet());
            request.open(Scoped.untilReturn("", _ -> ended.incrementAndGet()));
          }
        };
    App app =
        feeding(
                out -> {
                  out.open();
                  adding.run();
                })
            .use((request, next) -> {
              Response response = next.handle(request);
              Request.runWithin(request, adding);
              return response;
            });
    assertThat(Call.get("/").on(app).isWhole()).isTrue();
    assertThat(answered).hasValue(2 * each);
    assertThat(ended).hasValue(2 * each);
  }

  @Test
  void hasOneBackgroundForAllThreadsOfARequest() throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(2);
    Action adding =
        () -> {
          Request request = Request.current().orElseThrow();
          together.await();
          for (int i = 0; i < 500; i++) {
            request.background().run(done::incrementAndGet);
          }
        };
    App app =
        feeding(
                out -> {
                  out.open();
                  adding.run();
                })
            .use((request, next) -> {
              Response response = next.handle(request);
              Request.runWithin(request, adding);
              return response;
            });
    for (int round = 1; round <= 50; round++) {
      assertThat(Call.get("/").on(app).isWhole()).isTrue();
      int all = round * 1000;
      LiveCall.await(() -> done.get() == all);
    }
  }

  // Errors.

  /// A text, of which one cannot be written.
  private record Word(String text) {}

  private record WordCodec() implements JsonCodec<Word> {
    @Override
    public void write(JsonWriter out, Word word) {
      if (word.text().equals("b")) {
        throw new IllegalStateException("told to fail");
      }
      out.value(word.text());
    }

    @Override
    public @Nullable Word read(JsonReader in) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void cutsAndUnsubscribesWhereAnElementCannotBeEncoded() throws InterruptedException {
    try (Channels channels = Channels.inMemory()) {
      Channel<Word> room = channels.channel("room", new WordCodec());
      App app = App.create().docs(false);
      app.mount(group -> {
        StreamResponses<Word> events = group.events(JsonType.of(new WordCodec(), Word.class));
        group.get("/", request -> events.of(request, room.stream()));
      });
      LiveCall call = LiveCall.get("/").on(app);
      LiveCall.await(() -> channels.size() == 1);
      Subscription<Word> other = room.subscribe();
      for (String text : List.of("a", "b", "c")) {
        room.publish(new Word(text));
      }
      assertThat(call.ends(SOON)).isTrue();
      assertThat(call.isClosed()).isFalse();
      assertThat(call.text()).doesNotContain("\"c\"");
      other.close();
      assertThat(channels.size()).isZero();
      assertThat(other.stream()).extracting(Word::text).containsExactly("a", "b", "c");
    }
  }

  @Test
  void answersFailureBeforeFirstEventByContract() {
    assertThat(
            Call.get("/")
                .on(
                    feeding(out -> {
                      throw Problem.notFound("no");
                    }))
                .status())
        .isEqualTo(404);
    made.add("fail");
    assertThat(Call.get("/").on(streaming()).status()).isEqualTo(500);
    assertThat(closed).isTrue();
    assertThat(
            Call.get("/")
                .on(answering((events, request) -> events.of(request, (Stream<String>) null)))
                .status())
        .isEqualTo(500);
  }

  @Test
  void cutsAfterFirstEvent() throws InterruptedException {
    LiveCall call = live().on(streaming());
    made.add("a");
    made.add("fail");
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.text()).isEqualTo("data: a\n\n");
    assertThat(call.isClosed()).isFalse();
  }

  @Test
  void timesOutWhileNoEventComes() {
    Call call =
        Call.get("/")
            .on(
                feeding(out -> new CountDownLatch(1).await())
                    .use(Timeout.after(Duration.ofMillis(50))));
    assertThat(call.status()).isEqualTo(504);
  }

  // The end.

  @Test
  void interruptsSourceWhenTheClientHasGone() throws InterruptedException {
    LiveCall call = live().on(streaming());
    made.add("a");
    LiveCall.await(() -> !call.text().isEmpty());
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
    assertThat(closed).isTrue();
    assertThat(interruptedAtClose).hasValue(false);
  }

  @Test
  void tellsSenderThatTheClientHasGone() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicBoolean open = new AtomicBoolean(true);
    LiveCall call =
        live()
            .on(
                feeding(out -> {
                  try {
                    while (true) {
                      out.send("x");
                      Thread.sleep(1);
                    }
                  } catch (InterruptedException | StreamEndedException ended) {
                    open.set(out.isOpen());
                    try {
                      out.send("more");
                    } catch (StreamEndedException again) {
                      thrown.set(again);
                    }
                  }
                }));
    LiveCall.await(() -> !call.text().isEmpty());
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
    assertThat(open).isFalse();
    assertThat(thrown.get()).hasMessage("the client has gone");
  }

  @Test
  void tellsSenderThatItsMethodHasReturned() throws InterruptedException {
    AtomicReference<EventStream<String>> kept = new AtomicReference<>();
    LiveCall call =
        LiveCall.get("/")
            .on(
                feeding(out -> {
                  out.send("x");
                  kept.set(out);
                }));
    assertThat(call.ends(SOON)).isTrue();
    assertThat(kept.get().isOpen()).isFalse();
    assertThatThrownBy(() -> kept.get().send("late"))
        .isInstanceOf(StreamEndedException.class)
        .hasMessage(
            "the method that was given this EventStream has returned, which ended the stream");
  }

  @Test
  @SuppressWarnings("NullAway") // what callers do that have no checker
  void noDataIsNull() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    String nothing = null;
    LiveCall call =
        LiveCall.get("/")
            .on(
                feeding(out -> {
                  try {
                    out.send(nothing);
                  } catch (NullPointerException npe) {
                    thrown.set(npe);
                  }
                }));
    assertThat(call.ends(SOON)).isTrue();
    assertThat(thrown.get()).hasMessage("EventStream.send: expected data, found null");
  }

  @Test
  void endsRegularlyWhenTheServerStops() throws InterruptedException {
    App app = streaming();
    app.lifespan().start();
    LiveCall call = live().on(app);
    made.add("a");
    LiveCall.await(() -> !call.text().isEmpty());
    app.lifespan().beginStop();
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.isClosed()).isTrue();
    assertThat(closed).isTrue();
    app.lifespan().stop(SOON);
  }

  // Slow readers.

  @Test
  void blocksSenderUntilTheClientReads() throws InterruptedException {
    options = options.withMaxQueued(10 * (9 + 64));
    AtomicInteger sent = new AtomicInteger();
    LiveCall call = live();
    call.stall(true);
    call.on(
        feeding(out -> {
          while (sent.get() < 1_000) {
            out.send("x");
            sent.incrementAndGet();
          }
        }));
    LiveCall.await(() -> sent.get() == 10);
    Thread.sleep(50);
    assertThat(sent).hasValue(10);
    call.stall(false);
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.text()).hasSize(9_000);
  }

  @Test
  void wakesBlockedSenderWhenTheClientGoes() throws InterruptedException {
    options = options.withMaxQueued(1);
    LiveCall call = live();
    call.stall(true);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger sent = new AtomicInteger();
    call.on(
        feeding(out -> {
          try {
            while (true) {
              out.send("x");
              sent.incrementAndGet();
            }
          } catch (StreamEndedException gone) {
            ended.set(true);
          }
        }));
    LiveCall.await(() -> sent.get() > 0);
    Thread.sleep(50);
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
    assertThat(ended).isTrue();
  }

  @Test
  void takesEventLargerThanTheRoom() {
    options = options.withMaxQueued(1);
    Call call = Call.get("/").on(feeding(out -> out.send("x".repeat(100_000))));
    assertThat(call.text()).hasSize(100_008);
  }

  @Test
  void dropsOldestEvents() throws InterruptedException {
    options = options.withOverflow(Overflow.DROP_OLDEST).withMaxQueued(10 * (11 + 64));
    LiveCall call = live();
    call.stall(true);
    CountDownLatch all = new CountDownLatch(1);
    call.on(
        feeding(out -> {
          for (int i = 100; i < 1_000; i++) {
            out.send(Integer.toString(i));
          }
          all.countDown();
        }));
    all.await();
    call.stall(false);
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.text()).endsWith("data: 998\n\ndata: 999\n\n");
    assertThat(call.text().split("\n\n")).hasSizeBetween(10, 21);
  }

  @Test
  void dropsNewestEvents() throws InterruptedException {
    options = options.withOverflow(Overflow.DROP_NEWEST).withMaxQueued(10 * (11 + 64));
    LiveCall call = live();
    call.stall(true);
    CountDownLatch all = new CountDownLatch(1);
    call.on(
        feeding(out -> {
          for (int i = 100; i < 1_000; i++) {
            out.send(Integer.toString(i));
          }
          all.countDown();
        }));
    all.await();
    call.stall(false);
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.text()).startsWith("data: 100\n\n").endsWith("data: 109\n\n");
    assertThat(call.text().split("\n\n")).hasSize(10);
  }

  @Test
  void cutsSlowClientWhereToldSo() throws InterruptedException {
    options = options.withOverflow(Overflow.CLOSE).withMaxQueued(10 * (9 + 64));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    LiveCall call = live();
    call.stall(true);
    call.on(
        feeding(out -> {
          try {
            while (true) {
              out.send("x");
            }
          } catch (StreamEndedException slow) {
            thrown.set(slow);
          }
        }));
    assertThat(call.ends(SOON)).isTrue(); // though the client still does not read
    assertThat(call.isClosed()).isFalse();
    assertThat(thrown.get()).hasMessage("the client reads too slowly");
  }

  @Test
  void mixesNoEventsOfSeveralThreads() {
    Call call =
        Call.get("/")
            .on(
                feeding(out -> {
                  List<Thread> threads = new ArrayList<>();
                  for (String letter : List.of("a", "b", "c")) {
                    threads.add(
                        Thread.ofVirtual()
                            .start(() -> {
                              for (int i = 0; i < 200; i++) {
                                out.send(letter.repeat(50));
                              }
                            }));
                  }
                  for (Thread thread : threads) {
                    thread.join();
                  }
                }));
    assertThat(call.text().split("\n\n"))
        .hasSize(600)
        .allMatch(event -> event.matches("data: (a{50}|b{50}|c{50})"));
  }

  // Channels.

  @Test
  void needsNoThreadForSubscription() throws InterruptedException {
    Channels channels = Channels.inMemory();
    Channel<String> news = channels.channel("news", JsonCodecs.STRING);
    Set<Thread> writing = ConcurrentHashMap.newKeySet();
    LiveCall call =
        live()
            .on(
                answering((events, request) -> {
                  writing.add(Thread.currentThread());
                  return events.of(request, news.stream());
                }));
    LiveCall.await(() -> call.flushes() == 1);
    news.publish("a");
    LiveCall.await(() -> call.text().equals("data: a\n\n"));
    if (taken) {
      LiveCall.await(() -> writing.stream().noneMatch(Thread::isAlive));
    }
    news.publish("b");
    LiveCall.await(() -> call.text().endsWith("data: b\n\n"));
    call.leave();
    assertThat(call.ends(SOON)).isTrue();
    assertThat(channels.size()).isZero();
  }

  @Test
  void encodesMessageOnceForAllOfRoute() throws InterruptedException {
    AtomicInteger encoded = new AtomicInteger();
    JsonCodec<Integer> counting =
        new JsonCodec<>() {
          @Override
          public void write(JsonWriter out, Integer value) {
            encoded.incrementAndGet();
            JsonCodecs.INT.write(out, value);
          }

          @Override
          public @Nullable Integer read(JsonReader in) {
            return JsonCodecs.INT.read(in);
          }
        };
    Channels channels = Channels.inMemory();
    Channel<Integer> numbers = channels.channel("numbers", counting);
    App app = App.create().docs(false).eventOptions(options);
    app.mount(group -> {
      StreamResponses<Integer> events = group.events(JsonType.of(counting, Integer.class));
      group.get("/", request -> events.of(request, numbers.subscribe()));
    });
    List<LiveCall> calls = List.of(live().on(app), live().on(app), live().on(app));
    for (LiveCall call : calls) {
      LiveCall.await(() -> call.flushes() == 1);
    }
    numbers.publish(7);
    for (LiveCall call : calls) {
      LiveCall.await(() -> call.text().equals("data: 7\n\n"));
    }
    calls.forEach(LiveCall::leave);
    for (LiveCall call : calls) {
      assertThat(call.ends(SOON)).isTrue();
    }
    assertThat(encoded).hasValue(1);
  }

  @Test
  void tellsNothingAfterTheEndOfSlowSubscription() throws InterruptedException {
    Channels channels = Channels.inMemory();
    Channel<String> news = channels.channel("news", JsonCodecs.STRING);
    LiveCall call =
        live()
            .on(
                answering(
                    (events, request) -> events.of(request, news.subscribe(3, Overflow.CLOSE))));
    LiveCall.await(() -> call.flushes() == 1);
    call.stall(true);
    int many = 100_000; // a taker that has just begun may keep up with some
    for (int i = 0; i < many; i++) {
      news.publish("x");
    }
    assertThat(channels.size()).isZero();
    call.stall(false);
    assertThat(call.ends(SOON)).isTrue();
    assertThat(call.isClosed()).isFalse();
    assertThat(call.text().length()).isLessThan(many * 9);
  }

  // Publishers and iterators.

  @ParameterizedTest
  @EnumSource(Overflow.class)
  void sendsItemsOfPublishers(Overflow overflow) throws InterruptedException {
    options = options.withOverflow(overflow).withMaxQueued(1 << 20);
    try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
      LiveCall call = live().on(answering((events, request) -> events.of(request, publisher)));
      LiveCall.await(() -> publisher.getNumberOfSubscribers() == 1);
      for (int i = 0; i < 200; i++) {
        publisher.submit("x");
      }
      LiveCall.await(() -> call.text().length() == 200 * 9);
      call.leave();
      assertThat(call.ends(SOON)).isTrue();
      LiveCall.await(() -> publisher.getNumberOfSubscribers() == 0);
    }
  }

  @Test
  void asksPublisherForWhatWasRead() throws InterruptedException {
    try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 256)) {
      LiveCall call = live();
      call.stall(true);
      call.on(answering((events, request) -> events.of(request, publisher)));
      LiveCall.await(() -> publisher.getNumberOfSubscribers() == 1);
      for (int i = 0; i < 100; i++) {
        publisher.submit("x");
      }
      // Its first request may come when the items are there already.
      LiveCall.await(() -> publisher.estimateMaximumLag() <= 100 - SubscribedItems.WINDOW);
      assertThat(publisher.estimateMaximumLag()).isEqualTo(100 - SubscribedItems.WINDOW);
      call.stall(false);
      LiveCall.await(() -> call.text().length() == 100 * 9);
      publisher.close();
      assertThat(call.ends(SOON)).isTrue();
      assertThat(call.isClosed()).isTrue();
    }
  }

  @Test
  void cutsWherePublisherFails() throws InterruptedException {
    try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
      LiveCall call = live().on(answering((events, request) -> events.of(request, publisher)));
      LiveCall.await(() -> publisher.getNumberOfSubscribers() == 1);
      publisher.submit("x");
      LiveCall.await(() -> !call.text().isEmpty());
      publisher.closeExceptionally(new IllegalStateException("told to fail"));
      assertThat(call.ends(SOON)).isTrue();
      assertThat(call.isClosed()).isFalse();
    }
  }

  @Test
  void refusesPublisherThatMakesMoreThanAsked() {
    Flow.Publisher<String> flood =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  private boolean begun;

                  @Override
                  public void request(long count) {
                    if (!begun) {
                      begun = true;
                      Collections.nCopies(100, "x").forEach(subscriber::onNext);
                    }
                  }

                  @Override
                  public void cancel() {}
                });
    Call call = Call.get("/").on(answering((events, request) -> events.of(request, flood)));
    assertThat(call.isWhole()).isFalse();
  }

  @Test
  void closesIteratorThatCanBeClosed() {
    final class Rows implements Iterator<String>, AutoCloseable {
      private int left = 2;

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public String next() {
        return "row " + left--;
      }

      @Override
      public void close() {
        closed.set(true);
      }
    }

    Call call = Call.get("/").on(answering((events, request) -> events.of(request, new Rows())));
    assertThat(call.text()).isEqualTo("data: row 2\n\ndata: row 1\n\n");
    assertThat(closed).isTrue();
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    assertThatThrownBy(() -> options.withHeartbeat(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withMaxQueued(0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Call.get("/").on(feeding(out -> out.comment("\0"))).status()).isEqualTo(500);
  }
}
