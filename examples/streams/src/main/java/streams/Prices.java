package streams;

import dev.serval.Event;
import dev.serval.EventStream;
import dev.serval.Events;
import dev.serval.JsonLines;
import dev.serval.LastEventId;
import dev.serval.Path;
import dev.serval.Problem;
import dev.serval.channels.Overflow;
import jakarta.validation.constraints.Max;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prices as they change.
@Path("/prices")
final class Prices {
  private final Market market;

  Prices(Market market) {
    this.market = market;
  }

  /// Follows the prices.
  @Events
  Stream<Event<Tick>> follow(@LastEventId @Nullable Long since) {
    if (market.isClosed()) {
      throw new MarketClosed();
    }
    return market
        .after(since == null ? 0 : since)
        .map(tick -> Event.of(tick).withId(Long.toString(tick.number())));
  }

  /// Follows the prices of one symbol.
  @Events(value = "/{symbol}", heartbeatSeconds = 1, overflow = Overflow.DROP_OLDEST)
  void followOne(String symbol, EventStream<Tick> out) throws InterruptedException {
    if (symbol.isBlank()) {
      throw Problem.notFound("No such symbol");
    }
    out.send(new Event<>(null, null, null, Duration.ofSeconds(3), null));
    long last = 0;
    while (out.isOpen()) {
      Tick tick = market.await(last);
      last = tick.number();
      if (tick.symbol().equals(symbol)) {
        out.send(Event.of(tick).withEvent("price"));
      }
    }
  }

  /// Exports prices.
  @JsonLines("/export")
  Stream<Tick> export(@Max(1_000_000) int count) {
    return market.after(0).limit(count);
  }
}
