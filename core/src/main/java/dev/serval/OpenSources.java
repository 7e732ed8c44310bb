package dev.serval;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// What the responses made for one request hold open: closed once, when the request is answered,
/// whether or not it was they who answered it.
///
/// A response may be replaced by a middleware, by a handler of exceptions or by the refusal of a
/// broken body, and it may be wrapped, so that its source is read long after it was replaced. So
/// all are remembered, and none is closed before the end. For the request's thread.
final class OpenSources {
  private final Set<Closeable> sources = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Remembers a source; may be told more than once.
  void add(Closeable source) {
    sources.add(source);
  }

  /// Closes all, even where closing one fails.
  ///
  /// @throws IOException the first failure, with the others suppressed
  void close() throws IOException {
    IOException first = null;
    for (Closeable source : sources) {
      try {
        source.close();
      } catch (Throwable failure) {
        if (first == null) {
          first = new IOException("The source of a response could not be closed", failure);
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    sources.clear();
    if (first != null) {
      throw first;
    }
  }
}
