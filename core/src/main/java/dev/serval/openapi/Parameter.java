// A parameter of an operation, apart from its body.
package dev.serval.openapi;

import java.util.Locale;

/// A parameter of an operation in its path, query, headers or cookies (the *Parameter Object* of
/// OpenAPI). A list is written as OpenAPI's defaults for the place say: repeated in the query
/// (`?tag=a&tag=b`), comma-separated elsewhere.
///
/// @param in where it is
/// @param name its name there
/// @param schema its value
/// @param required whether it must be present; always so in the path
/// @param description what it is, in CommonMark; may be empty
/// @param isDeprecated whether it is on its way out
public record Parameter(
    In in, String name, Schema schema, boolean required, String description, boolean isDeprecated) {

  /// Where a parameter is.
  public enum In {
    /// A segment of the path.
    PATH,
    /// The query string.
    QUERY,
    /// A header field.
    HEADER,
    /// A cookie.
    COOKIE;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Checks that a path parameter is required.
  public Parameter {
    if (in == In.PATH && !required) {
      throw new IllegalArgumentException("Path parameter '" + name + "' is always required");
    }
  }

  /// A path parameter.
  public static Parameter path(String name, Schema schema) {
    return new Parameter(In.PATH, name, schema, true, "", false);
  }

  /// An optional query parameter.
  public static Parameter query(String name, Schema schema) {
    return new Parameter(In.QUERY, name, schema, false, "", false);
  }

  /// An optional header field.
  public static Parameter header(String name, Schema schema) {
    return new Parameter(In.HEADER, name, schema, false, "", false);
  }

  /// An optional cookie.
  public static Parameter cookie(String name, Schema schema) {
    return new Parameter(In.COOKIE, name, schema, false, "", false);
  }

  /// This parameter, which must be present.
  public Parameter mandatory() {
    return new Parameter(in, name, schema, true, description, isDeprecated);
  }

  /// This parameter with a description.
  public Parameter description(String text) {
    return new Parameter(in, name, schema, required, text, isDeprecated);
  }

  /// This parameter, on its way out.
  public Parameter deprecated() {
    return new Parameter(in, name, schema, required, description, true);
  }

  /// Whether it has the place and the name of another.
  boolean isSameAs(Parameter other) {
    return in == other.in
        && (in == In.HEADER ? name.equalsIgnoreCase(other.name) : name.equals(other.name));
  }

  Parameter renamed(String other) {
    return new Parameter(in, other, schema, required, description, isDeprecated);
  }
}
