import dev.serval.Depends;
import dev.serval.Event;
import dev.serval.EventStream;
import dev.serval.Events;
import dev.serval.Get;
import dev.serval.JsonLines;
import dev.serval.Post;
import dev.serval.Provides;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Subscription;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class Items {
  record Tick(int number) {}

  @JsonLines("/a")
  Stream<Event<Tick>> eventsAsLines() {
    return Stream.of();
  }

  @SuppressWarnings("rawtypes")
  @JsonLines("/b")
  Iterator<Event> rawEventsAsLines() {
    return List.<Event>of().iterator();
  }

  @Events("/c")
  void eventsOfEvents(EventStream<Event<Tick>> out) {}

  @SuppressWarnings("rawtypes")
  @Events("/d")
  Stream<Event> rawEvents() {
    return Stream.of();
  }

  @Events("/e")
  Stream<Event<Event<Tick>>> nested() {
    return Stream.of();
  }

  @Post("/f")
  void eventsOfBody(Stream<Event<Tick>> ticks) {}

  @JsonLines("/g")
  Stream<@Nullable Tick> nullableLines() {
    return Stream.of();
  }

  @Events("/h")
  Stream<@Nullable Tick> nullableData() {
    return Stream.of();
  }

  @Events("/i")
  Stream<@Nullable Event<Tick>> nullableEvents() {
    return Stream.of();
  }

  @Events("/j")
  Stream<Event<@Nullable Tick>> nullableDataOfEvents() {
    return Stream.of();
  }

  @Events("/k")
  void nullableSent(EventStream<@Nullable Tick> out) {}

  @Post("/l")
  void nullableOfBody(Stream<@Nullable Tick> ticks) {}

  @JsonLines("/m")
  Stream<Optional<Tick>> optional() {
    return Stream.of();
  }

  @JsonLines("/n")
  Set<Tick> set() {
    return Set.of();
  }

  @Post("/o")
  @Events
  List<Tick> beside() {
    return List.of();
  }

  @Events("/p")
  Tick[] array() {
    return new Tick[0];
  }

  @SuppressWarnings("rawtypes")
  @JsonLines("/q")
  Stream raw() {
    return Stream.of();
  }

  @JsonLines("/r")
  void nothing() {}

  @Events("/u")
  SubmissionPublisher<Tick> publisher() {
    return new SubmissionPublisher<>();
  }

  @Events("/w")
  Channel<Tick> channel() {
    return Channels.inMemory().channel("ticks", Tick.class);
  }

  @SuppressWarnings("rawtypes")
  @JsonLines("/x")
  Subscription rawSubscription() {
    return channel().subscribe();
  }

  @Get("/y")
  Subscription<Tick> unsaid() {
    return channel().subscribe();
  }

  @Events("/v")
  String text() {
    return "";
  }

  @Get("/s")
  Tick provided(@Depends(Source.class) Tick tick) {
    return tick;
  }

  @Get("/t")
  Integer summed(@Depends(Sums.class) Integer sum) {
    return sum;
  }

  static final class Source {
    @Provides
    Tick tick(EventStream<Tick> out) {
      return new Tick(1);
    }
  }

  static final class Sums {
    @Provides
    Integer sum(Stream<Tick> ticks) {
      return 1;
    }
  }
}
