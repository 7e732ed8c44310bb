package dev.serval.validation;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with one value of a request, as error documents list it.
///
/// A parameter is named by `name`; a member of the body by `pointer`, a JSON Pointer in its URI
/// fragment form (RFC 6901 §6) such as `#/tags/2`. An element of a repeated parameter has both. The
/// rejected value is never part of it. Immutable.
///
/// @param in the part of the request
/// @param name the wire name of the parameter, or null for the body
/// @param pointer where in the value, or null for a parameter as a whole
/// @param code what was broken, in snake case; see [Constraints]
/// @param detail the sentence for people
/// @param params the bounds of the constraint, by name
public record Violation(
    Source in,
    @Nullable String name,
    @Nullable String pointer,
    String code,
    String detail,
    Map<String, Object> params) {
  /// Refuses a violation that says neither which parameter nor where in the body.
  public Violation {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
    if (name == null && pointer == null) {
      throw new IllegalArgumentException(
          "A violation needs the name of its parameter or a pointer into the body");
    }
    // Rules hand over maps that are immutable already; asking again would copy them each time.
    Objects.requireNonNull(params, "params");
  }

  /// Returns the violation of a rule by a parameter as a whole.
  public static Violation ofParameter(Source in, String name, Rule rule) {
    return new Violation(in, name, null, rule.code(), rule.detail(), rule.params());
  }

  /// Returns the violation of a rule by one element, counted from 0, of a repeated parameter.
  public static Violation ofElement(Source in, String name, int index, Rule rule) {
    return new Violation(in, name, "#/" + index, rule.code(), rule.detail(), rule.params());
  }

  /// Returns the violation of a rule by the value of the body at a pointer, `#` for the whole body.
  public static Violation ofBody(String pointer, Rule rule) {
    return new Violation(Source.BODY, null, pointer, rule.code(), rule.detail(), rule.params());
  }
}
