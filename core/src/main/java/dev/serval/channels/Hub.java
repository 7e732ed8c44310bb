// Hub: all channels of one node.
package dev.serval.channels;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonException;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonReader;
import dev.serval.validation.Violations;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The channels with subscribers by their names, and what connects them with a [Relay].
///
/// A channel is put into the map by its first subscriber and taken out by its last one, both within
/// the map's own lock of that name, so the relay hears of it in the same order.
final class Hub implements Channels {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.channels");

  private final ChannelLimits limits;
  private final Relay relay;
  private final Map<String, Topic<?>> topics = new ConcurrentHashMap<>();
  private final Map<String, Roster<?>> rosters = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger present = new AtomicInteger();
  private final AtomicLong memberNumber = new AtomicLong();
  private volatile boolean closed;

  Hub(ChannelLimits limits, Relay relay) {
    this.limits = limits;
    this.relay = relay;
    relay.start(this::arrive);
  }

  ChannelLimits limits() {
    return limits;
  }

  Relay relay() {
    return relay;
  }

  @Override
  public <T> Channel<T> channel(String name, JsonCodec<T> codec) {
    return new Channel<>(this, ChannelLimits.name(name), codec);
  }

  @Override
  public <M> Presence<M> presence(String name, JsonCodec<M> codec) {
    return new Presence<>(this, ChannelLimits.name(name), codec);
  }

  @Override
  public int size() {
    return topics.size();
  }

  <T> void subscribe(String name, JsonCodec<T> codec, Sink<T> sink) {
    Topic<?> joined =
        topics.compute(
            name,
            (absent, known) -> {
              refuseIfClosed();
              if (known == null) {
                return open(name, codec, sink);
              }
              Topic<T> topic = typed(name, known, codec);
              topic.add(sink, limits.maxSubscribers());
              return topic;
            });
    Topic<T> topic = typed(name, joined, codec);
    sink.onLeave(() -> unsubscribe(name, topic, sink));
    if (closed || !sink.isOpen()) {
      sink.end(); // closed before it was told how to leave
      sink.leave();
    }
    awaitLink(name, topic);
  }

  /// Waits until messages of other nodes arrive. A relay says so soon, in an outage too; one that
  /// does not keeps nobody for longer than a slow subscriber may keep a publisher. A thread that is
  /// interrupted is to end, and does not wait: its flag stays set for whatever it does next.
  private void awaitLink(String name, Topic<?> topic) {
    try {
      topic.linked().get(limits.blockTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException late) {
      LOG.warn("Messages of {} from other nodes may be missed: they do not arrive yet", name);
    } catch (ExecutionException failed) {
      LOG.error("Messages of {} from other nodes do not arrive", name, failed.getCause());
    }
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new IllegalStateException("the channels are closed");
    }
  }

  /// Opens a channel for its first subscriber; where that fails, nothing is left of it.
  private <T> Topic<T> open(String name, JsonCodec<T> codec, Sink<T> first) {
    count(opened, limits.maxChannels());
    try {
      Topic<T> topic = new Topic<>(name, codec, relay.open(name));
      topic.add(first, limits.maxSubscribers());
      return topic;
    } catch (Throwable failure) {
      opened.decrementAndGet();
      throw failure;
    }
  }

