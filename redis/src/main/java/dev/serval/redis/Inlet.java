// Inlet: what a node hears from the others.
package dev.serval.redis;

import static dev.serval.redis.Wire.text;

import dev.serval.channels.Relay;
import dev.serval.redis.Link.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/// One connection that is subscribed to the channels which have subscribers in this node.
///
/// A thread reads it, and connects anew and subscribes to all of them again where it fails. Another
/// one sends subscriptions, those together that come together, and pings, so that a connection that
/// is silently dead is found out within [RedisSettings#memberTimeout].
final class Inlet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.redis");
  private static final int TOGETHER = 500;

  private final RedisSettings settings;
  private final Link link;
  private final String node;
  private final String channelPrefix;
  private final Relay.Arrivals arrivals;
  private final Runnable onConnected;
  private final Map<String, CompletableFuture<?>> wanted = new ConcurrentHashMap<>();
  private final Seen seen = new Seen();
  private final Thread reader = Thread.ofVirtual().name("serval-redis-inlet").unstarted(this::read);
  private final Thread writer =
      Thread.ofVirtual().name("serval-redis-inlet-writer").unstarted(this::write);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasChanged = lock.newCondition();
  private Set<String> changed = new LinkedHashSet<>();
  private @Nullable Wire wire;

  private int unconfirmed;
  private volatile boolean closed;

  /// @param onConnected done on each new connection, before messages come
  Inlet(
      RedisSettings settings,
      Link link,
      String node,
      Relay.Arrivals arrivals,
      Runnable onConnected) {
    this.settings = settings;
    this.link = link;
    this.node = node;
    this.channelPrefix = settings.prefix() + "channel:";
    this.arrivals = arrivals;
    this.onConnected = onConnected;
  }

  void start() {
    reader.start();
    writer.start();
  }

  /// Returns the name of a channel in Redis.
  String key(String channel) {
    return channelPrefix + channel;
  }

  CompletableFuture<?> open(String channel) {
    CompletableFuture<@Nullable Void> confirmed = new CompletableFuture<>();
    wanted.put(key(channel), confirmed);
    if (link.isLost(Side.FROM_OTHERS) || closed) {
      confirmed.complete(null);
    } else {
      confirmed.completeOnTimeout(
          null, settings.commandTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }
    change(key(channel));
    return confirmed;
  }

  void shut(String channel) {
    wanted.remove(key(channel));
    change(key(channel));
  }

  private void change(String key) {
    lock.lock();
    try {
      changed.add(key);
      hasChanged.signal();
    } finally {
      lock.unlock();
    }
  }

  // The thread that reads.

  private void read() {
    Backoff backoff = new Backoff(settings.maxBackoff());
    while (!closed) {
      Wire connected = null;
      try {
        connected = Wire.connect(settings, settings.memberTimeout());
        begin(connected);
        backoff.reset();
        while (!closed) {
          take(connected.getUnflushedObject());
        }
      } catch (JedisException e) {
        if (!closed) {
          link.lose(Side.FROM_OTHERS, e);
        }
      } finally {
        end(connected);
      }
      if (!closed) {
        backoff.pause();
      }
    }
  }

  /// Subscribes to all channels on a new connection.
  private void begin(Wire connected) {
    onConnected.run();
    lock.lock();
    try {
      List<String> all = new ArrayList<>(wanted.keySet());
      changed = new LinkedHashSet<>();
      unconfirmed = all.size();
      if (link.isLost(Side.FROM_OTHERS)) {
        link.subscribedAgain(all.size());
      }
      inParts(all, part -> connected.post(Commands.subscribe(part)));
      wire = connected;
    } finally {
      lock.unlock();
    }
    if (unconfirmed == 0) {
      link.restore(Side.FROM_OTHERS);
    }
  }

  private void end(@Nullable Wire connected) {
    lock.lock();
    try {
      wire = null;
    } finally {
      lock.unlock();
    }
    if (connected != null) {
      connected.cut();
    }
    wanted.values().forEach(confirmed -> confirmed.complete(null)); // nobody waits for an outage
  }

  private static void inParts(List<String> names, Consumer<List<String>> send) {
    for (int from = 0; from < names.size(); from += TOGETHER) {
      send.accept(names.subList(from, Math.min(from + TOGETHER, names.size())));
    }
  }

  private void take(@Nullable Object reply) {
    if (!(reply instanceof List<?> parts) || parts.size() != 3) {
      return; // the answer to a ping
    }
    String key = text(parts.get(1));
    switch (text(parts.get(0))) {
      case "message" -> arrive(key, (byte[]) parts.get(2));
      case "subscribe" -> confirm(key);
      default -> {}
    }
  }

  private void confirm(String key) {
    CompletableFuture<?> confirmed = wanted.get(key);
    if (confirmed != null) {
      confirmed.complete(null);
    }
    if (unconfirmed > 0 && --unconfirmed == 0) {
      link.restore(Side.FROM_OTHERS);
    }
  }

  private void arrive(String key, byte[] bytes) {
    Frame frame = Frame.of(bytes);
    if (frame == null) {
      LOG.warn("Something that is no message of Serval was published to {}", key);
      return;
    }
    boolean own = frame.node().equals(node) || frame.node().equals("-" + node);
    if (own || (frame.number() > 0 && !seen.isNew(frame))) {
      return;
    }
    try {
      arrivals.message(key.substring(channelPrefix.length()), frame.json());
    } catch (RuntimeException e) {
      LOG.error("A message of {} was not given to its subscribers", key, e);
    }
  }

  // The thread that writes.

  private void write() {
    while (!closed) {
      Set<String> names = new LinkedHashSet<>();
      Wire to = await(names);
      if (to == null) {
        continue; // connecting subscribes to all
      }
      try {
        if (names.isEmpty()) {
          to.post(Commands.ping());
        }
        List<String> on = names.stream().filter(wanted::containsKey).toList();
        inParts(on, part -> to.post(Commands.subscribe(part)));
        List<String> off = names.stream().filter(name -> !wanted.containsKey(name)).toList();
        inParts(off, part -> to.post(Commands.unsubscribe(part)));
      } catch (JedisException e) {
        to.cut(); // the reader says why
      }
    }
  }

  /// Waits for changes, or until a ping is due.
  private @Nullable Wire await(Set<String> names) {
    lock.lock();
    try {
      long left = settings.memberTimeout().toNanos() / 3;
      while (changed.isEmpty() && left > 0 && !closed) {
        left = hasChanged.awaitNanos(left);
      }
      names.addAll(changed);
      changed = new LinkedHashSet<>();
      return wire;
    } catch (InterruptedException e) {
      return null; // it is closed
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    Wire connected;
    lock.lock();
    try {
      connected = wire;
      hasChanged.signal();
    } finally {
      lock.unlock();
    }
    if (connected != null) {
      connected.cut();
    }
    reader.interrupt();
    try {
      reader.join(Duration.ofSeconds(1));
      writer.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
