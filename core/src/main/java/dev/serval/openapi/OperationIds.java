// Gives every operation an id of its own.
package dev.serval.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Gives every operation an `operationId` of its own, without regard to the order of operations.
///
/// An id that was asked for is taken as it is. Else it is the method's name; where several
/// operations have that name, each has its class in front (`todosList`); where those are of one
/// class too, each has its HTTP method and path behind (`todosListGetTodosById`).
final class OperationIds {
  private OperationIds() {}

  static Map<PathItems.Entry, String> assign(List<PathItems.Entry> entries) {
    Map<PathItems.Entry, String> ids = new HashMap<>();
    Map<String, PathItems.Entry> taken = new HashMap<>();
    List<PathItems.Entry> open = new ArrayList<>();
    for (PathItems.Entry entry : entries) {
      String id = entry.operation().explicitId();
      if (id == null) {
        open.add(entry);
        continue;
      }
      PathItems.Entry other = taken.putIfAbsent(id, entry);
      if (other != null) {
        throw NameCheck.sameId(id, other.place(), entry.place());
      }
      ids.put(entry, id);
    }
    Set<String> used = new HashSet<>(taken.keySet());
    open = give(open, used, ids, entry -> entry.operation().name());
    open = give(open, used, ids, entry -> qualified(entry.operation()));
    open = give(open, used, ids, OperationIds::complete);
    for (PathItems.Entry entry : open) {
      String id = complete(entry);
      int number = 2;
      while (!used.add(id + number)) {
        number++;
      }
      ids.put(entry, id + number);
    }
    return ids;
  }

  /// Gives ids to all whose candidate nobody else has or wants; returns the rest.
  private static List<PathItems.Entry> give(
      List<PathItems.Entry> open,
      Set<String> used,
      Map<PathItems.Entry, String> ids,
      Function<PathItems.Entry, String> candidate) {
    Map<String, Integer> wanted = new HashMap<>();
    open.forEach(entry -> wanted.merge(candidate.apply(entry), 1, Integer::sum));
    List<PathItems.Entry> rest = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (PathItems.Entry entry : open) {
      String id = candidate.apply(entry);
      if (id.isEmpty() || wanted.getOrDefault(id, 0) > 1 || used.contains(id)) {
        rest.add(entry);
      } else {
        ids.put(entry, id);
        given.add(id);
      }
    }
    used.addAll(given);
    return rest;
  }

  private static String qualified(Operation operation) {
    String owner = operation.owner();
    return owner.isEmpty()
        ? operation.name()
        : owner.substring(0, 1).toLowerCase(Locale.ROOT)
            + owner.substring(1)
            + capitalized(operation.name());
  }

  private static String complete(PathItems.Entry entry) {
    return qualified(entry.operation())
        + capitalized(fromPath(entry.method().name(), entry.path()));
  }

  /// A name made of a method and a path: `getTodosById` for `GET /todos/{id}`.
  static String fromPath(String method, String path) {
    StringBuilder name = new StringBuilder(method.toLowerCase(Locale.ROOT));
    for (String segment : path.split("/", -1)) {
      if (segment.startsWith("{")) {
        name.append("By");
      }
      for (String word : segment.split("[^A-Za-z0-9]+", -1)) {
        name.append(capitalized(word));
      }
    }
    return name.toString();
  }

  private static String capitalized(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
