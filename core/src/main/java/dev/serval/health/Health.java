package dev.serval.health;

import dev.serval.Action;
import dev.serval.Group;
import dev.serval.Lifespan;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whether an application is alive and whether it wants requests.
///
/// ```java
/// App.create()
///     .mount(Health.standard().check("database", () -> pool.getConnection().close()))
///     .mount(new Shop(pool))
///     .start();
/// ```
///
/// | route | 200 | 503 |
/// |---|---|---|
/// | `/health/live` | always: who answers, lives | – |
/// | `/health/ready` | started, and all checks are up | before the start, while it stops, and when a check failed or took too long |
///
/// A process that is not alive should be ended; one that is not ready gets no requests for a while.
/// So a database that is away belongs into the checks of readiness, and nothing into liveness.
///
/// All checks run at once, each on a virtual thread, within [#timeout]; one answer serves all who
/// ask within a second of it, so nobody can load what is checked by asking. The answer names the
/// checks and says `up`, `failed` or `timeout`; why is in the log. Neither route is in the
/// document. Add checks before the application is built.
public final class Health implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval");
  private static final int MAX_CHECKS = 100;
  private static final long KEPT_NANOS = 1_000_000_000;

  private final List<Check> checks = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private Duration timeout = Duration.ofSeconds(2);
  private @Nullable List<Check.Result> last;
  private long lastAt;

  private Health() {}

  /// Returns one without checks.
  public static Health standard() {
    return new Health();
  }

  /// Adds a check: it fails by what it throws.
  ///
  /// @param name a word for the answer, which everybody may see
  /// @throws IllegalStateException if there is one of that name, or there are 100
  public Health check(String name, Action check) {
    Objects.requireNonNull(check, "check");
    if (checks.size() == MAX_CHECKS || checks.stream().anyMatch(c -> c.name().equals(name))) {
      throw new IllegalStateException(
          "Health.check: expected at most 100 checks, each with a name of its own, found " + name);
    }
    checks.add(new Check(name, check));
    return this;
  }

  /// Sets how long all checks together may take; 2 s by default.
  public Health timeout(Duration timeout) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          "Health.timeout: expected more than nothing, found " + timeout);
    }
    this.timeout = timeout;
    return this;
  }

  @Override
  public void addTo(Group group) {
    Lifespan lifespan = group.lifespan();
    group.route(Route.of(Method.GET, "/health/live", request -> answer("up", List.of())));
    group.route(Route.of(Method.GET, "/health/ready", request -> ready(lifespan)));
  }

  private Response ready(Lifespan lifespan) throws InterruptedException {
    if (!lifespan.isReady()) {
      return answer("stopping", List.of());
    }
    List<Check.Result> results = results();
    return answer(results.stream().allMatch(Check.Result::isUp) ? "up" : "down", results);
  }

  private List<Check.Result> results() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      List<Check.Result> known = last;
      if (known == null || System.nanoTime() - lastAt > KEPT_NANOS) {
        known = run();
        last = known;
        lastAt = System.nanoTime();
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private List<Check.Result> run() throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    List<Check.Run> runs = checks.stream().map(Check::begin).toList();
    List<Check.Result> results = new ArrayList<>();
    for (Check.Run run : runs) {
      Check.Result result = run.end(deadline);
      if (!result.isUp()) {
        LOG.warn("Health check {}: {}", result.name(), result.status(), result.failure());
      }
      results.add(result);
    }
    return results;
  }

  private static Response answer(String status, List<Check.Result> results) {
    JsonObject.Builder checks = JsonObject.builder();
    for (Check.Result result : results) {
      checks.put(
          result.name(),
          JsonObject.builder().put("status", result.status()).put("ms", result.millis()).build());
    }
    JsonObject.Builder body = JsonObject.builder().put("status", status);
    if (!results.isEmpty()) {
      body.put("checks", checks.build());
    }
    return Response.bytes(MediaType.JSON, body.build().toBytes())
        .withStatus(status.equals("up") ? Status.OK : Status.SERVICE_UNAVAILABLE)
        .withHeader("Cache-Control", "no-store");
  }
}
