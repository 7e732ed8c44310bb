package dev.serval;

import java.util.Comparator;
import java.util.Objects;

/// A middleware and where it stands among the layers around a handler.
///
/// @param middleware the middleware
/// @param phase its phase
/// @param priority its place within the phase, the lower the further outside
public record Layer(Middleware middleware, Phase phase, int priority) {
  /// Outermost first; a stable sort keeps the order of registration between equals.
  static final Comparator<Layer> ORDER =
      Comparator.comparing(Layer::phase).thenComparingInt(Layer::priority);

  /// Checks that nothing is missing.
  public Layer {
    Objects.requireNonNull(middleware, "middleware");
    Objects.requireNonNull(phase, "phase");
  }

  /// Returns the layer of a middleware that says itself where it stands.
  public static Layer of(Middleware middleware) {
    return new Layer(middleware, middleware.phase(), middleware.priority());
  }
}
