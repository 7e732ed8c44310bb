// RouterBenchmark: from the bytes of a path to its route, over a thousand templates.
package dev.serval.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.serval.benchmarks.ApiTemplates.RequestPath;
import dev.serval.http.Method;
import dev.serval.routing.Captures;
import dev.serval.routing.Match;
import dev.serval.routing.PathTemplate;
import dev.serval.routing.Router;
import io.jooby.internal.ChiRoutes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// Routes one path after the other. `paths` is how many different ones take turns: with 1 the
/// processor knows every branch in advance, with 64 it does not, as under mixed traffic.
///
/// Peers: a hash map from strings for what has no parameter, and Jooby's router for all. Both need
/// the path as a string, which is made here as a server would have to make it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls build() before all else
public class RouterBenchmark {
  @Param({"1", "64"})
  int paths;

  private final Captures captures = new Captures();
  private Router<String> serval;
  private ChiRoutes chi;
  private Map<String, String> map;
  private RequestPath[] statics;
  private RequestPath[] one;
  private RequestPath[] several;
  private RequestPath[] rest;
  private RequestPath[] unknown;
  private int next;

  @Setup
  public void build() {
    Router.Builder<String> builder = Router.builder();
    chi = new ChiRoutes();
    map = new HashMap<>();
    for (ApiTemplates.Endpoint endpoint : ApiTemplates.all()) {
      String template = endpoint.template();
      builder.add(endpoint.method(), PathTemplate.parse(template), template, "here");
      chi.add(endpoint.method().name(), template);
      map.put(template, template);
    }
    serval = builder.build();
    statics = ApiTemplates.paths(paths, template -> ApiTemplates.parameters(template) == 0);
    one = ApiTemplates.paths(paths, template -> ApiTemplates.parameters(template) == 1);
    several = ApiTemplates.paths(paths, template -> inRange(ApiTemplates.parameters(template)));
    rest = ApiTemplates.paths(paths, template -> ApiTemplates.parameters(template) == 100);
    unknown = new RequestPath[paths];
    for (int i = 0; i < paths; i++) {
      unknown[i] = wrongEnd(one[i]);
    }
  }

  private static boolean inRange(int parameters) {
    return parameters > 1 && parameters < 100;
  }

  /// A path that fails as late as it can: under a parameter.
  private static RequestPath wrongEnd(RequestPath path) {
    byte[] bytes = (path.text() + "/unknown HTTP/1.1\r\n").getBytes(US_ASCII);
    return new RequestPath(bytes, 0, path.length() + "/unknown".length());
  }

  private RequestPath turn(RequestPath[] all) {
    return all[next++ & all.length - 1];
  }

  private Match<String> route(Method method, RequestPath path) {
    return serval.match(method, path.bytes(), path.from(), path.to(), captures);
  }

  @Benchmark
  public Match<String> servalStatic() {
    return route(Method.GET, turn(statics));
  }

  @Benchmark
  public Match<String> servalOneParameter() {
    return route(Method.GET, turn(one));
  }

  @Benchmark
  public Match<String> servalSeveralParameters() {
    return route(Method.GET, turn(several));
  }

  @Benchmark
  public Match<String> servalRest() {
    return route(Method.GET, turn(rest));
  }

  @Benchmark
  public Match<String> servalMiss() {
    return route(Method.GET, turn(unknown));
  }

  @Benchmark
  public Match<String> servalWrongMethod() {
    return route(Method.OPTIONS, turn(one));
  }

  @Benchmark
  public @Nullable String hashMapStatic() {
    return map.get(turn(statics).text());
  }

  @Benchmark
  public Object joobyStatic() {
    return chi.find("GET", turn(statics).text());
  }

  @Benchmark
  public Object joobyOneParameter() {
    return chi.find("GET", turn(one).text());
  }

  @Benchmark
  public Object joobySeveralParameters() {
    return chi.find("GET", turn(several).text());
  }

  @Benchmark
  public Object joobyRest() {
    return chi.find("GET", turn(rest).text());
  }

  @Benchmark
  public Object joobyMiss() {
    return chi.find("GET", turn(unknown).text());
  }
}
