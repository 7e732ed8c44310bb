// The keywords of a schema beside its shape.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The keywords of a schema beside its shape. Immutable.
///
/// @param values by keyword, as JSON Schema spells it; `examples` has one element, unchecked
/// @param patterns the checks of all regular expressions, which may say more than the document can
record Keywords(Map<String, JsonValue> values, List<Predicate<String>> patterns) {
  static final Keywords NONE = new Keywords(Map.of(), List.of());

  Keywords with(String keyword, JsonValue value) {
    Map<String, JsonValue> more = new LinkedHashMap<>(values);
    more.put(keyword, value);
    return new Keywords(Collections.unmodifiableMap(more), patterns);
  }

  /// With a bound, unless there is a tighter one.
  Keywords atLeast(String keyword, JsonNumber bound) {
    return tightened(keyword, bound, 1);
  }

  /// With a bound, unless there is a tighter one.
  Keywords atMost(String keyword, JsonNumber bound) {
    return tightened(keyword, bound, -1);
  }

  private Keywords tightened(String keyword, JsonNumber bound, int sign) {
    return values.get(keyword) instanceof JsonNumber old
            && old.toBigDecimal().compareTo(bound.toBigDecimal()) * sign >= 0
        ? this
        : with(keyword, bound);
  }

  /// With one more regular expression: the first is `pattern`, others join it under `allOf`.
  ///
  /// @param portable what the document says of it, or null where it cannot
  Keywords withPattern(Predicate<String> check, @Nullable String portable) {
    List<Predicate<String>> checks = new ArrayList<>(patterns);
    checks.add(check);
    Keywords more = new Keywords(values, List.copyOf(checks));
    if (portable == null) {
      return more;
    }
    if (values.get("pattern") == null) {
      return more.with("pattern", new JsonString(portable));
    }
    List<JsonValue> others = new ArrayList<>();
    if (values.get("allOf") instanceof JsonArray(List<JsonValue> before)) {
      others.addAll(before);
    }
    others.add(JsonObject.builder().put("pattern", portable).build());
    return more.with("allOf", new JsonArray(others));
  }
}
