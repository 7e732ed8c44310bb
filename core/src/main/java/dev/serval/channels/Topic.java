// Topic: a channel that has subscribers.
package dev.serval.channels;

import dev.serval.json.JsonCodec;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The subscribers of one channel, and the order of its messages.
///
/// Publishers hold one lock while a message is handed to all subscribers: that is the order. They
/// wait for each other, never for a subscriber, since handing over is putting into a buffer. The
/// subscribers are an array that changes under a lock of its own, in constant time; publishing
/// reads a copy, which is made anew when it is first needed after a change. So ten thousand who
/// come or go between two messages cost one copy.
///
/// @param <T> the type of the values
final class Topic<T> {
  /// What subscribers may publish while they are called for one message.
  private static final int MAX_PUT_OFF = 1_024;

  private final String name;
  private final JsonCodec<T> codec;
  private final CompletableFuture<?> linked;

  private final ReentrantLock order = new ReentrantLock();

  private final Object change = new Object();
  private @Nullable Sink<T>[] sinks = array(4);
  private int count;
  private volatile Sink<T> @Nullable [] copy;

  /// @param linked done when messages of other nodes arrive
  Topic(String name, JsonCodec<T> codec, CompletableFuture<?> linked) {
    this.name = name;
    this.codec = codec;
    this.linked = linked;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
  private static <T> Sink<T>[] array(int length) {
    return (Sink<T>[]) new Sink[length];
  }

  JsonCodec<T> codec() {
    return codec;
  }

  CompletableFuture<?> linked() {
    return linked;
  }

  /// Adds a subscriber.
  void add(Sink<T> sink, int most) {
    synchronized (change) {
      if (count == most) {
        throw new ChannelLimitException("maxSubscribers", most);
      }
      if (count == sinks.length) {
        sinks = Arrays.copyOf(sinks, count * 2);
      }
      sink.place = count;
      sinks[count++] = sink;
      copy = null;
    }
  }

  /// Removes a subscriber, and returns whether none is left.
  boolean remove(Sink<T> sink) {
    synchronized (change) {
      Sink<T> last = count == 0 ? null : sinks[count - 1];
      if (sink.place >= 0 && last != null) {
        sinks[sink.place] = last;
        last.place = sink.place;
        sinks[--count] = null;
        sink.place = -1;
        copy = null;
      }
      return count == 0;
    }
  }

  /// Hands a message to every subscriber, after those that came before it.
  ///
  /// What a subscriber publishes while it is called, to this channel or another, is put off until
  /// the lock is free. So no thread ever holds the locks of two channels, and two that publish to
  /// each other cannot wait for each other.
  ///
  /// @param mayBlock whether the publisher can wait
  /// @param then done before the next message
  void publish(Published<T> message, boolean mayBlock, Runnable then) {
    Turn outer = Turn.CURRENT.get();
    if (outer != null) {
      outer.putOff(name, () -> inOrder(message, mayBlock, then));
      return;
    }
    Turn turn = new Turn();
    Turn.CURRENT.set(turn);
    try {
      inOrder(message, mayBlock, then);
      turn.finish();
    } finally {
      Turn.CURRENT.remove();
    }
  }

  /// What one thread publishes because it published something.
  private static final class Turn {
    static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

    private final Queue<Runnable> later = new ArrayDeque<>(0);

    void putOff(String name, Runnable publishing) {
      if (later.size() == MAX_PUT_OFF) {
        throw new IllegalStateException(
            "subscribers of " + name + " publish to it without end whenever they are called");
      }
      later.add(publishing);
    }

    void finish() {
      for (Runnable next; (next = later.poll()) != null; ) {
        next.run();
      }
    }
  }

  private void inOrder(Published<T> message, boolean mayBlock, Runnable then) {
    order.lock();
    try {
      deliver(message, mayBlock, then);
    } finally {
      order.unlock();
    }
  }

  private void deliver(Published<T> message, boolean mayBlock, Runnable then) {
    for (Sink<T> sink : current()) {
      sink.take(message, mayBlock);
      if (!sink.isOpen()) {
        sink.leave(); // it was too slow, or failed
      }
    }
    then.run();
  }

  private Sink<T>[] current() {
    Sink<T>[] known = copy;
    if (known == null) {
      synchronized (change) {
        known = array(count);
        System.arraycopy(sinks, 0, known, 0, count);
        copy = known;
      }
    }
    return known;
  }

  /// Ends every subscriber.
  void end() {
    for (Sink<T> sink : current()) {
      sink.end();
    }
  }
}
