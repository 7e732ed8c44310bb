package dev.serval.processor.model;

import java.util.List;

/// A value that an annotation of the program carries.
public sealed interface ArgumentValue {

  /// A text.
  record Text(String text) implements ArgumentValue {}

  /// A number, character or boolean, as a Java literal.
  record Literal(String source) implements ArgumentValue {}

  /// A constant of an enum.
  record EnumConstant(ClassName type, String name) implements ArgumentValue {}

  /// A class literal.
  record ClassLiteral(JavaType type) implements ArgumentValue {}

  /// Several values.
  ///
  /// @param element their type
  record Several(JavaType element, List<ArgumentValue> values) implements ArgumentValue {
    public Several {
      values = List.copyOf(values);
    }
  }
}
