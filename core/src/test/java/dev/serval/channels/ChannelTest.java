package dev.serval.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.transport.WebSocketMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ChannelTest {
  private final Channels channels =
      Channels.inMemory(ChannelLimits.defaults().withBlockTimeout(Duration.ofMinutes(4)));
  private final Channel<Integer> numbers = channels.channel("numbers", Integer.class);

  @AfterEach
  void close() {
    channels.close();
  }

  @Test
  void aSubscriberGetsWhatIsPublishedAfterItSubscribed() throws Exception {
    numbers.publish(1);
    try (Subscription<Integer> subscription = numbers.subscribe()) {
      numbers.publish(2);
      numbers.publish(3);
      assertThat(subscription.receive()).isEqualTo(2);
      assertThat(subscription.receive()).isEqualTo(3);
      assertThat(subscription.receive(Duration.ofMillis(1))).isNull();
    }
  }

  @Test
  void channelsOfOtherNamesAreApart() throws Exception {
    try (Subscription<Integer> subscription = numbers.subscribe()) {
      channels.channel("other", Integer.class).publish(1);
      assertThat(subscription.receive(Duration.ofMillis(1))).isNull();
    }
  }

  @Test
  void theLoopOfASubscriptionEndsWhenItIsClosedAndItsBufferIsEmpty() {
    Subscription<Integer> subscription = numbers.subscribe();
    numbers.publish(1);
    numbers.publish(2);
    subscription.close();
    numbers.publish(3);

    List<Integer> got = new ArrayList<>();
    for (int number : subscription) {
      got.add(number);
    }
    assertThat(got).containsExactly(1, 2);
    assertThat(subscription.isOpen()).isFalse();
  }

  @Test
  void closingFromElsewhereWakesTheReader() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe();
    Thread reader = Thread.ofVirtual().start(() -> subscription.forEach(number -> {}));
    Thread.sleep(20);
    subscription.close();
    assertThat(reader.join(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void anInterruptedReaderEndsItsLoopWithTheFlagSet() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe();
    AtomicInteger flag = new AtomicInteger();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              subscription.forEach(number -> {});
              flag.set(Thread.currentThread().isInterrupted() ? 1 : 2);
            });
    Thread.sleep(20);
    reader.interrupt();
    assertThat(reader.join(Duration.ofSeconds(60))).isTrue();
    assertThat(flag).hasValue(1);
  }

  @Test
  void anIteratorPastTheEndSaysSo() {
    Subscription<Integer> subscription = numbers.subscribe();
    subscription.close();
    assertThatThrownBy(() -> subscription.iterator().next()).hasMessageContaining("closed");
  }

  @Test
  void aStreamEndsItsSubscriptionWhenItIsClosed() {
    try (Stream<Integer> stream = numbers.stream()) {
      IntStream.range(0, 5).forEach(numbers::publish);
      assertThat(stream.limit(3).toList()).containsExactly(0, 1, 2);
      assertThat(channels.size()).isEqualTo(1);
    }
    assertThat(channels.size()).isZero();
  }

  @Test
  void whatIsPublishedByOneThreadComesInItsOrderToAll() throws Exception {
    int publishers = 4;
    int each = 2_000;
    List<Subscription<Integer>> subscriptions =
        Stream.generate(() -> numbers.subscribe(publishers * each, Overflow.CLOSE))
            .limit(20)
            .toList();
    CountDownLatch published = new CountDownLatch(publishers);
    for (int p = 0; p < publishers; p++) {
      int first = p * each;
      Thread.ofVirtual()
          .start(() -> {
            IntStream.range(first, first + each).forEach(numbers::publish);
            published.countDown();
          });
    }
    assertThat(published.await(120, TimeUnit.SECONDS)).isTrue();

    List<Integer> all = taken(subscriptions.getFirst());
    assertThat(all).hasSize(publishers * each).doesNotHaveDuplicates();
    for (int p = 0; p < publishers; p++) {
      int first = p * each;
      assertThat(all.stream().filter(n -> n >= first && n < first + each)).isSorted();
    }
    for (Subscription<Integer> other : subscriptions.subList(1, 20)) {
      assertThat(taken(other)).isEqualTo(all);
    }
  }

  private static List<Integer> taken(Subscription<Integer> subscription) {
    subscription.close();
    List<Integer> taken = new ArrayList<>();
    subscription.forEach(taken::add);
    return taken;
  }

  @Test
  void everySubscriberGetsEveryMessageWhileOthersComeAndGo() throws Exception {
    AtomicInteger running = new AtomicInteger(1);
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      others.add(
          Thread.ofVirtual()
              .start(() -> {
                while (running.get() == 1) {
                  numbers.subscribe().close();
                  Thread.yield();
                }
              }));
    }
    List<Set<Integer>> got = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Set<Integer> mine = new HashSet<>();
      got.add(mine);
      numbers.subscribe(message -> mine.add(message.value()));
    }
    IntStream.range(0, 2_000).forEach(numbers::publish);
    running.set(0);
    for (Thread other : others) {
      other.join();
    }
    assertThat(got).allSatisfy(mine -> assertThat(mine).hasSize(2_000));
  }

  @Test
  void closeGivesTheBufferAndThenSaysThatTheReaderWasTooSlow() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe(2, Overflow.CLOSE);
    IntStream.range(0, 4).forEach(numbers::publish);

    assertThat(subscription.isOpen()).isFalse();
    assertThat(channels.size()).isZero();
    assertThat(subscription.receive()).isEqualTo(0);
    assertThat(subscription.receive()).isEqualTo(1);
    assertThatThrownBy(subscription::receive)
        .isInstanceOf(SlowSubscriberException.class)
        .hasMessageContaining("numbers")
        .hasMessageContaining("2");
    assertThat(subscription.missed()).isEqualTo(1);
  }

  @Test
  void aBufferHoldsExactlyAsManyAsItSays() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe(2, Overflow.CLOSE);
    numbers.publish(0);
    numbers.publish(1);
    assertThat(subscription.isOpen()).isTrue();
    assertThat(subscription.receive()).isEqualTo(0);
    numbers.publish(2);
    assertThat(subscription.isOpen()).isTrue();
    assertThat(subscription.missed()).isZero();
  }

  @Test
  void dropOldestKeepsTheLatestAndCounts() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe(2, Overflow.DROP_OLDEST);
    IntStream.range(0, 5).forEach(numbers::publish);
    assertThat(subscription.receive()).isEqualTo(3);
    assertThat(subscription.receive()).isEqualTo(4);
    assertThat(subscription.missed()).isEqualTo(3);
    assertThat(subscription.isOpen()).isTrue();
  }

  @Test
  void dropNewestKeepsTheFirstAndCounts() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe(2, Overflow.DROP_NEWEST);
    IntStream.range(0, 5).forEach(numbers::publish);
    assertThat(subscription.receive()).isEqualTo(0);
    assertThat(subscription.receive()).isEqualTo(1);
    assertThat(subscription.missed()).isEqualTo(3);
    assertThat(subscription.isOpen()).isTrue();
  }

  @Test
  void blockMakesThePublisherWaitForRoom() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe(1, Overflow.BLOCK);
    Thread publisher =
        Thread.ofVirtual().start(() -> IntStream.range(0, 100).forEach(numbers::publish));
    Thread.sleep(20);
    assertThat(publisher.isAlive()).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(subscription.receive()).isEqualTo(i);
    }
    assertThat(subscription.missed()).isZero();
  }

  /// Waits until a publisher waits for room.
  private static void awaitWaiting(Thread publisher) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (publisher.getState() != Thread.State.TIMED_WAITING) {
      assertThat(System.nanoTime()).as("time until it waits").isLessThan(end);
      Thread.sleep(1);
    }
  }

  @Test
  void blockEndsWhenItsTimeIsOverOrTheSubscriptionIsClosed() throws Exception {
    try (Channels impatient =
        Channels.inMemory(ChannelLimits.defaults().withBlockTimeout(Duration.ofMillis(30)))) {
      Channel<Integer> channel = impatient.channel("n", Integer.class);
      Subscription<Integer> subscription = channel.subscribe(1, Overflow.BLOCK);
      channel.publish(1);
      channel.publish(2);
      assertThat(subscription.isOpen()).isFalse();
      assertThat(subscription.receive()).isEqualTo(1);
      assertThatThrownBy(subscription::receive).isInstanceOf(SlowSubscriberException.class);
    }
    Subscription<Integer> closed = numbers.subscribe(1, Overflow.BLOCK);
    Thread publisher =
        Thread.ofVirtual().start(() -> IntStream.range(0, 2).forEach(numbers::publish));
    awaitWaiting(publisher);
    closed.close();
    assertThat(publisher.join(Duration.ofSeconds(60))).as("before the block timeout").isTrue();
    assertThat(closed.receive()).isEqualTo(0);
    assertThat(closed.receive()).isNull();
  }

  @Test
  void anInterruptedPublisherStillWaitsForRoom() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe(1, Overflow.BLOCK);
    AtomicInteger flag = new AtomicInteger();
    Thread publisher =
        Thread.ofVirtual()
            .start(() -> {
              IntStream.range(0, 2).forEach(numbers::publish);
              flag.set(Thread.currentThread().isInterrupted() ? 1 : 2);
            });
    awaitWaiting(publisher);
    publisher.interrupt();
    Thread.sleep(20);
    assertThat(subscription.receive()).isEqualTo(0);
    assertThat(subscription.receive()).isEqualTo(1);
    publisher.join();
    assertThat(flag).hasValue(1);
  }

  @Test
  void aSlowSubscriberDoesNotHoldUpThePublisherOrTheOthers() throws Exception {
    numbers.subscribe(1, Overflow.CLOSE);
    numbers.subscribe(1, Overflow.DROP_OLDEST);
    Subscription<Integer> quick = numbers.subscribe(1_000, Overflow.CLOSE);
    IntStream.range(0, 1_000).forEach(numbers::publish);
    assertThat(quick.missed()).isZero();
    assertThat(quick.isOpen()).isTrue();
  }

  @Test
  void aMessageIsEncodedOnceForAllSubscribers() {
    AtomicInteger written = new AtomicInteger();
    JsonCodec<String> codec = new CountingCodec(written);
    Channel<String> channel = channels.channel("texts", codec);
    Set<WebSocketMessage> messages = new HashSet<>();
    Set<byte[]> texts = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      channel.subscribe(message -> {
        messages.add(message.message());
        texts.add(message.json());
      });
    }
    channel.publish("hello");
    assertThat(written).hasValue(1);
    assertThat(messages).hasSize(1);
    assertThat(messages.iterator().next().string()).isEqualTo("\"hello\"");
    assertThat(messages.iterator().next().isText()).isTrue();
    assertThat(texts).hasSize(1);
  }

  @Test
  void aMessageThatNobodyEncodesIsNotEncoded() {
    AtomicInteger written = new AtomicInteger();
    Channel<String> channel = channels.channel("texts", new CountingCodec(written));
    channel.subscribe(message -> assertThat(message.value()).isEqualTo("hello"));
    channel.publish("hello");
    assertThat(written).hasValue(0);
  }

  @Test
  void formsOfOnesOwnAreMadeOnceToo() {
    AtomicInteger made = new AtomicInteger();
    Function<Published<Integer>, String> form =
        message -> {
          made.incrementAndGet();
          return message.channel() + "=" + message.value();
        };
    List<String> got = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      numbers.subscribe(message -> got.add(message.encoded(form)));
    }
    numbers.publish(7);
    assertThat(got).containsExactly("numbers=7", "numbers=7", "numbers=7");
    assertThat(made).hasValue(1);
  }

  @Test
  void ofManyFormsOnlySomeAreKept() {
    Published<String> message = new Published<>("c", "v", JsonCodecs.STRING);
    AtomicInteger made = new AtomicInteger();
    List<Function<Published<String>, Integer>> forms = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      int number = i;
      forms.add(same -> made.incrementAndGet() > 0 ? number : -1);
    }
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 9; i++) {
        assertThat(message.<Integer>encoded(forms.get(i))).isEqualTo(i);
      }
    }
    assertThat(made).as("eight once, and the ninth twice").hasValue(10);
  }

  @Test
  void aSubscriberThatFailsIsNotCalledAgainAndTheOthersGetTheMessage() {
    AtomicInteger calls = new AtomicInteger();
    Registration failing =
        numbers.subscribe(message -> {
          calls.incrementAndGet();
          throw new IllegalStateException("on purpose");
        });
    List<Integer> got = new ArrayList<>();
    numbers.subscribe(message -> got.add(message.value()));
    numbers.publish(1);
    numbers.publish(2);
    assertThat(calls).hasValue(1);
    assertThat(failing.isOpen()).isFalse();
    assertThat(got).containsExactly(1, 2);
  }

  @Test
  void aSubscriberMayPublishAndAllGetThatAfterTheMessageItAnswers() {
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    numbers.subscribe(message -> {
      first.add(message.value());
      if (message.value() < 3) {
        numbers.publish(message.value() + 1);
      }
    });
    numbers.subscribe(message -> second.add(message.value()));
    numbers.publish(1);
    assertThat(first).containsExactly(1, 2, 3);
    assertThat(second).containsExactly(1, 2, 3);
  }

  @Test
  void channelsThatPublishToEachOtherDoNotWaitForEachOther() throws Exception {
    Channel<Integer> other = channels.channel("other", Integer.class);
    AtomicInteger got = new AtomicInteger();
    numbers.subscribe(message -> bounce(other, message.value(), got));
    other.subscribe(message -> bounce(numbers, message.value(), got));
    List<Thread> threads = new ArrayList<>();
    for (Channel<Integer> first : List.of(numbers, other)) {
      threads.add(
          Thread.ofVirtual().start(() -> IntStream.range(0, 2_000).forEach(i -> first.publish(2))));
    }
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(120))).as("no deadlock").isTrue();
    }
    assertThat(got).hasValue(2 * 2_000 * 3);
  }

  private static void bounce(Channel<Integer> to, int left, AtomicInteger got) {
    got.incrementAndGet();
    if (left > 0) {
      to.publish(left - 1);
    }
  }

  @Test
  void subscribersThatMultiplyMessagesAreStopped() {
    Registration echo =
        numbers.subscribe(message -> {
          numbers.publish(1);
          numbers.publish(1);
        });
    numbers.publish(1);
    assertThat(echo.isOpen()).as("it failed at the bound").isFalse();
  }

  @Test
  void aRegistrationEndsWhenItIsClosedAlsoFromWithin() {
    List<Integer> got = new ArrayList<>();
    Registration[] own = new Registration[1];
    own[0] =
        numbers.subscribe(message -> {
          got.add(message.value());
          own[0].close();
        });
    numbers.publish(1);
    numbers.publish(2);
    own[0].close();
    assertThat(got).containsExactly(1);
    assertThat(own[0].missed()).isZero();
    assertThat(channels.size()).isZero();
  }

  @Test
  void aChannelVanishesWithItsLastSubscriber() {
    Subscription<Integer> one = numbers.subscribe();
    Registration two = numbers.subscribe(message -> {});
    assertThat(channels.size()).isEqualTo(1);
    one.close();
    one.close();
    assertThat(channels.size()).isEqualTo(1);
    two.close();
    assertThat(channels.size()).isZero();
  }

  @Test
  void theNumberOfChannelsIsBoundedAndComesBackWhenTheyVanish() {
    try (Channels few = Channels.inMemory(ChannelLimits.defaults().withMaxChannels(2))) {
      Subscription<Integer> first = few.channel("a", Integer.class).subscribe();
      few.channel("b", Integer.class).subscribe();
      few.channel("b", Integer.class).subscribe();
      assertThatThrownBy(() -> few.channel("c", Integer.class).subscribe())
          .isInstanceOf(ChannelLimitException.class)
          .hasMessage("maxChannels is reached: there are 2");
      assertThat(few.size()).isEqualTo(2);
      first.close();
      few.channel("c", Integer.class).subscribe();
    }
  }

  @Test
  void theNumberOfSubscribersIsBounded() {
    try (Channels few = Channels.inMemory(ChannelLimits.defaults().withMaxSubscribers(2))) {
      Channel<Integer> channel = few.channel("a", Integer.class);
      Subscription<Integer> first = channel.subscribe();
      channel.subscribe();
      assertThatThrownBy(channel::subscribe)
          .isInstanceOf(ChannelLimitException.class)
          .hasMessage("maxSubscribers is reached: there are 2");
      first.close();
      channel.subscribe();
    }
  }

  @Test
  void saysWhatIsWrongWithAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channels.channel("room é", Integer.class))
        .withMessage(
            "a channel's name: expected 1 to 200 characters of visible ASCII, which are '!' to '~'"
                + " without spaces, found U+0020 as character 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channels.channel("salón", Integer.class))
        .withMessageEndingWith("found U+00F3 as character 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channels.channel("", Integer.class))
        .withMessageEndingWith("found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channels.presence("x".repeat(201), Integer.class))
        .withMessageEndingWith("found 201 characters");
  }

  @Test
  void namesAreBounded() {
    channels.channel("x".repeat(ChannelLimits.MAX_NAME), Integer.class);
    channels.channel("room:1/a~!", Integer.class);
    for (String bad : List.of("", "x".repeat(201), "a b", "a\n", "ä", "a\u007f")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> channels.channel(bad, Integer.class))
          .withMessageContaining("1 to 200 characters");
      assertThatIllegalArgumentException().isThrownBy(() -> channels.presence(bad, Integer.class));
    }
  }

  @Test
  void aChannelInUseIsNotGivenOutWithAnotherType() {
    Subscription<Integer> subscription = numbers.subscribe();
    Channel<String> wrong = channels.channel("numbers", String.class);
    assertThatIllegalStateException()
        .isThrownBy(wrong::subscribe)
        .withMessageContaining("numbers is in use with");
    assertThatIllegalStateException().isThrownBy(() -> wrong.publish("one"));
    assertThat(subscription.isOpen()).isTrue();
    subscription.close();
    wrong.subscribe().close();
  }

  @Test
  void limitsOfNothingAreRefused() {
    ChannelLimits limits = ChannelLimits.defaults();
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxChannels(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxSubscribers(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxMembers(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxBytes(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.withBuffer(0))
        .withMessage("buffer must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.withBlockTimeout(Duration.ZERO))
        .withMessageContaining("blockTimeout");
    assertThatIllegalArgumentException().isThrownBy(() -> numbers.subscribe(0, Overflow.CLOSE));
  }

  @Test
  void closingEndsEverySubscriptionAndRefusesNewOnes() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe();
    Registration registration = numbers.subscribe(message -> {});
    numbers.publish(1);
    channels.close();
    assertThat(subscription.receive()).isEqualTo(1);
    assertThat(subscription.receive()).isNull();
    assertThat(registration.isOpen()).isFalse();
    numbers.publish(2);
    assertThatIllegalStateException()
        .isThrownBy(numbers::subscribe)
        .withMessage("the channels are closed");
    subscription.close();
    registration.close();
  }

  @Test
  void namesAreInTheTextsOfChannelsAndMessagesAndValuesAreNot() {
    assertThat(numbers).hasToString("channel numbers");
    assertThat(numbers.name()).isEqualTo("numbers");
    assertThat(new Published<>("c", "secret", JsonCodecs.STRING)).hasToString("message of c");
  }
}
