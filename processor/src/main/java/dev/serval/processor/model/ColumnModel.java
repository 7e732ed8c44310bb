package dev.serval.processor.model;

/// A Java type that one column of a row becomes.
public sealed interface ColumnModel {

  /// One of Java's own.
  ///
  /// @param primitive whether it is written as a primitive
  record Scalar(ScalarKind kind, boolean primitive) implements ColumnModel {}

  /// An enum, by the texts of its constants; its codec has them.
  record EnumText(ClassName name) implements ColumnModel {}

  /// A class that makes itself of a text.
  ///
  /// @param factory the static method, empty for the constructor
  record Made(ClassName name, String factory) implements ColumnModel {}

  /// An array in SQL, which is a list here.
  ///
  /// @param unique whether it is a set
  record Several(boolean unique, ColumnModel element) implements ColumnModel {}

  /// Anything else that JSON carries.
  record Json(ModelType type) implements ColumnModel {}
}
