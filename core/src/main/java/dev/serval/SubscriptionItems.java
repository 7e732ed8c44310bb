package dev.serval;

import dev.serval.channels.Overflow;
import dev.serval.channels.Published;
import dev.serval.channels.SlowSubscriberException;
import dev.serval.channels.Subscription;
import dev.serval.transport.Piece;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Items that are published in a channel, encoded once for all who get them. No code of the
/// application makes them, so this needs no thread.
///
/// With [Overflow#BLOCK], where a slow client is waited for, they wait in the subscription, whose
/// own bound and overflow count. With the others whoever publishes puts them into the outbox.
final class SubscriptionItems<E> implements ItemSource {
  private final Subscription<? extends E> subscription;
  private final Function<Published<? extends E>, Piece> form;
  private final AutoCloseable closing;
  private final boolean pulled;
  private @Nullable Outbox outbox;

  /// @param form encodes; the same object for all responses of a route
  /// @param closing what ends the subscription
  SubscriptionItems(
      Subscription<? extends E> subscription,
      Function<Published<? extends E>, Piece> form,
      Overflow overflow,
      AutoCloseable closing) {
    this.subscription = subscription;
    this.form = form;
    this.closing = closing;
    this.pulled = overflow == Overflow.BLOCK;
  }

  @Override
  public void start(Outbox outbox) {
    this.outbox = outbox;
    subscription.onChange(pulled ? outbox::wake : () -> moveTo(outbox));
  }

  /// Nothing can fail here: whoever subscribed is there.
  @Override
  public Duration patience() {
    return Duration.ZERO;
  }

  @Override
  public @Nullable Piece next() {
    Outbox filled = outbox;
    return pulled && filled != null ? take(filled) : null;
  }

  private @Nullable Piece take(Outbox filled) {
    if (!filled.isOpen()) {
      return null;
    }
    try {
      boolean open = subscription.isOpen(); // first: what was published before the end comes
      Published<? extends E> message = subscription.poll();
      if (message != null) {
        return encoded(message, filled);
      }
      if (!open) {
        filled.complete(null);
      }
    } catch (SlowSubscriberException tooSlow) {
      filled.end(StreamEnd.SLOW);
    }
    return null;
  }

  /// What one response fails in all do: the first says so in the log.
  private @Nullable Piece encoded(Published<? extends E> message, Outbox filled) {
    try {
      return message.encoded(form);
    } catch (RuntimeException | Error failure) {
      filled.complete(
          message.isNew(failure)
              ? failure
              : new StreamEndedException("a message cannot be encoded"));
      return null;
    }
  }

  private synchronized void moveTo(Outbox filled) {
    try {
      for (Piece item = take(filled); item != null; item = take(filled)) {
        filled.put(item);
      }
    } catch (StreamEndedException ended) {
      subscription.close();
    }
  }

  @Override
  public void written(int count) {}

  @Override
  public void interrupt() {}

  @Override
  public void end() {
    try {
      closing.close();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException("A subscription could not be closed", failure);
    }
  }
}
