package dev.serval;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The objects whose [Provides] methods serve the dependencies of routes, by their classes.
///
/// Looked up while the application is built, never while it serves.
final class Providers {
  private final Map<Class<?>, Object> byClass = new LinkedHashMap<>();

  /// Adds an object for its own class.
  void add(Object provider) {
    Class<?> type = provider.getClass();
    if (byClass.putIfAbsent(type, provider) != null) {
      throw new IllegalStateException(
          "provide: an object of " + type.getName() + " is provided already");
    }
  }

  /// Puts an object in place of the one of that class.
  <T> void override(Class<T> type, T provider) {
    byClass.put(type, type.cast(provider));
  }

  /// Returns the object of a class, or of a subclass where that is the only one.
  <T> T get(Class<T> type) {
    Object exact = byClass.get(type);
    Object found = exact != null ? exact : onlySubclass(type);
    if (found == null) {
      throw new IllegalStateException(
          "A route depends on %1$s: expected one object of it, found none; write app.provide(new %2$s(…))"
              .formatted(type.getName(), type.getSimpleName()));
    }
    return type.cast(found);
  }

  private @Nullable Object onlySubclass(Class<?> type) {
    Object found = null;
    for (Object provider : byClass.values()) {
      if (type.isInstance(provider)) {
        if (found != null) {
          throw new IllegalStateException(
              "A route depends on %s: expected one object of it, found %s and %s; write app.override(%s.class, …)"
                  .formatted(
                      type.getName(),
                      found.getClass().getName(),
                      provider.getClass().getName(),
                      type.getSimpleName()));
        }
        found = provider;
      }
    }
    return found;
  }
}
