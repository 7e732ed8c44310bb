package dev.serval;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The objects whose [Provides] methods serve the dependencies of routes, by their classes.
///
/// Looked up while the application is built, never while it serves.
final class Providers {
  private final Map<Class<?>, Object> provided = new LinkedHashMap<>();
  private final Map<Class<?>, Object> overrides = new LinkedHashMap<>();

  private @Nullable Providers outer;

  /// Has those of the application around asked for what is not here.
  void within(@Nullable Providers outer) {
    this.outer = outer;
  }

  /// Adds an object for its own class.
  void add(Object provider) {
    Class<?> type = provider.getClass();
    if (provided.putIfAbsent(type, provider) != null) {
      throw new IllegalStateException(
          "provide: an object of " + type.getName() + " is provided already");
    }
  }

  /// Puts an object in place of the one of that class, which may be added later.
  <T> void override(Class<T> type, T provider) {
    overrides.put(type, type.cast(provider));
  }

  /// Refuses to override what is not there: a test would believe that its double is in use.
  void checkOverrides() {
    for (Class<?> type : overrides.keySet()) {
      if (!has(type)) {
        throw new IllegalStateException(
            "override: expected an object of %s to be provided, found none; write app.provide(new %s(…)) too"
                .formatted(type.getName(), type.getSimpleName()));
      }
    }
  }

  private boolean has(Class<?> type) {
    return provided.keySet().stream().anyMatch(type::isAssignableFrom)
        || (outer != null && outer.has(type));
  }

  /// Returns the object of a class, or of a subclass where that is the only one.
  <T> T get(Class<T> type) {
    Map<Class<?>, Object> byClass = new LinkedHashMap<>(provided);
    byClass.putAll(overrides);
    Object exact = byClass.get(type);
    Object found = exact != null ? exact : onlySubclass(byClass.values(), type);
    if (found == null && outer != null) {
      return outer.get(type);
    }
    if (found == null) {
      throw new IllegalStateException(
          "A route depends on %1$s: expected one object of it, found none; write app.provide(new %2$s(…))"
              .formatted(type.getName(), type.getSimpleName()));
    }
    return type.cast(found);
  }

  private static @Nullable Object onlySubclass(Collection<Object> providers, Class<?> type) {
    Object found = null;
    for (Object provider : providers) {
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
