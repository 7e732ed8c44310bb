package dev.serval.otel;

import dev.serval.Request;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the header fields of a request for a propagator. Stateless.
final class RequestFields implements TextMapGetter<Request> {
  @Override
  public Iterable<String> keys(Request request) {
    Set<String> names = new LinkedHashSet<>();
    request.headers().forEach((name, value) -> names.add(name));
    return names;
  }

  @Override
  public @Nullable String get(@Nullable Request request, String key) {
    return request == null ? null : request.header(key);
  }

  @Override
  public Iterator<String> getAll(@Nullable Request request, String key) {
    List<String> all = request == null ? Collections.emptyList() : request.headers().all(key);
    return all.iterator();
  }
}
