// The operations of a document by path.
package dev.serval.openapi;

import dev.serval.http.Method;
import dev.serval.http.PercentCoding;
import dev.serval.routing.PathTemplate;
import dev.serval.routing.Segment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The operations of a document by path, as OpenAPI wants them.
///
/// Templates that differ only in the names of their parameters are one path there, so a later one
/// takes the names of the first. `{rest...}` is written `{rest}`; if that collides with a plain
/// parameter in the same place and method, the plain one is described and the other is not, as the
/// document has no way to tell the two apart.
final class PathItems {
  /// One operation in its place.
  ///
  /// @param path the path as the document has it
  /// @param place where the route was declared, for messages
  record Entry(Method method, String path, Operation operation, String place) {}

  private record Item(List<String> names, String path, Map<Method, Entry> entries) {}

  private final Map<String, Item> items = new LinkedHashMap<>();

  void add(Method method, PathTemplate template, Operation operation, String place) {
    StringBuilder shape = new StringBuilder();
    StringBuilder path = new StringBuilder();
    boolean rest = false;
    for (Segment segment : template.segments()) {
      switch (segment) {
        case Segment.Literal(String text) -> {
          String encoded = PercentCoding.encodePathSegment(text);
          shape.append('/').append(encoded);
          path.append('/').append(encoded);
        }
        case Segment.Parameter(String name) -> {
          shape.append("/{}");
          path.append("/{").append(name).append('}');
        }
        case Segment.Rest(String name) -> {
          shape.append("/{}");
          path.append("/{").append(name).append('}');
          rest = true;
        }
      }
    }
    List<String> names = template.parameterNames();
    Item item =
        items.computeIfAbsent(
            shape.toString(), key -> new Item(names, path.toString(), new EnumMap<>(Method.class)));
    Entry entry = new Entry(method, item.path(), completed(operation, names, item.names()), place);
    if (rest) {
      item.entries().putIfAbsent(method, entry);
    } else {
      item.entries().put(method, entry);
    }
  }

  /// The operation with a path parameter for each in the path, called as the path calls it.
  private static Operation completed(
      Operation operation, List<String> own, List<String> documented) {
    Map<String, Parameter> path = new HashMap<>();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in() == Parameter.In.PATH) {
        path.put(parameter.name(), parameter);
      }
    }
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      Parameter parameter = path.get(own.get(i));
      parameters.add(
          parameter == null
              ? Parameter.path(documented.get(i), Schema.string())
              : parameter.renamed(documented.get(i)));
    }
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in() != Parameter.In.PATH) {
        parameters.add(parameter);
      }
    }
    return operation.withParameters(parameters);
  }

  /// All operations, by path in the order of registration and then by method.
  List<Entry> entries() {
    return items.values().stream().flatMap(item -> item.entries().values().stream()).toList();
  }
}