  /// Has the relay forget something that is over here, whatever it says to that.
  private static void forget(String what, String name, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error failure) {
      LOG.error("Other nodes may not know that {} {} has ended", what, name, failure);
    }
  }

  private static void count(AtomicInteger counter, int most) {
    if (counter.incrementAndGet() > most) {
      counter.decrementAndGet();
      throw new ChannelLimitException("maxChannels", most);
    }
  }

  @SuppressWarnings("unchecked") // equal codecs read and write one type
  private static <T> Topic<T> typed(String name, Topic<?> topic, JsonCodec<T> codec) {
    if (!topic.codec().equals(codec)) {
      throw new IllegalStateException(
          "the channel "
              + name
              + " is in use with "
              + topic.codec().getClass().getName()
              + ", not "
              + codec.getClass().getName()
              + ": expected the same codec for all who use it");
    }
    return (Topic<T>) topic;
  }

  private <T> void unsubscribe(String name, Topic<T> topic, Sink<T> sink) {
    topics.computeIfPresent(
        name,
        (same, known) -> {
          boolean last = known == topic && topic.remove(sink);
          if (last) {
            opened.decrementAndGet();
            forget("channel", name, () -> relay.shut(name));
          }
          return last ? null : known;
        });
  }

  <T> void publish(String name, JsonCodec<T> codec, T value) {
    if (closed) {
      return;
    }
    Published<T> message = new Published<>(name, value, codec);
    if (relay.carries() && message.json().length > limits.maxBytes()) {
      throw new IllegalArgumentException(
          "a message of "
              + name
              + " has at most "
              + limits.maxBytes()
              + " bytes of JSON, not "
              + message.json().length);
    }
    Runnable onwards = relay.carries() ? () -> relay.publish(name, message.json()) : () -> {};
    Topic<?> topic = topics.get(name);
    if (topic == null) {
      onwards.run();
    } else {
      typed(name, topic, codec).publish(message, true, onwards);
    }
  }

  private void arrive(String name, byte[] json) {
    Topic<?> topic = topics.get(name);
    if (topic != null) {
      arrive(name, topic, json);
    }
  }

  private static <T> void arrive(String name, Topic<T> topic, byte[] json) {
    try {
      T value = read(topic.codec(), json);
      if (value != null) {
        topic.publish(new Published<>(name, value, topic.codec()), false, () -> {});
        return;
      }
      LOG.warn("A message of {} from another node does not fit its type, and is dropped", name);
    } catch (JsonException e) {
      LOG.warn("A message of {} from another node is no JSON, and is dropped", name, e);
    }
  }

  /// Returns the value of a JSON text; null where it does not fit.
  static <T> @Nullable T read(JsonCodec<T> codec, byte[] json) {
    Violations violations = new Violations();
    JsonReader in = new JsonReader(json, 0, json.length, JsonLimits.defaults(), violations);
    T value = in.readDocument(codec);
    return violations.isEmpty() ? value : null;
  }

  // Presence.

  String newMember() {
    return relay.node() + '-' + memberNumber.incrementAndGet();
  }

  /// Puts a member in; where that fails, nothing is left of it.
  <M> void join(String name, Member<M> member, byte[] json) {
    rosters.compute(
        name,
        (absent, known) -> {
          refuseIfClosed();
          if (known == null) {
            count(present, limits.maxChannels());
          }
          Roster<M> roster = known == null ? new Roster<>() : roster(known);
          try {
            roster.add(member, limits.maxMembers());
            tell(name, member, json);
            return roster;
          } catch (Throwable failure) {
            roster.remove(member.id());
            if (known == null) {
              present.decrementAndGet();
            }
            throw failure;
          }
        });
  }

  private void tell(String name, Member<?> member, byte[] json) {
    try {
      relay.join(name, member.id(), json);
    } catch (Throwable failure) {
      forget("member", member.id(), () -> relay.leave(name, member.id()));
      throw failure;
    }
  }

  /// Takes a member out, and returns whether it was in.
  boolean leave(String name, String member) {
    boolean[] left = new boolean[1];
    rosters.computeIfPresent(
        name,
        (same, roster) -> {
          left[0] = roster.remove(member);
          if (left[0]) {
            forget("member", member, () -> relay.leave(name, member));
          }
          boolean last = roster.isEmpty();
          if (last) {
            present.decrementAndGet();
          }
          return last ? null : roster;
        });
    return left[0];
  }

  <M> @Nullable Roster<M> roster(String name) {
    Roster<?> known = rosters.get(name);
    return known == null ? null : roster(known);
  }

  @SuppressWarnings("unchecked") // whoever joins under one name does so with one type
  private static <M> Roster<M> roster(Roster<?> known) {
    return (Roster<M>) known;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    topics.values().forEach(Topic::end);
    topics.clear();
    rosters.clear();
    relay.close();
  }
}
