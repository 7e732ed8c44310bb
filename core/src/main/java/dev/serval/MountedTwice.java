package dev.serval;

import dev.serval.openapi.Operation;
import dev.serval.routing.PathTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds out, where two routes cannot both be, whether they are those of one class that was mounted
/// twice: then not the routes are wrong, but one of the places. Asked when an application is
/// refused, and never else.
final class MountedTwice {
  private MountedTwice() {}

  /// Says that a class is mounted in several places, and where, as `todos.Todos is mounted twice,
  /// at /v1 and at /v1`; null if it is not.
  ///
  /// @param root the group of all routes of the application
  /// @param place that of a route which is there twice
  static @Nullable String describe(Group root, String place) {
    int dot = place.lastIndexOf('.');
    if (dot < 0 || place.indexOf(',') >= 0) {
      return null; // a lambda has a line of a file, and a page of the documentation a sentence
    }
    String owner = place.substring(0, dot);
    List<String> prefixes = new ArrayList<>();
    collect(root, owner, prefixes);
    return switch (prefixes.size()) {
      case 0, 1 -> null;
      case 2 -> "%s is mounted twice, at %s".formatted(owner, String.join(" and at ", prefixes));
      default ->
          "%s is mounted %d times, at %s"
              .formatted(owner, prefixes.size(), String.join(", ", prefixes));
    };
  }

  private static void collect(Group group, String owner, List<String> prefixes) {
    if (group.routes().stream().anyMatch(route -> isOf(route, owner))) {
      prefixes.add(group.prefix().isEmpty() ? "/" : group.prefix());
    }
    group.groups().forEach(inner -> collect(inner, owner, prefixes));
  }

  private static boolean isOf(Route route, String owner) {
    String place = route.place();
    return !route.isLambda()
        && place.startsWith(owner + ".")
        && place.indexOf('.', owner.length() + 1) < 0;
  }

  /// Returns what to say where an operation cannot be in the document, beside those before it.
  ///
  /// @param all the routes of the document, in order
  /// @param refused the one whose operation is refused
  static IllegalStateException inDocument(
      List<Assembly.DescribedRoute> all, Route refused, IllegalStateException clash) {
    for (Assembly.DescribedRoute entry : all) {
      Route other = entry.route();
      if (other.equals(refused)) {
        break;
      }
      String id = idOf(other);
      if (id != null && id.equals(idOf(refused)) && other.place().equals(refused.place())) {
        return new IllegalStateException(
            "%s is mounted twice, as %s %s and as %s %s, and asks for the operationId '%s' both times. Mount its class once, or leave the ids to Serval: without @OperationId"
                .formatted(
                    refused.place(),
                    other.method(),
                    other.template(),
                    refused.method(),
                    refused.template(),
                    id),
            clash);
      }
    }
    return clash;
  }

  private static @Nullable String idOf(Route route) {
    Supplier<Operation> operation = route.operation();
    return operation == null ? null : operation.get().explicitId();
  }

  /// Says what to do about two routes that answer the same requests; null if they are not those of
  /// one class.
  static @Nullable String conflict(Group root, Route route) {
    String twice = describe(root, route.place());
    PathTemplate template = route.template();
    return twice == null
        ? null
        : twice
            + ": both answer "
            + route.method()
            + " "
            + template
            + " ("
            + route.place()
            + "). Mount it once, or below another path: mount(\"/other\", …)";
  }
}
