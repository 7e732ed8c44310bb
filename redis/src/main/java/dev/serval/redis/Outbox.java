// Outbox: what a node sends to the others, in order.
package dev.serval.redis;

import dev.serval.redis.Link.Side;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// Commands that wait until one thread has sent them, a batch at a time over one connection.
///
/// A batch that fails is sent again, since nobody knows how much of it was done: commands must not
/// mind being done twice. After an outage the thread waits for [RedisSettings#maxBackoff] before it
/// sends, so that other nodes listen again by then. What waits is bounded; the oldest are dropped.
final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.redis");
  private static final int BATCH = 256;

  /// A command, and what is done with its reply.
  ///
  /// @param matters whether it is about members, which are all told anew where one is dropped
  record Item(
      Wire.Command command, boolean matters, @Nullable Consumer<@Nullable Object> onReply) {}

  private final RedisSettings settings;
  private final Link link;
  private final Runnable onMattersDropped;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Item> waiting = new ArrayDeque<>();
  private final Thread thread;
  private long bytes;
  private boolean isDropped;
  private volatile boolean closed;
  private volatile boolean stale;
  private @Nullable Wire wire;

  Outbox(RedisSettings settings, Link link, Runnable onMattersDropped) {
    this.settings = settings;
    this.link = link;
    this.onMattersDropped = onMattersDropped;
    this.thread = Thread.ofVirtual().name("serval-redis-outbox").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Adds a command. Never blocks.
  void add(Item item) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      waiting.add(item);
      bytes += item.command().size;
      while (waiting.size() > settings.maxWaiting()
          || (bytes > settings.maxWaitingBytes() && waiting.size() > 1)) {
        drop(waiting.remove());
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void drop(Item item) {
    bytes -= item.command().size;
    isDropped |= item.matters();
    link.dropped();
  }

  /// Returns how many commands wait.
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// Has the next batch be sent over a new connection, as others were found dead.
  void renew() {
    stale = true;
  }

  private void run() {
    Backoff backoff = new Backoff(settings.maxBackoff());
    List<Item> batch = next();
    while (!batch.isEmpty()) {
      boolean reused = wire != null && !stale;
      try {
        send(connected(), batch);
        backoff.reset();
        restored();
        batch = next();
      } catch (JedisException e) {
        disconnect();
        if (!reused || e.getCause() instanceof SocketTimeoutException) {
          link.lose(Side.TO_OTHERS, e);
          if (closed) {
            break;
          }
          backoff.pause();
        }
      }
    }
    disconnect();
  }

  /// Returns what is sent next, and waits for it; nothing when all is sent and this is closed.
  private List<Item> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      List<Item> batch = new ArrayList<>();
      for (Item item; batch.size() < BATCH && (item = waiting.poll()) != null; ) {
        bytes -= item.command().size;
        batch.add(item);
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private Wire connected() {
    if (stale) {
      disconnect();
    }
    Wire known = wire;
    if (known == null) {
      known = Wire.connect(settings, settings.commandTimeout());
      wire = known;
      stale = false;
      if (link.isLost(Side.TO_OTHERS) && !closed) {
        try {
          Thread.sleep(settings.maxBackoff());
        } catch (InterruptedException e) {
          // It is closed: what waits is sent now or never.
        }
      }
    }
    return known;
  }

  private void disconnect() {
    Wire known = wire;
    if (known != null) {
      known.cut();
      wire = null;
    }
  }

  private void send(Wire wire, List<Item> batch) {
    List<Object> replies = wire.call(batch.stream().map(Item::command).toList());
    for (Object reply : replies) {
      if (reply instanceof JedisDataException refusal && isTemporary(refusal)) {
        throw new JedisConnectionException(refusal);
      }
    }
    if (link.isLost(Side.TO_OTHERS)) {
      link.waited((int) batch.stream().filter(item -> !item.matters()).count());
    }
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i) instanceof JedisDataException refusal) {
        LOG.warn("Redis refuses what a node tells the others: {}", refusal.getMessage());
      } else {
        Consumer<@Nullable Object> onReply = batch.get(i).onReply();
        if (onReply != null) {
          onReply.accept(replies.get(i));
        }
      }
    }
  }

  /// A Redis that reads its data, or that has become a replica, will do it later. What a script
  /// meets stands within the message of the script.
  private static boolean isTemporary(JedisDataException refusal) {
    String message = String.valueOf(refusal.getMessage());
    return Stream.of("LOADING", "READONLY", "MASTERDOWN").anyMatch(message::contains);
  }

  private void restored() {
    boolean announce;
    lock.lock();
    try {
      if (!waiting.isEmpty()) {
        return; // what waits is part of the outage
      }
      announce = isDropped;
      isDropped = false;
    } finally {
      lock.unlock();
    }
    link.restore(Side.TO_OTHERS);
    if (announce) {
      onMattersDropped.run();
    }
  }

  /// Waits for what is being sent, as long as a command may take, and ends.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (link.isLost(Side.TO_OTHERS) || !thread.join(settings.commandTimeout())) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
