// Which security requirements of an operation hold together.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the requirements of an operation as alternatives, one of which must hold (the `security`
/// member of the *Operation Object*).
///
/// Those that are not optional are in each alternative. Each optional one makes an alternative of
/// its own, and the last one goes without any, unless somebody has to be authenticated:
///
/// ```text
/// a, b            [{a, b}]
/// a, b optional   [{a, b}, {a}]
/// a, b both so    [{a}, {b}, {}]
/// ```
final class SecurityAlternatives {
  private SecurityAlternatives() {}

  static JsonArray write(Operation operation) {
    List<SecurityRequirement> needed = new ArrayList<>();
    Map<String, List<SecurityRequirement>> optional = new LinkedHashMap<>();
    for (SecurityRequirement requirement : operation.security()) {
      if (requirement.optional()) {
        optional
            .computeIfAbsent(requirement.scheme().name(), name -> new ArrayList<>())
            .add(requirement);
      } else {
        needed.add(requirement);
      }
    }
    LinkedHashSet<JsonValue> alternatives = new LinkedHashSet<>();
    optional.values().forEach(more -> alternatives.add(together(needed, more)));
    if (!needed.isEmpty() || !operation.isAuthenticated()) {
      alternatives.add(together(needed, List.of()));
    }
    return new JsonArray(List.copyOf(alternatives));
  }

  private static JsonObject together(
      List<SecurityRequirement> needed, List<SecurityRequirement> more) {
    Map<String, List<String>> scopes = new TreeMap<>();
    for (List<SecurityRequirement> requirements : List.of(needed, more)) {
      for (SecurityRequirement requirement : requirements) {
        scopes
            .computeIfAbsent(requirement.scheme().name(), name -> new ArrayList<>())
            .addAll(requirement.scopes());
      }
    }
    JsonObject.Builder all = JsonObject.builder();
    scopes.forEach(
        (name, list) -> all.put(name, JsonArray.ofStrings(list.stream().distinct().toList())));
    return all.build();
  }
}
