package fastapi.advanced;

import dev.serval.App;
import dev.serval.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Before the first request and after the last one.
final class LifespanEvents {
  private LifespanEvents() {}

  // snippet: lifespan-events
  static App app(List<String> log) {
    Map<String, Integer> models = new ConcurrentHashMap<>();
    return App.create()
        .onStart(() -> models.put("answer", 42))
        .onStop(() -> log.add("stopped"))
        .closeOnStop(() -> log.add("closed")) // any AutoCloseable; the last one first
        .get("/predict", request -> Response.text("" + models.get("answer")));
  }
  // end
}
