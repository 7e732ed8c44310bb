package dev.serval;

import dev.serval.channels.Overflow;
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

  private final Flow.Publisher<? extends E> publisher;
  private final ItemEncoder<E> encoder;
  private final boolean asks;
  private @Nullable Outbox outbox;
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean cancelled;
  private long asked;

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
        into.putAsked(encoder.encode(item));
      } else {
        into.put(encoder.encode(item));
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
  public void written(int count) {
    Flow.Subscription from = subscription;
    if (asks && from != null) {
      ask(from, count);
    }
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
