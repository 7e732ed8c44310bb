package dev.serval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The objects whose [Provides] methods serve the dependencies of routes, by their classes.
///
/// Looked up while the application is built, never while it serves. An application mounted in
/// another one looks in its own first, then in those around it; what stands in for another object
/// does so in all applications inside, and that of the outermost application wins.
final class Providers {
  private final Map<Class<?>, Object> provided = new LinkedHashMap<>();
  private final Map<Class<?>, Object> overrides = new LinkedHashMap<>();
  private final List<Providers> inside = new ArrayList<>();
  private @Nullable Providers outer;

  /// Takes in those of an application mounted in this one.
  void contain(Providers mounted) {
    mounted.outer = this;
    inside.add(mounted);
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
      if (!isAround(type) && !isInside(type)) {
        throw new IllegalStateException(
            "override: expected an object of %s to be provided, found none; write app.provide(new %s(…)) too"
                .formatted(type.getName(), type.getSimpleName()));
      }
    }
  }

  private boolean isAround(Class<?> type) {
    return !ofType(type).isEmpty() || (outer != null && outer.isAround(type));
  }

  private boolean isInside(Class<?> type) {
    return inside.stream()
        .anyMatch(mounted -> !mounted.ofType(type).isEmpty() || mounted.isInside(type));
  }

  private List<Object> ofType(Class<?> type) {
    return provided.values().stream().filter(type::isInstance).toList();
  }

  /// Returns the object of a class, or of a subclass where that is the only one.
  <T> T get(Class<T> type) {
    Object found = overriding(type);
    for (Providers at = this; found == null && at != null; at = at.outer) {
      found = only(at, type);
    }
    if (found == null) {
      throw new IllegalStateException(
          "A route depends on %1$s: expected one object of it, found none; write app.provide(new %2$s(…))"
              .formatted(type.getName(), type.getSimpleName()));
    }
    return type.cast(found);
  }

  /// Returns what stands in for all objects of exactly this class.
  private @Nullable Object overriding(Class<?> type) {
    Object further = outer == null ? null : outer.overriding(type);
    return further != null ? further : overrides.get(type);
  }

  /// Returns the one object of a class that is provided in `where`, or what stands in for it.
  @SuppressWarnings("ReferenceEquality") // it is this very object that counts
  private @Nullable Object only(Providers where, Class<?> type) {
    Object exact = where.provided.get(type);
    Object found = null;
    for (Object provider : exact != null ? List.of(exact) : where.ofType(type)) {
      Object next = standIn(where, provider, type);
      if (found != null && found != next) {
        throw new IllegalStateException(
            "A route depends on %s: expected one object of it, found %s and %s; write app.override(%s.class, …)"
                .formatted(
                    type.getName(),
                    found.getClass().getName(),
                    next.getClass().getName(),
                    type.getSimpleName()));
      }
      found = next;
    }
    return found;
  }

  /// Returns what stands in for a provided object where `type` is depended on, or the object.
  @SuppressWarnings("ReferenceEquality") // it is this very object that counts
  private Object standIn(Providers where, Object provider, Class<?> type) {
    if (outer != null) {
      Object further = outer.standIn(where, provider, type);
      if (further != provider) {
        return further;
      }
    }
    Object exact = overrides.get(provider.getClass());
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<Class<?>, Object> override : overrides.entrySet()) {
      Class<?> general = override.getKey();
      if (general.isInstance(provider)) {
        if (type.isInstance(override.getValue())) {
          return override.getValue();
        }
        // Where there are several, the override chose among them for those who ask for any.
        if (where.ofType(general).size() == 1) {
          throw new IllegalStateException(
              "override: a route depends on %1$s, which %2$s stands in for as a %3$s without being one; write app.override(%4$s.class, …) too"
                  .formatted(
                      type.getName(),
                      override.getValue().getClass().getName(),
                      general.getName(),
                      type.getSimpleName()));
        }
      }
    }
    return provider;
  }
}
