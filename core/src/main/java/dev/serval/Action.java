package dev.serval;

/// Something that is done when an application starts or stops; see [Lifespan].
@FunctionalInterface
public interface Action {
  /// Does it.
  void run() throws Exception;
}
