package dev.serval.json;

import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.EnumMap;
import java.util.Map;

/// What a reading method expects, and the rules that other values fail; made once, because a
/// document may fail them at every value.
@SuppressWarnings("ImmutableEnumChecker") // rules are immutable, and nobody writes to the map
enum ExpectedType {
  OBJECT("an object"),
  ARRAY("an array"),
  STRING("a string"),
  CHARACTER("a string of one character"),
  BOOLEAN("a boolean"),
  NUMBER("a number"),
  INTEGER("an integer"),
  INT8("an 8-bit integer"),
  INT16("a 16-bit integer"),
  INT32("a 32-bit integer"),
  INT64("a 64-bit integer"),
  FLOAT32("a 32-bit floating-point number"),
  FLOAT64("a 64-bit floating-point number");

  private final Rule unfit;
  private final Map<JsonKind, Rule> found = new EnumMap<>(JsonKind.class);

  ExpectedType(String phrase) {
    this.unfit = Constraints.type(phrase);
    for (JsonKind kind : JsonKind.values()) {
      found.put(kind, Constraints.type(phrase, kind.phrase()));
    }
  }

  /// The rule of a value of the right kind that is none of the type, such as a large number.
  Rule unfit() {
    return unfit;
  }

  /// The rule of a value of another kind.
  Rule found(JsonKind kind) {
    return found.getOrDefault(kind, unfit);
  }
}
