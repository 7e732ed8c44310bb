package dev.serval.processor.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One demand on a value, as an annotation made it.
///
/// @param kind which one
/// @param annotation the simple name of the annotation
/// @param written the annotation with its values, for messages: `@Max(100)`
/// @param code what a violation carries
/// @param message the text that replaces the usual one, null for the usual one
/// @param values the attributes of the annotation by name: `Long`, `Integer`, `Boolean` or `String`
/// @param check the class that decides, for a program's own constraint
/// @param place where it is written
public record Constraint(
    ConstraintKind kind,
    String annotation,
    String written,
    String code,
    @Nullable String message,
    Map<String, Object> values,
    @Nullable ClassName check,
    Place place) {
  public Constraint {
    values = Map.copyOf(values);
  }

  /// An attribute that is a whole number.
  public long number(String attribute) {
    return values.get(attribute) instanceof Number number ? number.longValue() : 0;
  }

  /// An attribute that is a text.
  public String text(String attribute) {
    return values.get(attribute) instanceof String text ? text : "";
  }

  /// An attribute that is true or false.
  public boolean flag(String attribute) {
    return values.get(attribute) instanceof Boolean flag && flag;
  }
}
