import dev.serval.Depends;
import dev.serval.EventStream;
import dev.serval.Events;
import dev.serval.Get;
import dev.serval.Inline;
import dev.serval.JsonLines;
import dev.serval.Post;
import dev.serval.Provides;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

final class Ticks {
  record Tick(int number) {}

  record Order(int count) {}

  @Get("/a")
  void outside(EventStream<Tick> out) {}

  @JsonLines("/b")
  void lines(EventStream<Tick> out) {}

  @Events("/c")
  void two(EventStream<Tick> first, EventStream<Order> second) {}

  @Events("/d")
  Stream<Tick> both(EventStream<Tick> out) {
    return Stream.of();
  }

  @Events("/e")
  @JsonLines
  Stream<Tick> forms() {
    return Stream.of();
  }

  @Events("/f")
  List<Tick> list() {
    return List.of();
  }

  @JsonLines("/g")
  Tick one() {
    return new Tick(1);
  }

  @Events("/h")
  void nothing() {}

  @Post("/i")
  @Events("/j")
  Stream<Tick> paths() {
    return Stream.of();
  }

  @Get("/k")
  Stream<Tick> unsaid() {
    return Stream.of();
  }

  @Get("/l")
  Iterator<Tick> unsaidToo() {
    return List.<Tick>of().iterator();
  }

  @Events(value = "/m", heartbeatSeconds = -5)
  Stream<Tick> heartbeat() {
    return Stream.of();
  }

  @Post("/n")
  void twice(Stream<Tick> ticks, Stream<Order> orders) {}

  @Post("/o")
  void beside(Stream<Tick> ticks, Order order) {}

  @Get("/p")
  void bodiless(Stream<Tick> ticks) {}

  @Inline
  @Events("/q")
  Stream<Tick> inline() {
    return Stream.of();
  }

  @SuppressWarnings("rawtypes")
  @Events("/r")
  void raw(EventStream out) {}

  @Post("/s")
  void provided(@Depends(Provider.class) Integer sum) {}

  static final class Provider {
    @Provides
    Integer sum(Stream<Tick> ticks) {
      return 1;
    }
  }

  @dev.serval.Cpu
  @Events("/s")
  void computed(EventStream<Tick> out) {}
}
