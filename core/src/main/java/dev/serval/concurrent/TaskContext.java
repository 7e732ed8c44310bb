package dev.serval.concurrent;

import dev.serval.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// What tasks take over from the thread that starts them; captured once for all tasks of a scope.
///
/// @param request the request whose handler runs there
/// @param logged the values of SLF4J's MDC; null for none
/// @param carried what the carriers of the program have taken
record TaskContext(
    @Nullable Request request,
    @Nullable Map<String, String> logged,
    List<CapturedContext> carried) {

  private static final class Carriers {
    static final List<ContextCarrier> ALL =
        ServiceLoader.load(ContextCarrier.class, ContextCarrier.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
  }

  static TaskContext capture() {
    Map<String, String> logged = MDC.getCopyOfContextMap();
    List<CapturedContext> carried = List.of();
    for (ContextCarrier carrier : Carriers.ALL) {
      CapturedContext captured = carrier.capture();
      if (captured != null) {
        carried = carried.isEmpty() ? new ArrayList<>(2) : carried;
        carried.add(captured);
      }
    }
    return new TaskContext(
        Request.current().orElse(null),
        logged == null || logged.isEmpty() ? null : logged,
        carried);
  }

  /// Runs `task` with all of it, on a thread that does nothing else.
  <T extends @Nullable Object> T call(ScopedValue.CallableOp<T, Exception> task) throws Exception {
    ScopedValue.CallableOp<T, Exception> wrapped = task;
    for (CapturedContext captured : carried) {
      ScopedValue.CallableOp<T, Exception> inner = wrapped;
      wrapped = () -> captured.call(inner);
    }
    if (logged != null) {
      MDC.setContextMap(logged);
    }
    try {
      return request == null ? wrapped.call() : request.within(wrapped);
    } finally {
      if (logged != null) {
        MDC.clear();
      }
    }
  }
}
