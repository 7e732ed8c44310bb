package dev.serval;

import java.util.List;
import java.util.stream.Collectors;

/// Refuses a route that does not ask a guard which its group demands, and says what it asks.
///
/// A guard is a class with [Provides], or an annotation of the program that carries [Depends]. One
/// that takes arguments is known by its annotation alone: by its class it would be satisfied
/// whatever they are.
final class GuardCheck {
  private GuardCheck() {}

  /// @throws IllegalStateException if `route` does not ask `guard`
  static void of(Route route, Class<?> guard) {
    if (route.guards().contains(guard)) {
      return;
    }
    throw new IllegalStateException(
        "guard: %s %s (%s) is in a group that %s guards: %s; or put it into a group that is unguarded()"
            .formatted(
                route.method(),
                route.template(),
                route.place(),
                guard.getName(),
                instead(route, guard)));
  }

  private static String instead(Route route, Class<?> guard) {
    if (route.isLambda()) {
      return "a lambda asks no guard: use middleware, or a class with " + asked(guard);
    }
    String expected =
        "expected %s on its method, its class or an interface of that, found %s"
            .formatted(asked(guard), found(route.guards()));
    List<Class<?>> annotations = route.guards().stream().filter(Class::isAnnotation).toList();
    return guard.isAnnotation() || annotations.isEmpty()
        ? expected
        : expected
            + ". One that takes arguments is named by its annotation, as in guard(%s.class); for certain arguments, by an annotation of your own that carries it with them"
                .formatted(annotations.getFirst().getSimpleName());
  }

  private static String found(List<Class<?>> guards) {
    return guards.isEmpty()
        ? "none"
        : guards.stream().map(GuardCheck::asked).collect(Collectors.joining(", "));
  }

  /// Returns how a route asks a guard.
  private static String asked(Class<?> guard) {
    return guard.isAnnotation()
        ? "@" + guard.getSimpleName()
        : "@Depends(" + guard.getSimpleName() + ".class)";
  }
}
