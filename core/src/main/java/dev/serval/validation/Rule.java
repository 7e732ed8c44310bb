package dev.serval.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a failed constraint says, made once and reported for every value that fails it.
///
/// The code is stable and documented in [Constraints]; the detail is a sentence for people; the
/// parameters carry the constraint's bounds in declaration order, so that a client can write a
/// sentence of its own. None of them ever holds the rejected value. Immutable.
///
/// ```java
/// private static final Rule LIMIT_MAX = Constraints.max(100);
/// private static final Rule SLUG = Rule.of("slug", "must be a slug");
/// ```
///
/// @param code what was broken, in snake case
/// @param detail the sentence for people, which continues "the value …"
/// @param params strings, numbers, booleans and lists of them, by name
public record Rule(String code, String detail, Map<String, Object> params) {
  /// Copies the parameters and refuses an empty code.
  public Rule {
    Objects.requireNonNull(detail, "detail");
    if (code.isEmpty()) {
      throw new IllegalArgumentException("A rule needs a code, such as \"max\"; found \"\"");
    }
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /// Returns a rule whose parameters are given as name, value, name, value.
  ///
  /// @throws IllegalArgumentException when a name is not a string, comes twice, or has no value, or
  ///   when a value is of a type that an error document cannot carry
  public static Rule of(String code, String detail, Object... nameValuePairs) {
    if (nameValuePairs.length % 2 != 0) {
      throw new IllegalArgumentException(
          "The parameters of rule " + code + " must be name, value, …; the last name has no value");
    }
    Map<String, Object> params = new LinkedHashMap<>();
    for (int i = 0; i < nameValuePairs.length; i += 2) {
      if (!(nameValuePairs[i] instanceof String name)) {
        throw new IllegalArgumentException(
            "Parameter " + i / 2 + " of rule " + code + " must have a string as its name");
      }
      if (params.putIfAbsent(name, checked(code, name, nameValuePairs[i + 1])) != null) {
        throw new IllegalArgumentException(
            "Parameter " + name + " of rule " + code + " is given twice");
      }
    }
    return new Rule(code, detail, params);
  }

  /// Returns this rule with another sentence, as the `message` of a constraint annotation asks for.
  public Rule withDetail(String detail) {
    return new Rule(code, detail, params);
  }

  private static Object checked(String code, String name, Object value) {
    return switch (value) {
      case String s -> s;
      case Number n -> n;
      case Boolean b -> b;
      case List<?> list -> List.copyOf(list);
      default ->
          throw new IllegalArgumentException(
              "Parameter "
                  + name
                  + " of rule "
                  + code
                  + " must be a string, number, boolean or list; found a "
                  + value.getClass().getName());
    };
  }
}
