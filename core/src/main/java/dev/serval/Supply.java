package dev.serval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hands the provided objects to the routes while an application is put together, and remembers
/// what is missing, middleware included, so that all of it is said at once, with the routes that
/// need it.
///
/// There is one for each application and each time that it is put together; those of applications
/// inside tell the outermost one.
final class Supply {
  private static final int MOST_NAMED = 10;

  private final Providers providers;
  private final List<Need> unmet;

  /// What could not be had.
  ///
  /// @param fault what is missing, and what to write
  /// @param routes those that need it, once they are added
  private record Need(String fault, Supplier<List<String>> routes) {}

  private Supply(Providers providers, List<Need> unmet) {
    this.providers = providers;
    this.unmet = unmet;
  }

  /// Returns that of an application that nothing is around.
  static Supply of(Blueprint plan) {
    return new Supply(plan.providers, new ArrayList<>());
  }

  /// Returns that of an application mounted in this one.
  Supply inside(Blueprint plan) {
    return new Supply(plan.providers, unmet);
  }

  /// Returns the object of a class; null where it cannot be had, which [#check] reports.
  ///
  /// @param places where the routes of `group` were written that need it
  <T> @Nullable T find(Class<T> type, Group group, String... places) {
    try {
      return providers.get(type);
    } catch (IllegalStateException fault) {
      unmet.add(
          new Need(
              String.valueOf(fault.getMessage()),
              () -> Stream.of(places).map(place -> describe(group, place)).toList()));
      return null;
    }
  }

  /// Remembers that a middleware is not around a route whose handler cannot answer without it.
  void lacks(Route route, Class<? extends Middleware> needed) {
    unmet.add(
        new Need(
            "A route needs the middleware %s around it: expected one, found none; write app.use(%s.…)"
                .formatted(needed.getName(), needed.getSimpleName()),
            () -> List.of(describe(route))));
  }

  /// Refuses the application if anything could not be had.
  ///
  /// @param consequence what putting it together ended in, perhaps because of that
  void check(@Nullable RuntimeException consequence) {
    if (!unmet.isEmpty()) {
      throw new IllegalStateException(message(), consequence);
    }
  }

  private String message() {
    Map<String, Set<String>> routes = new LinkedHashMap<>();
    for (Need need : unmet) {
      Set<String> all = routes.computeIfAbsent(need.fault, _ -> new LinkedHashSet<>());
      all.addAll(need.routes.get());
    }
    List<String> lines = new ArrayList<>();
    routes.forEach((fault, all) -> lines.add(fault + neededBy(List.copyOf(all))));
    return lines.size() == 1
        ? lines.getFirst()
        : "Routes depend on "
            + lines.size()
            + " objects that cannot be had.\n- "
            + String.join("\n- ", lines);
  }

  private static String neededBy(List<String> routes) {
    if (routes.isEmpty()) {
      return "";
    }
    int more = routes.size() - MOST_NAMED;
    return "; needed by "
        + String.join(", ", routes.subList(0, Math.min(routes.size(), MOST_NAMED)))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /// Returns the route that was written at a place; the place alone where it was not added.
  private static String describe(Group group, String place) {
    for (Route route : group.routes()) {
      if (route.place().equals(place)) {
        return describe(route);
      }
    }
    return place;
  }

  private static String describe(Route route) {
    return route.method() + " " + route.template() + " (" + route.place() + ")";
  }
}
