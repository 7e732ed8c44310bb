// The alternatives of what a schema can be, before its keywords.
package dev.serval.openapi;

import java.util.List;
import java.util.Map;

/// What a schema is before its keywords: one alternative per way of writing it down.
sealed interface SchemaShape {
  /// Any JSON value.
  record Any() implements SchemaShape {}

  /// A string, integer, number or boolean.
  record Scalar(String type) implements SchemaShape {}

  /// A text that holds a JSON document.
  record JsonText(Schema content) implements SchemaShape {}

  /// An array whose elements are alike.
  record Array(Schema items) implements SchemaShape {}

  /// An object whose member names are data.
  record Dictionary(Schema names, Schema values) implements SchemaShape {}

  /// An object of known members; a closed one refuses others.
  record Structure(List<Property> properties, boolean closed) implements SchemaShape {}

  /// A component by name.
  record Reference(SchemaComponent component) implements SchemaShape {}

  /// One of several schemas, exactly one when it is exclusive.
  record Union(boolean exclusive, List<Schema> members) implements SchemaShape {}

  /// One of several objects, told apart by the text in one of their members.
  record Tagged(String tag, Map<String, SchemaComponent> variants) implements SchemaShape {}

  /// A member of a [Structure].
  record Property(String name, Schema schema, boolean requiredOnInput, boolean requiredOnOutput) {
    boolean isRequired(Direction direction) {
      return direction == Direction.INPUT ? requiredOnInput : requiredOnOutput;
    }
  }
}
