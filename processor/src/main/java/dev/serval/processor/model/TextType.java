package dev.serval.processor.model;

import java.util.List;

/// A Java type that one text of a request becomes.
public sealed interface TextType {

  /// One of Java's own.
  record Plain(ScalarKind kind, boolean primitive) implements TextType {}

  /// An enum, by the texts of its constants.
  record EnumText(ClassName name, List<Definition.EnumConstant> constants) implements TextType {
    public EnumText {
      constants = List.copyOf(constants);
    }
  }

  /// A class that makes itself of a text.
  ///
  /// @param factory the static method, empty for the constructor
  record Made(ClassName name, String factory) implements TextType {}

  /// A file of a form, which is no text: `dev.serval.Upload`.
  record File() implements TextType {}

  /// Anything, through a converter.
  ///
  /// @param javaType the type
  /// @param converter the class of the converter
  record Converted(JavaType javaType, ClassName converter) implements TextType {}
}
