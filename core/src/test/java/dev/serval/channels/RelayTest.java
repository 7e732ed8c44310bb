package dev.serval.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the channels of a node do with those of others, with a relay that writes down what it does.
@Timeout(300)
class RelayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Recorded relay = new Recorded();
  private final Channels channels =
      Channels.over(relay, ChannelLimits.defaults().withMaxBytes(100).withBlockTimeout(PATIENCE));
  private final Channel<Integer> numbers = channels.channel("n", Integer.class);

  private static final class Recorded implements Relay {
    final List<String> calls = new ArrayList<>();
    final Map<String, byte[]> others = new LinkedHashMap<>();
    @Nullable Arrivals arrivals;
    boolean away;
    CompletableFuture<?> linked = CompletableFuture.completedFuture(null);

    /// The call that fails; empty for none.
    String failing = "";

    private void call(String text) {
      calls.add(text);
      if (!failing.isEmpty() && text.startsWith(failing)) {
        throw new IllegalStateException("told to fail: " + text);
      }
    }

    void arrive(String channel, String json) {
      Arrivals started = arrivals;
      if (started == null) {
        throw new AssertionError("not started");
      }
      started.message(channel, json.getBytes(UTF_8));
    }

    @Override
    public String node() {
      return "me";
    }

    @Override
    public void start(Arrivals arrivals) {
      this.arrivals = arrivals;
    }

    @Override
    public CompletableFuture<?> open(String channel) {
      call("open " + channel);
      return linked;
    }

    @Override
    public void shut(String channel) {
      call("shut " + channel);
    }

    @Override
    public void publish(String channel, byte[] json) {
      call("publish " + channel + " " + new String(json, UTF_8));
    }

    @Override
    public void join(String presence, String member, byte[] json) {
      call("join " + presence + " " + member + " " + new String(json, UTF_8));
    }

    @Override
    public void leave(String presence, String member) {
      call("leave " + presence + " " + member);
    }

    @Override
    public @Nullable Map<String, byte[]> members(String presence, int most) {
      return away ? null : others;
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }

  @Test
  void aChannelIsOpenWhileItHasSubscribers() {
    Subscription<Integer> one = numbers.subscribe();
    Subscription<Integer> two = numbers.subscribe();
    one.close();
    two.close();
    assertThat(relay.calls).containsExactly("open n", "shut n");
  }

  @Test
  void whatIsPublishedGoesToOtherNodesWhetherAnybodySubscribesHereOrNot() {
    numbers.publish(1);
    numbers.subscribe();
    numbers.publish(2);
    assertThat(relay.calls).containsExactly("publish n 1", "open n", "publish n 2");
  }

  @Test
  void whatArrivesGoesToSubscribersAndNotOut() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe();
    relay.arrive("n", "7");
    relay.arrive("other", "8");
    assertThat(subscription.receive()).isEqualTo(7);
    assertThat(relay.calls).containsExactly("open n");
  }

  @Test
  void whatArrivesAndIsNoMessageIsDropped() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe();
    relay.arrive("n", "\"text\"");
    relay.arrive("n", "{");
    relay.arrive("n", "7");
    assertThat(subscription.receive()).isEqualTo(7);
  }

  @Test
  void noSubscriberMakesOtherNodesWait() throws Exception {
    Subscription<Integer> subscription = numbers.subscribe(1, Overflow.BLOCK);
    relay.arrive("n", "1");
    long start = System.nanoTime();
    relay.arrive("n", "2");
    assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos() / 2);
    assertThat(subscription.receive()).isEqualTo(1);
    assertThatThrownBy(subscription::receive).isInstanceOf(SlowSubscriberException.class);
  }

  @Test
  void aMessageOfTooManyBytesIsRefusedAndNobodyGetsIt() throws Exception {
    Channel<String> texts = channels.channel("t", String.class);
    Subscription<String> subscription = texts.subscribe();
    texts.publish("x".repeat(98));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> texts.publish("x".repeat(99)))
        .withMessageContaining("at most 100 bytes of JSON, not 101");
    assertThat(subscription.receive()).hasSize(98);
    subscription.close();
    assertThat(subscription.receive()).isNull();
  }

  @Test
  void membersAreToldAndThoseOfOtherNodesAsked() {
    Presence<String> people = channels.presence("room", String.class);
    Membership ada = people.join("ada");
    assertThat(relay.calls)
        .containsExactly(
            "join room me-1 \"ada\"",
            "publish room presence {\"event\":\"joined\",\"id\":\"me-1\",\"member\":\"ada\"}");

    relay.others.put("me-1", "\"ada\"".getBytes(UTF_8));
    relay.others.put("me-0", "\"left long ago\"".getBytes(UTF_8));
    relay.others.put("you-1", "\"bob\"".getBytes(UTF_8));
    relay.others.put("you-2", "7".getBytes(UTF_8));
    relay.others.put("you-3", "{".getBytes(UTF_8));
    assertThat(people.members())
        .containsExactly(new Member<>("me-1", "ada"), new Member<>("you-1", "bob"));
    relay.away = true;
    assertThat(people.members()).containsExactly(new Member<>("me-1", "ada"));

    relay.calls.clear();
    ada.close();
    assertThat(relay.calls)
        .containsExactly(
            "leave room me-1",
            "publish room presence {\"event\":\"left\",\"id\":\"me-1\",\"member\":\"ada\"}");
  }

  @Test
  void eventsOfOtherNodesAreRead() throws Exception {
    var events = channels.presence("room", String.class).events().subscribe();
    relay.arrive("room presence", "{\"event\":\"joined\",\"id\":\"b\",\"member\":\"bob\"}");
    relay.arrive("room presence", "{\"event\":\"went\",\"id\":\"b\",\"member\":\"bob\"}");
    relay.arrive("room presence", "{\"event\":\"left\",\"id\":\"b\"}");
    relay.arrive("room presence", "[]");
    relay.arrive("room presence", "{\"event\":\"left\",\"id\":\"b\",\"member\":\"bob\",\"new\":1}");
    Member<String> bob = new Member<>("b", "bob");
    assertThat(events.receive()).isEqualTo(new PresenceEvent.Joined<>(bob));
    assertThat(events.receive()).isEqualTo(new PresenceEvent.Left<>(bob));
  }

  @Test
  void closingTheChannelsClosesTheRelay() {
    numbers.subscribe();
    channels.close();
    assertThat(relay.calls).containsExactly("open n", "close");
  }

  // What waits for the relay, and what it fails in.

  @Test
  void interruptedSubscriberWaitsForOtherNodesNoLonger() throws Exception {
    relay.linked = new CompletableFuture<>();
    Channels patient =
        Channels.over(relay, ChannelLimits.defaults().withBlockTimeout(Duration.ofHours(1)));
    Channel<Integer> waiting = patient.channel("w", Integer.class);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<Subscription<Integer>> subscribed = new CompletableFuture<>();
    Thread subscriber =
        Thread.ofVirtual()
            .start(() -> {
              subscribed.complete(waiting.subscribe());
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    while (patient.size() == 0) {
      Thread.onSpinWait();
    }
    subscriber.interrupt();
    assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
    waiting.publish(1);
    assertThat(subscribed.get().receive()).isEqualTo(1);
  }

  @Test
  void subscriberWaitsForOtherNodesNoLongerThanTheLimit() throws Exception {
    relay.linked = new CompletableFuture<>();
    Channels hasty =
        Channels.over(relay, ChannelLimits.defaults().withBlockTimeout(Duration.ofMillis(20)));
    Channel<Integer> waiting = hasty.channel("w", Integer.class);
    Subscription<Integer> subscription = waiting.subscribe();
    waiting.publish(1);
    assertThat(subscription.receive()).isEqualTo(1);
  }

  @Test
  void linkThatFailsKeepsNoSubscriberFromTheMessagesOfThisNode() throws Exception {
    relay.linked = CompletableFuture.failedFuture(new IllegalStateException("told to fail"));
    Subscription<Integer> subscription = numbers.subscribe();
    numbers.publish(1);
    assertThat(subscription.receive()).isEqualTo(1);
  }

  @Test
  void channelThatTheRelayDoesNotOpenTakesNoPlace() {
    Channels few = Channels.over(relay, ChannelLimits.defaults().withMaxChannels(1));
    relay.failing = "open";
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> few.channel("n", Integer.class).subscribe())
          .hasMessage("told to fail: open n");
    }
    relay.failing = "";
    few.channel("n", Integer.class).subscribe();
    assertThat(few.size()).isEqualTo(1);
  }

  @Test
  void channelThatTheRelayDoesNotShutIsClosedHere() {
    Channels few = Channels.over(relay, ChannelLimits.defaults().withMaxChannels(1));
    relay.failing = "shut";
    for (int i = 0; i < 3; i++) {
      few.channel("n" + i, Integer.class).subscribe().close();
      assertThat(few.size()).isZero();
    }
  }

  @Test
  void memberThatTheRelayDoesNotTakeIsNotPresent() {
    Channels few = Channels.over(relay, ChannelLimits.defaults().withMaxChannels(1));
    relay.failing = "join";
    for (int i = 0; i < 3; i++) {
      Presence<String> people = few.presence("room" + i, String.class);
      assertThatThrownBy(() -> people.join("ada")).hasMessageStartingWith("told to fail: join");
      assertThat(people.members()).isEmpty();
    }
    assertThat(relay.calls).contains("leave room0 me-1");
    relay.failing = "";
    few.presence("room", String.class).join("ada");
  }

  @Test
  void memberOfWhomTheOthersCannotBeToldIsNotPresent() {
    Presence<String> people = channels.presence("room", String.class);
    people.join("ada");
    relay.failing = "publish";
    assertThatThrownBy(() -> people.join("bob")).hasMessageStartingWith("told to fail: publish");
    assertThat(people.members()).extracting(Member::info).containsExactly("ada");
    assertThat(relay.calls).contains("leave room me-2");
  }

  @Test
  void memberWhomTheRelayDoesNotLetGoIsGoneHereAndTheOthersAreTold() throws Exception {
    Presence<String> people = channels.presence("room", String.class);
    var events = people.events().subscribe();
    Membership ada = people.join("ada");
    relay.failing = "leave";
    ada.close();
    assertThat(people.members()).isEmpty();
    assertThat(events.receive()).isInstanceOf(PresenceEvent.Joined.class);
    assertThat(events.receive()).isInstanceOf(PresenceEvent.Left.class);
  }

  @Test
  void nodesThatAreAloneHaveNamesToo() {
    Relay none = Relay.none();
    assertThat(none.node()).hasSize(16).isNotEqualTo(Relay.none().node());
    assertThat(none.members("room", 1)).isNull();
    none.publish("n", new byte[0]);
  }
}
