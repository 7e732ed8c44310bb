// MiddlewareStack: what ten ready-made middleware cost a request.
package dev.serval.benchmarks;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.benchmarks.FakeExchange.Sent;
import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.middleware.AccessLog;
import dev.serval.middleware.Compression;
import dev.serval.middleware.ConcurrencyLimit;
import dev.serval.middleware.Cors;
import dev.serval.middleware.Csrf;
import dev.serval.middleware.RateLimit;
import dev.serval.middleware.RequestId;
import dev.serval.middleware.SecureHeaders;
import dev.serval.middleware.Timeout;
import dev.serval.middleware.TrustedHosts;
import dev.serval.middleware.TrustedProxies;
import dev.serval.transport.ExchangeHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.helpers.NOPLogger;

/// A handler of one line, bare and inside of ten middleware that a service would have; `all` adds
/// up what each of the others adds alone. The request is that of a browser at another site.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class MiddlewareStack {
  @Param({"none", "all"})
  String stack;

  private ExchangeHandler app;

  private final Sent get =
      new Sent(
          Method.GET,
          "/text".getBytes(StandardCharsets.US_ASCII),
          Headers.of(
              "Host", "localhost",
              "Accept", "*/*",
              "Accept-Encoding", "gzip, deflate, br, zstd",
              "Origin", "https://app.example",
              "X-Forwarded-For", "192.0.2.7",
              "X-Forwarded-Proto", "https"),
          new byte[0]);

  @Setup
  public void build() {
    App made = App.create().get("/text", request -> Response.text("Hello, World!"));
    use(made, "proxies");
    use(made, "id");
    use(made, "log");
    use(made, "headers");
    use(made, "cors");
    use(made, "hosts");
    use(made, "csrf");
    use(made, "rate");
    use(made, "concurrency");
    use(made, "timeout");
    use(made, "compression");
    app = made.handler();
  }

  private void use(App made, String name) {
    if (!stack.equals(name) && !stack.equals("all")) {
      return;
    }
    switch (name) {
      case "proxies" -> made.use(TrustedProxies.of("127.0.0.0/8"));
      case "id" -> made.use(RequestId.standard());
      case "log" -> made.use(AccessLog.standard().to(NOPLogger.NOP_LOGGER));
      case "headers" -> made.use(SecureHeaders.standard());
      case "cors" -> made.use(Cors.allow("https://app.example").credentials());
      case "hosts" -> made.use(TrustedHosts.of("localhost"));
      case "csrf" -> {
        if (!stack.equals("all")) { // the eleventh
          made.use(Csrf.standard());
        }
      }
      case "rate" -> made.use(RateLimit.of(10_000_000, Duration.ofSeconds(1)));
      case "concurrency" -> made.use(ConcurrencyLimit.of(1_000));
      case "timeout" -> made.use(Timeout.after(Duration.ofSeconds(30)));
      case "compression" -> made.use(Compression.standard());
      default -> throw new IllegalArgumentException(name);
    }
  }

  @Benchmark
  public int get() {
    return get.to(app, 200);
  }
}
