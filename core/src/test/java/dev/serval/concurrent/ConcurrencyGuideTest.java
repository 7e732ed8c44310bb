// The snippets of docs/guide/concurrency.md, as they stand there.
package dev.serval.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Get;
import dev.serval.Response;
import dev.serval.WebSocketSession;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConcurrencyGuideTest {
  private static final Pattern SNIPPET = Pattern.compile("(?s)```java\n(.*?)```");

  record Profile(String user, List<String> orders) {}

  record Rates(double dollar) {}

  record Weather(String city, int degrees) {
    static Weather warmer(Weather one, Weather other) {
      return one.degrees() >= other.degrees() ? one : other;
    }
  }

  record Price(int cents) {
    static final Price UNKNOWN = new Price(-1);

    int inEuro() {
      return cents / 100;
    }

    Price times(int factor) {
      return new Price(cents * factor);
    }
  }

  record Receipt(String sku) {}

  interface Source<A, B> {
    B of(A key) throws IOException;
  }

  interface RatesSource {
    Rates rates() throws IOException;
  }

  interface Payments {
    Receipt charge(String sku) throws IOException;
  }

  interface Users {
    String byId(long id) throws IOException;
  }

  interface Reports {
    String render() throws InterruptedException;
  }

  private final Users users = id -> "user " + id;
  private final Source<Long, List<String>> orders = id -> List.of("order of " + id);
  private final RatesSource primary =
      () -> {
        throw new IOException("down");
      };
  private final RatesSource mirror = () -> new Rates(1.1);
  private final List<String> cities = List.of("Oslo", "Rome", "Cairo");
  private final Source<String, Price> prices = sku -> new Price(sku.length() * 100);
  private final AtomicInteger charges = new AtomicInteger();
  private final Payments payments =
      sku -> {
        if (charges.incrementAndGet() < 3) {
          throw new IOException("busy");
        }
        return new Receipt(sku);
      };
  private final String sku = "teapot";

  private static Weather weatherOf(String city) {
    return new Weather(city, city.equals("Oslo") ? 3 : city.length() * 6);
  }

  private static Promise<Integer> ratesOf(Price price) {
    return Promise.of(2);
  }

  @Get("/{id}")
  Profile profile(long id) throws IOException, InterruptedException {
    return Tasks.all(() -> users.byId(id), () -> orders.of(id)).map(Profile::new);
  }

  @Test
  void twoAtOnce() throws Exception {
    assertThat(profile(7)).isEqualTo(new Profile("user 7", List.of("order of 7")));
  }

  @Test
  void callsInsideEachOther() throws Exception {
    RatesSource primary = () -> new Rates(1.1);
    Pair<Rates, Weather> both =
        Tasks.all(
            () -> Tasks.race(() -> primary.rates(), () -> mirror.rates()),
            () -> Tasks.timeout(Duration.ofSeconds(10), () -> weatherOf("Oslo")));
    assertThat(both).isEqualTo(new Pair<>(new Rates(1.1), new Weather("Oslo", 3)));
  }

  @Test
  void theFirstThatWorks() throws Exception {
    Rates rates = Tasks.any(() -> primary.rates(), () -> mirror.rates());
    assertThat(rates.dollar()).isEqualTo(1.1);
  }

  @Test
  void manyItems() throws Exception {
    List<Weather> weather = Tasks.map(8, cities, city -> weatherOf(city));
    List<String> warm = Tasks.filter(8, cities, city -> weatherOf(city).degrees() > 20);
    Optional<Weather> warmest = Tasks.reduce(8, weather, Weather::warmer);
    assertThat(weather).extracting(Weather::city).isEqualTo(cities);
    assertThat(warm).containsExactly("Rome", "Cairo");
    assertThat(warmest).contains(new Weather("Cairo", 30));
  }

  @Test
  void time() throws Exception {
    Price price = Tasks.timeout(Duration.ofSeconds(10), () -> prices.of(sku));
    Receipt receipt =
        Tasks.retry(
            Backoff.from(Duration.ofMillis(10)).attempts(4).on(IOException.class),
            () -> payments.charge(sku));
    Price quick = Tasks.hedge(Duration.ofMillis(80), () -> prices.of(sku));
    assertThat(quick).isEqualTo(price).isEqualTo(new Price(600));
    assertThat(receipt).isEqualTo(new Receipt("teapot"));
  }

  @Test
  void stepsAndStages() throws Exception {
    String label =
        Tasks.chain(() -> prices.of(sku), price -> price.inEuro(), euro -> "EUR " + euro);
    assertThat(label).isEqualTo("EUR 6");
    List<String> files = List.of("a", "b");
    List<String> store = new ArrayList<>();
    Tasks.pipeline(files)
        .stage(4, file -> read(file))
        .stage(2, text -> index(text))
        .forEach(entry -> store.add(entry));
    assertThat(store).containsExactly("entry: text of a", "entry: text of b");
  }

  private static String read(String file) {
    return "text of " + file;
  }

  private static String index(String text) {
    return "entry: " + text;
  }

  @Test
  void whenTheClientGoesAway() throws Exception {
    Gate begun = new Gate();
    Reports reports =
        () -> {
          begun.open();
          return new Gate().never();
        };
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  Thread worker = Thread.currentThread();
                  try (var watch = request.onGone(worker::interrupt)) {
                    return Response.text(reports.render());
                  }
                });
    Call call = Call.get("/");
    Thread handler = Thread.startVirtualThread(() -> call.on(app));
    begun.await();
    call.leave();
    handler.join();
    assertThat(call.status()).isEqualTo(499);
  }

  interface Visits {
    boolean end(long id);
  }

  interface Scores {
    long save(long id);
  }

  private final Channel<String> room = Channels.inMemory().channel("room", String.class);
  private final Visits visits = id -> true;
  private final Scores scores = id -> id;
  private final List<String> ticks = List.of("1", "2");

  private void conversation(WebSocketSession<String, String> session) throws Exception {
    Tasks.all(
        () -> {
          session.forEach(line -> room.publish(line));
          return true;
        },
        () -> {
          for (String tick : ticks) {
            session.send(tick);
          }
          return true;
        });
  }

  private void goodbye(WebSocketSession<String, String> session) throws Exception {
    long id = 7;
    for (String line : session) {
      room.publish(line);
    }
    Tasks.all(() -> visits.end(id), () -> scores.save(id)); // runs to its end
  }

  /// What becomes of the tasks is tested where there are sockets, in the module `netty`.
  @Test
  void webSockets() {
    App app =
        App.create().webSocket("/talk", this::conversation).webSocket("/visit", this::goodbye);
    assertThat(Call.get("/talk").on(app).status()).isEqualTo(426);
  }

  @Test
  void promises() throws Exception {
    Promise<Price> quote = Promise.pending();
    Promise<Price> price =
        quote
            .flatMap(answer -> ratesOf(answer).map(answer::times))
            .recover(failure -> Price.UNKNOWN)
            .timeout(Duration.ofSeconds(10));
    quote.complete(new Price(5));
    assertThat(price.await()).isEqualTo(new Price(10));
  }

  @Test
  void snippetsAreThoseOfTheGuide() throws IOException {
    String here =
        squeezed(
            Files.readString(
                Path.of("src/test/java/dev/serval/concurrent/ConcurrencyGuideTest.java")));
    String guide = Files.readString(Path.of("../docs/guide/concurrency.md"));
    List<String> snippets =
        SNIPPET.matcher(guide).results().map(snippet -> snippet.group(1)).toList();
    assertThat(snippets).hasSizeGreaterThan(8);
    assertThat(snippets).allSatisfy(snippet -> assertThat(here).contains(squeezed(snippet)));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
