package shop;

import dev.serval.Default;
import dev.serval.Event;
import dev.serval.EventStream;
import dev.serval.Events;
import dev.serval.Get;
import dev.serval.JsonLines;
import dev.serval.LastEventId;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.channels.Subscription;
import dev.serval.concurrent.Promise;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prices as they change.
@Path("/market")
final class Market {
  record Tick(int number, String symbol) {}

  record Order(@NotBlank String symbol, @Max(100) int count) {}

  private final Channel<Tick> traded = Channels.inMemory().channel("traded", Tick.class);

  /// Follows the prices.
  ///
  /// @return the prices
  @Events("/ticks")
  Stream<Tick> ticks(@LastEventId @Nullable Integer since, @Max(10) @Default("3") int count) {
    int first = since == null ? 1 : since + 1;
    return IntStream.range(first, first + count).mapToObj(number -> new Tick(number, "TEA"));
  }

  @Events(value = "/framed", heartbeatSeconds = 5, overflow = Overflow.DROP_OLDEST)
  Iterator<Event<Tick>> framed() {
    return List.of(
            Event.of(new Tick(1, "TEA")).withId("1").withEvent("tick"),
            Event.of(new Tick(2, "TEA")).withId("2"))
        .iterator();
  }

  @Events("/feed")
  void feed(EventStream<Tick> out, String symbol, @Default("2") int count, List<Integer> only) {
    if (symbol.equals("NONE")) {
      throw Problem.notFound("No such symbol");
    }
    for (int number = 1; number <= count; number++) {
      if (only.isEmpty() || only.contains(number)) {
        out.send(new Tick(number, symbol));
      }
    }
  }

  @Post("/words")
  @Events
  void words(Order body, EventStream<String> out) {
    out.send(body.symbol());
    out.send("two\nlines");
  }

  @Events("/published")
  CompletionStage<Flow.Publisher<String>> published() {
    return CompletableFuture.completedFuture(new Words(List.of("a", "b")));
  }

  @Events("/promised")
  Promise<Stream<String>> promised() {
    return Promise.of(Stream.of("later"));
  }

  @Events(value = "/traded", heartbeatSeconds = 5)
  Subscription<Tick> traded() {
    return traded.subscribe(10, Overflow.CLOSE);
  }

  @Events("/traded/later")
  Promise<Subscription<Tick>> tradedLater() {
    return Promise.of(traded.subscribe());
  }

  @JsonLines("/tape")
  Subscription<Tick> tape() {
    return traded.subscribe();
  }

  @Post("/trades")
  void trade(Tick tick) {
    traded.publish(tick);
  }

  @JsonLines("/export")
  Stream<Tick> export() {
    return ticks(null, 3);
  }

  @Get("/slow")
  @JsonLines
  Iterable<Tick> slow() {
    return List.of(new Tick(1, "TEA"));
  }

  @Post("/orders")
  int orders(Stream<Order> orders) {
    return orders.mapToInt(Order::count).sum();
  }

  @Post("/matches")
  @JsonLines
  Stream<Tick> matches(Stream<Order> orders, @Default("1") int first) {
    return orders.map(order -> new Tick(order.count() + first, order.symbol()));
  }

  @Post("/all")
  @Events
  void all(Stream<Order> orders, EventStream<Tick> out) {
    orders.forEach(order -> out.send(new Tick(order.count(), order.symbol())));
  }

  /// Gives all words when it is asked for one.
  private record Words(List<String> words) implements Flow.Publisher<String> {
    @Override
    public void subscribe(Flow.Subscriber<? super String> subscriber) {
      Iterator<String> left = words.iterator();
      subscriber.onSubscribe(
          new Flow.Subscription() {
            @Override
            public void request(long count) {
              while (left.hasNext()) {
                subscriber.onNext(left.next());
              }
              subscriber.onComplete();
            }

            @Override
            public void cancel() {}
          });
    }
  }
}
