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
  private final Runnable onFailure;
  private final LongAdder missed = new LongAdder();
  private volatile boolean open = true;

  /// @param subscriber takes a message, and says whether it did
  /// @param onFailure called once, when it has failed, to tell those behind it
  PushSink(Predicate<? super Published<T>> subscriber, Runnable onFailure) {
    this.subscriber = subscriber;
    this.onFailure = onFailure;
  }

  /// One that fails is not called again: it would fail with each message, and those behind it must
  /// not take what comes later for all there is.
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
      missed.increment();
      if (message.isNew(e)) {
        LOG.error("Subscribers of {} failed, and get no more messages", message.channel(), e);
      }
      onFailure.run();
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
