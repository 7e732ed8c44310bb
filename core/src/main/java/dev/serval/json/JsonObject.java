package dev.serval.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object, its members in the order given. Immutable.
///
/// ```java
/// JsonObject.builder().put("title", "tea").put("done", false).build();
/// ```
public final class JsonObject implements JsonValue {
  /// The object without members.
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  private final Map<String, JsonValue> members;

  private JsonObject(Map<String, JsonValue> members) {
    this.members = members;
  }

  /// Makes an object of a map's entries, in the map's order.
  public static JsonObject of(Map<String, ? extends JsonValue> members) {
    Builder builder = builder();
    members.forEach(builder::put);
    return builder.build();
  }

  /// Starts an object without members.
  public static Builder builder() {
    return new Builder();
  }

  /// Starts an object with the members of this one.
  public Builder toBuilder() {
    Builder builder = builder();
    builder.members.putAll(members);
    return builder;
  }

  /// Returns the members in their order; the map cannot be changed.
  public Map<String, JsonValue> members() {
    return members;
  }

  /// Returns the value of a member, or null when there is none.
  public @Nullable JsonValue get(String name) {
    return members.get(name);
  }

  @Override
  public JsonKind kind() {
    return JsonKind.OBJECT;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject object && members.equals(object.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /// Returns this object as JSON.
  @Override
  public String toString() {
    return new JsonWriter().value(this).toString();
  }

  /// Collects members; putting a name again replaces its value and keeps its place. For one thread.
  public static final class Builder {
    private Map<String, JsonValue> members = new LinkedHashMap<>();
    private boolean built;

    private Builder() {}

    /// Puts a member.
    public Builder put(String name, JsonValue value) {
      if (built) {
        members = new LinkedHashMap<>(members);
        built = false;
      }
      members.put(name, value);
      return this;
    }

    /// Puts a string.
    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    /// Puts an integer.
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /// Puts a boolean.
    public Builder put(String name, boolean value) {
      return put(name, JsonBoolean.of(value));
    }

    /// Returns the object; the builder can be used on without changing it.
    public JsonObject build() {
      if (members.isEmpty()) {
        return EMPTY;
      }
      built = true;
      return new JsonObject(Collections.unmodifiableMap(members));
    }
  }
}
