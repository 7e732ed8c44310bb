package dev.serval.channels;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A subscriber that is called by the thread that publishes.
///
/// @param <T> the type of the values
final class PushSink<T> extends Sink<T> implements Registration {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.channels");

  private final Predicate<? super Published<T>> subscriber;
  private final LongAdder missed = new LongAdder();
  private volatile boolean open = true;

  /// @param subscriber takes a message, and says whether it did
  PushSink(Predicate<? super Published<T>> subscriber) {
    this.subscriber = subscriber;
  }

  /// One that fails is not called again: it would fail with each message, and what it missed by
  /// that nobody knows.
  @Override
  void take(Published<T> message, boolean mayBlock) {
    if (!open) {
      return;
    }
    try {
      if (!subscriber.test(message)) {
        missed.increment();
      }
    } catch (RuntimeException | Error e) {
      open = false;
      LOG.error("A subscriber of {} failed, and gets no more messages", message.channel(), e);
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public long missed() {
    return missed.sum();
  }

  @Override
  void end() {
    open = false;
  }

  @Override
  public void close() {
    open = false;
    leave();
  }
}
