package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Outcome;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a line for each request when it is answered, to SLF4J's logger `dev.serval.access` at
/// level `INFO`.
///
/// ```text
/// method=GET path=/todos/7 route=/todos/{id} status=200 bytes=41 ms=1.204 client=192.0.2.7 id=4f…
/// ```
///
/// The query is left out, since it may hold secrets; so are all header fields that nobody asked for
/// with [#field]. `failure` names the class that a request failed with and `cut=true` a body that
/// was not written to its end. A value that has anything but plain characters is quoted, and
/// controls, line separators and marks that turn the direction of text are escaped: no value can
/// end its line, pretend to be another field, or look like something it is not. Values longer than
/// [#MAX_VALUE] are cut.
///
/// ```java
/// app.use(AccessLog.standard().field("agent", request -> request.header("User-Agent")));
/// ```
///
/// The line is written on the request's thread after the response: an appender that blocks delays
/// the next request of the connection. With the logger off a request costs one question. Immutable;
/// for any number of threads.
public final class AccessLog implements Middleware {
  /// The most characters of a value.
  public static final int MAX_VALUE = 2_048;

  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.access");

  private final Logger log;
  private final boolean json;
  private final long slowNanos;
  private final double sample;
  private final List<Field> fields;

  /// A value that was asked for.
  private record Field(String name, Function<Request, @Nullable String> value) {}

  private AccessLog(Logger log, boolean json, long slowNanos, double sample, List<Field> fields) {
    this.log = log;
    this.json = json;
    this.slowNanos = slowNanos;
    this.sample = sample;
    this.fields = List.copyOf(fields);
  }

  /// Returns a log with lines of `key=value`.
  public static AccessLog standard() {
    return new AccessLog(LOG, false, 0, 1, List.of());
  }

  /// Returns one whose lines are JSON objects, with numbers and booleans as such.
  public AccessLog asJson() {
    return new AccessLog(log, true, slowNanos, sample, fields);
  }

  /// Returns one that writes only what took longer than `time`, or failed with a status from 500
  /// on.
  public AccessLog slowerThan(Duration time) {
    return new AccessLog(log, json, time.toNanos(), sample, fields);
  }

  /// Returns one that writes only a part of the requests, chosen by chance, and all that failed
  /// with a status from 500 on.
  ///
  /// @throws IllegalArgumentException unless it is from 0 to 1
  public AccessLog sampled(double part) {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException("AccessLog.sampled: expected 0 to 1, found " + part);
    }
    return new AccessLog(log, json, slowNanos, part, fields);
  }

  /// Returns one with one more field; null leaves it out. The function runs before the handler.
  ///
  /// @throws IllegalArgumentException unless `name` is made of lower-case letters and `_`
  public AccessLog field(String name, Function<Request, @Nullable String> value) {
    if (name.isEmpty() || !name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_')) {
      throw new IllegalArgumentException(
          "AccessLog.field: expected a name of a-z and _, found `" + name + "`");
    }
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, Objects.requireNonNull(value, "value")));
    return new AccessLog(log, json, slowNanos, sample, more);
  }

  /// Returns one that writes to another logger.
  public AccessLog to(Logger log) {
    return new AccessLog(Objects.requireNonNull(log, "log"), json, slowNanos, sample, fields);
  }

  @Override
  public Phase phase() {
    return Phase.OBSERVATION;
  }

  @Override
  public int priority() {
    return Place.ACCESS_LOG;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    if (log.isInfoEnabled()) {
      long start = System.nanoTime();
      List<@Nullable String> values = new ArrayList<>(fields.size());
      for (Field field : fields) {
        values.add(field.value.apply(request));
      }
      request.onAnswered(outcome -> write(request, outcome, System.nanoTime() - start, values));
    }
    return next.handle(request);
  }

  private void write(Request request, Outcome outcome, long nanos, List<@Nullable String> values) {
    boolean failed = outcome.status().code() >= 500;
    boolean chosen =
        nanos >= slowNanos && (sample >= 1 || ThreadLocalRandom.current().nextDouble() < sample);
    if (!failed && !chosen) {
      return;
    }
    AccessLine line = new AccessLine(json);
    line.text("method", request.method().name());
    line.text("path", request.path());
    if (request.template() != null) {
      line.text("route", request.template().text());
    }
    line.plain("status", Integer.toString(outcome.status().code()));
    line.plain("bytes", Long.toString(outcome.bodyBytes()));
    line.plain("ms", AccessLine.millis(nanos));
    line.text("client", request.origin().client());
    request.id().ifPresent(id -> line.text("id", id));
    Throwable failure = outcome.failure();
    if (failure != null) {
      line.text("failure", failure.getClass().getName());
    }
    if (!outcome.isComplete()) {
      line.plain("cut", "true");
    }
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value != null) {
        line.text(fields.get(i).name, value);
      }
    }
    log.info(line.finish());
  }
}
