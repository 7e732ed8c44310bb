package dev.serval.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Header fields (RFC 9110 §5): names without regard to case, values in the order they came.
///
/// Names and values are checked where they enter a [Builder], so a response cannot be split by what
/// an application puts into a field.
///
/// ```java
/// Headers headers = Headers.of("Cache-Control", "no-store");
/// headers.first("cache-control");   // "no-store"
/// ```
///
/// Immutable. An interface, so that a transport can supply one that makes its strings when asked.
public interface Headers {

  /// The first value of a field, or null when there is none.
  @Nullable String first(String name);

  /// All values of a field, in order; empty when there is none.
  List<String> all(String name);

  /// The members of a list that may stand in several fields, in order and without empty ones (RFC
  /// 9110 §5.6.1); for fields whose members have no commas of their own.
  default List<String> members(String name) {
    String list = combined(name);
    return list == null
        ? List.of()
        : Stream.of(list.split(",", -1))
            .map(String::strip)
            .filter(member -> !member.isEmpty())
            .toList();
  }

  /// All values of a field in one, with commas between them, which for a list field says the same
  /// (RFC 9110 §5.3); or null when there is none.
  default @Nullable String combined(String name) {
    return isRepeated(name) ? String.join(", ", all(name)) : first(name);
  }

  /// Whether there are several fields of that name.
  default boolean isRepeated(String name) {
    return all(name).size() > 1;
  }

  /// Whether the field is there at least once.
  default boolean contains(String name) {
    return first(name) != null;
  }

  /// How many fields there are; a repeated name counts each time.
  int size();

  /// Calls back with the name and value of each field, in order.
  void forEach(BiConsumer<String, String> action);

  /// A builder that holds these fields already.
  default Builder toBuilder() {
    Builder builder = builder();
    forEach(builder::add);
    return builder;
  }

  /// These fields and one more, in place of all of its name.
  ///
  /// @throws IllegalArgumentException as [Builder#add] does
  default Headers with(String name, String value) {
    return toBuilder().set(name, value).build();
  }

  /// These fields and `others`, each in place of all of its name here.
  default Headers with(Headers others) {
    Builder merged = toBuilder();
    others.forEach((name, value) -> merged.remove(name));
    others.forEach(merged::add);
    return merged.build();
  }

  /// These fields, and those of `others` whose name is not among them.
  default Headers withDefaults(Headers others) {
    Builder merged = toBuilder();
    others.forEach((name, value) -> {
      if (!contains(name)) {
        merged.add(name, value);
      }
    });
    return merged.build();
  }

  /// No field at all.
  static Headers empty() {
    return FieldList.EMPTY;
  }

  /// Fields from names and values in turn.
  ///
  /// @throws IllegalArgumentException as [Builder#add] does, or when a value is missing
  static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Names and values come in pairs, found " + namesAndValues.length + " strings");
    }
    Builder builder = builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  /// Starts without fields.
  static Builder builder() {
    return new Builder();
  }

  /// Collects fields; not safe for several threads.
  final class Builder {
    private final ArrayList<String> fields;

    private Builder() {
      fields = new ArrayList<>();
    }

    /// Starts with names and values in turn that were checked before, and room for two fields more.
    Builder(String[] checked) {
      fields = new ArrayList<>(checked.length + 4);
      Collections.addAll(fields, checked);
    }

    /// Adds a field after those of the same name.
    ///
    /// @param name a token (RFC 9110 §5.6.2)
    /// @param value without control characters, characters above U+00FF, or blanks at its ends
    /// @throws IllegalArgumentException when either is not that; the message never has the value
    public Builder add(String name, String value) {
      check(name, value);
      fields.add(name);
      fields.add(value);
      return this;
    }

    static void check(String name, String value) {
      if (!Token.isToken(name)) {
        throw new IllegalArgumentException("A field name is a token (RFC 9110 §5.6.2)");
      }
      checkValue(name, value);
    }

    static void checkValue(String name, String value) {
      if (!Token.isFieldValue(value)) {
        throw new IllegalArgumentException(
            "The value for " + name + " has a character that no field value may have");
      }
    }

    /// Replaces all fields of a name with one.
    ///
    /// @throws IllegalArgumentException as [#add] does
    public Builder set(String name, String value) {
      remove(name);
      return add(name, value);
    }

    /// Takes all fields of a name away.
    public Builder remove(String name) {
      for (int i = fields.size() - 2; i >= 0; i -= 2) {
        if (fields.get(i).equalsIgnoreCase(name)) {
          fields.remove(i + 1);
          fields.remove(i);
        }
      }
      return this;
    }

    /// The fields so far.
    public Headers build() {
      return fields.isEmpty() ? FieldList.EMPTY : FieldList.of(fields.toArray(new String[0]));
    }
  }
}
