package dev.serval.routing;

import dev.serval.http.Method;
import java.util.Set;

/// What a [Router] says about a method and a path. All of them are made once, not per request.
///
/// @param <T> what is stored per route
public sealed interface Match<T> {

  /// A route answers.
  ///
  /// @param value what was stored with it
  record Found<T>(T value) implements Match<T> {}

  /// The path exists, but not with this method: 405.
  ///
  /// @param allowed what `Allow` must list (RFC 9110 §10.2.1), never empty: the methods of every
  ///   template that matches the path, HEAD where GET is, and OPTIONS
  record MethodNotAllowed<T>(Set<Method> allowed) implements Match<T> {}

  /// No template matches the path: 404.
  record NotFound<T>() implements Match<T> {}
}
