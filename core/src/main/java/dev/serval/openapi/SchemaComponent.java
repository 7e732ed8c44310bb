// A schema that has a name of its own under components/schemas.
package dev.serval.openapi;

import java.util.function.Supplier;

/// A schema that has a name of its own under `components/schemas` and is used by reference.
///
/// The definition is asked for when a document is built, so that types may refer to each other and
/// to themselves. Two components of one name are the same component when they are of the same Java
/// type; otherwise the document is refused, naming both.
///
/// ```java
/// static final SchemaComponent SCHEMA =
///     new SchemaComponent("Todo", "todos.Todo", TodoCodec::schema);
/// ```
///
/// @param name the name in the document, of the characters `A-Z a-z 0-9 . _ -`
/// @param javaType the Java type it was made from, for messages
/// @param definition makes the schema, always the same one
public record SchemaComponent(String name, String javaType, Supplier<Schema> definition) {
  /// Checks the name.
  public SchemaComponent {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "Schema name of "
              + javaType
              + ": expected letters, digits, '.', '_' and '-', found '"
              + name
              + "'. Give the type another name.");
    }
  }

  /// A reference to this component.
  public Schema ref() {
    return Schema.ref(this);
  }
}
