package dev.serval;

import dev.serval.channels.Overflow;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Items that a publisher makes, on whatever threads it has (Reactive Streams).
///
/// With [Overflow#BLOCK] the publisher is asked for [#WINDOW] items, and for another when one was
/// written, so a slow client slows it down. With the others it is asked for all at once.
final class SubscribedItems<E> implements ItemSource, Flow.Subscriber<E> {
  /// The items that a publisher may be ahead of the client.
  static final int WINDOW = 32;

  /// What fails within it is an error answer. Publishers fail on threads of their own, and there is
  /// none to look at.
  private static final Duration FIRST = Duration.ofMillis(20);

  private final Flow.Publisher<? extends E> publisher;
  private final ItemEncoder<E> encoder;
  private final boolean asks;
  private @Nullable Outbox outbox;
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean cancelled;
  private long asked;

  /// What was written and not asked for again; -1 while no thread does that.
  private int owed = -1;

  SubscribedItems(
      Flow.Publisher<? extends E> publisher, ItemEncoder<E> encoder, Overflow overflow) {
    this.publisher = publisher;
    this.encoder = encoder;
    this.asks = overflow == Overflow.BLOCK;
  }

  @Override
  public void start(Outbox outbox) {
    this.outbox = outbox;
    publisher.subscribe(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    Objects.requireNonNull(given, "subscription");
    if (subscription != null) {
      given.cancel();
      return;
    }
    subscription = given;
    if (cancelled) {
      given.cancel();
    } else {
      ask(given, asks ? WINDOW : Long.MAX_VALUE);
    }
  }

  private void ask(Flow.Subscription from, long count) {
    synchronized (this) {
      asked = count == Long.MAX_VALUE ? count : asked + count;
    }
    from.request(count);
  }

  /// Whether the publisher was asked for one more.
  private boolean isAsked() {
    synchronized (this) {
      return asked == Long.MAX_VALUE || asked-- > 0;
    }
  }

  @Override
  public void onNext(E item) {
    Objects.requireNonNull(item, "item");
    Outbox into = Objects.requireNonNull(outbox);
    try {
      if (!isAsked()) {
        throw new IllegalStateException("the publisher made more items than it was asked for");
      }
      if (asks) {
        into.putAsked(encoder.piece(item));
      } else {
        into.put(encoder.piece(item));
      }
    } catch (StreamEndedException ended) {
      cancel();
    } catch (Throwable failure) {
      cancel();
      into.complete(failure);
    }
  }

  @Override
  public void onError(Throwable failure) {
    Objects.requireNonNull(outbox).complete(Objects.requireNonNull(failure, "failure"));
  }

  @Override
  public void onComplete() {
    Objects.requireNonNull(outbox).complete(null);
  }

  @Override
  public Duration patience() {
    return FIRST;
  }

  /// Asking may make the publisher make items, on the thread that asks: not on one that serves
  /// sockets.
  @Override
  public void written(int count) {
    if (!asks) {
      return;
    }
    synchronized (this) {
      if (owed >= 0) {
        owed += count;
        return;
      }
      owed = count;
    }
    Thread.ofVirtual().name("serval-stream").start(this::askAgain);
  }

  private void askAgain() {
    for (int count = takeOwed(); count > 0; count = takeOwed()) {
      ask(Objects.requireNonNull(subscription), count);
    }
  }

  private synchronized int takeOwed() {
    int count = cancelled ? 0 : owed;
    owed = count == 0 ? -1 : 0;
    return count;
  }

  /// Cancelling is code of the publisher's, so it is left to [#end].
  @Override
  public void interrupt() {}

  /// What a publisher runs after it was cancelled is its own affair.
  @Override
  public void end() {
    cancel();
  }

  private void cancel() {
    cancelled = true;
    Flow.Subscription from = subscription;
    if (from != null) {
      from.cancel();
    }
  }
}
