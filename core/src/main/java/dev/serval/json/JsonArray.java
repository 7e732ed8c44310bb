package dev.serval.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An array. Immutable.
///
/// @param elements the elements in their order; the list cannot be changed
public record JsonArray(List<JsonValue> elements) implements JsonValue {
  /// The array without elements.
  public static final JsonArray EMPTY = new JsonArray(List.of());

  /// Copies the elements.
  public JsonArray {
    elements = List.copyOf(elements);
  }

  /// Makes an array of these elements.
  public static JsonArray of(JsonValue... elements) {
    return new JsonArray(List.of(elements));
  }

  /// Makes an array of strings.
  public static JsonArray ofStrings(List<String> elements) {
    return new JsonArray(elements.stream().<JsonValue>map(JsonString::new).toList());
  }

  /// Returns how many elements there are.
  public int size() {
    return elements.size();
  }

  /// Returns an element.
  ///
  /// @throws IndexOutOfBoundsException when there is none
  public JsonValue get(int index) {
    return elements.get(index);
  }

  /// The element that a reference token of a JSON Pointer names (RFC 6901 section 4), or null.
  @Nullable JsonValue element(String token) {
    if (token.isEmpty() || token.length() > 9 || (token.length() > 1 && token.charAt(0) == '0')) {
      return null;
    }
    int index = 0;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      index = index * 10 + (c - '0');
    }
    return index < elements.size() ? elements.get(index) : null;
  }

  @Override
  public JsonKind kind() {
    return JsonKind.ARRAY;
  }

  /// Returns this array as JSON.
  @Override
  public String toString() {
    return new JsonWriter().value(this).toString();
  }
}
