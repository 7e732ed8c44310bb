package dev.serval.middleware;

import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A response that is kept, and for which requests.
///
/// @param response as it was made
/// @param varying the request fields that its `Vary` names, and their values, in turn
/// @param madeAt when it was asked for, by the clock of the cache
/// @param freshNanos how long it may be used from then on
/// @param isPublic whether requests with credentials may have it
record CachedResponse(
    Response response, List<String> varying, long madeAt, long freshNanos, boolean isPublic) {
  private static final int MAX_FIELDS = 16;

  /// Returns null if `Vary` names too many fields.
  static @Nullable CachedResponse of(
      Response response, Request request, long madeAt, long freshNanos, boolean isPublic) {
    List<String> varying = new ArrayList<>();
    for (String list : response.headers().all("Vary")) {
      for (String name : list.split(",", MAX_FIELDS + 1)) {
        if (!name.isBlank()) {
          varying.add(name.strip());
          varying.add(valueOf(request, name.strip()));
        }
      }
    }
    return varying.size() > 2 * MAX_FIELDS
        ? null
        : new CachedResponse(response, List.copyOf(varying), madeAt, freshNanos, isPublic);
  }

  private static String valueOf(Request request, String name) {
    return String.join(",", request.headers().all(name));
  }

  boolean isFresh(long now) {
    return now - madeAt < freshNanos;
  }

  boolean isFor(Request request) {
    for (int i = 0; i < varying.size(); i += 2) {
      if (!valueOf(request, varying.get(i)).equals(varying.get(i + 1))) {
        return false;
      }
    }
    return true;
  }

  /// Whether both are for the same values of the same fields.
  boolean isInPlaceOf(CachedResponse other) {
    return varying.equals(other.varying) && isPublic == other.isPublic;
  }

  /// Returns the response with its age (RFC 9111 section 5.1).
  Response toResponse(long now) {
    return response.withHeader("Age", Long.toString(TimeUnit.NANOSECONDS.toSeconds(now - madeAt)));
  }

  /// How much memory it takes, about.
  long size() {
    long[] size = {response.body().length() + 256};
    Headers headers = response.headers();
    headers.forEach((name, value) -> size[0] += 64 + 2L * (name.length() + value.length()));
    varying.forEach(text -> size[0] += 48 + 2L * text.length());
    return size[0];
  }
}
