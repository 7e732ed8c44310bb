package dashboard;

import dev.serval.Event;
import dev.serval.EventStream;
import dev.serval.Events;
import dev.serval.LastEventId;
import dev.serval.channels.Channel;
import dev.serval.channels.Overflow;
import dev.serval.channels.Subscription;
import org.jspecify.annotations.Nullable;

/// The samples, for those who watch.
final class Samples {
  private static final int BUFFER = 8;

  private final Channel<Sample> channel;
  private final Sampler sampler;

  Samples(Channel<Sample> channel, Sampler sampler) {
    this.channel = channel;
    this.sampler = sampler;
  }

  /// Sends the last minute, or what a page missed that comes back, and then what is measured.
  @Events("/samples")
  void watch(@LastEventId @Nullable Long seen, EventStream<Sample> out) {
    sampler.watchers().incrementAndGet();
    // A page that is slow has no use for old samples. Subscribed first, so that none falls between.
    try (Subscription<Sample> live = channel.subscribe(BUFFER, Overflow.DROP_OLDEST)) {
      long last = seen == null || seen > sampler.newest() ? 0 : seen; // of a run before this one
      for (Sample sample : sampler.after(last)) {
        send(sample, out);
        last = sample.number();
      }
      for (Sample sample : live) {
        if (sample.number() > last) {
          send(sample, out);
        }
      }
    } finally {
      sampler.watchers().decrementAndGet();
    }
  }

  private static void send(Sample sample, EventStream<Sample> out) {
    out.send(Event.of(sample).withId(Long.toString(sample.number())));
  }
}
