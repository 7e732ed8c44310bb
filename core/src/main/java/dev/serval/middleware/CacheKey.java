package dev.serval.middleware;

import dev.serval.Origin;
import dev.serval.Request;
import org.jspecify.annotations.Nullable;

/// What a response was made for, apart from what its `Vary` names: nothing that the client can
/// choose is left out, so one target never gets what another was answered.
///
/// @param origin scheme, authority and prefix
/// @param path as it was sent
/// @param target path and query as they were sent
record CacheKey(String origin, String path, String target) {
  /// Returns the key of a request; null if it is too long to be kept.
  static @Nullable CacheKey of(Request request) {
    Origin origin = request.origin();
    String where = origin.scheme() + "://" + origin.authority() + origin.prefix();
    String target = request.target().raw();
    return where.length() + target.length() > ResponseCache.MAX_KEY
        ? null
        : new CacheKey(where, request.path(), target);
  }

  int size() {
    return 2 * (origin.length() + path.length() + target.length());
  }
}
