package dev.serval.processor.model;

import java.util.List;

/// A Java type that JSON can carry.
///
/// What is inside a container is a `TypeUse`: a type together with whether null is allowed there
/// and the constraints that were written at that position.
public sealed interface ModelType {

  /// A type that is one JSON value.
  ///
  /// @param kind which one
  /// @param primitive whether it is written as a primitive
  record Scalar(ScalarKind kind, boolean primitive) implements ModelType {}

  /// A collection that is a JSON array.
  record Sequence(SequenceKind kind, TypeUse element) implements ModelType {}

  /// A Java array but `byte[]`, which is base64 text.
  record Array(TypeUse element) implements ModelType {}

  /// A map with string-like keys, a JSON object.
  ///
  /// @param key a scalar or an enum; its constraints are checked on the member name
  /// @param value what each member is
  record Mapping(TypeUse key, TypeUse value) implements ModelType {}

  /// `java.util.Optional`.
  record Maybe(TypeUse element) implements ModelType {}

  /// `dev.serval.json.Patch`: absent, null or a value.
  record PatchOf(TypeUse element) implements ModelType {}

  /// A record, an enum or a sealed interface that has a generated codec.
  ///
  /// @param name the class; its codec is `name.codec()`
  /// @param kind what kind of class it is
  /// @param schemaName what its schema is called, arguments left aside
  /// @param arguments what its type parameters are here
  record Named(ClassName name, NamedKind kind, String schemaName, List<TypeUse> arguments)
      implements ModelType {
    public Named {
      arguments = List.copyOf(arguments);
    }
  }

  /// A type parameter of the generic record under construction.
  record Variable(String name) implements ModelType {}

  /// A type with a hand-written codec.
  ///
  /// @param javaType the type
  /// @param codec the class of the codec
  /// @param instance whether the codec has a static `INSTANCE`; else its constructor is called
  /// @param schema what its static `SCHEMA` is
  record Custom(JavaType javaType, ClassName codec, boolean instance, CustomSchema schema)
      implements ModelType {}

  /// What a hand-written codec says about its schema.
  enum CustomSchema {
    /// Nothing: any JSON value.
    NONE,
    /// A constant `SCHEMA` of type `Schema`.
    SCHEMA,
    /// A constant `SCHEMA` of type `SchemaComponent`.
    COMPONENT
  }

  /// The collection types that are read, and what is made for each.
  enum SequenceKind {
    LIST("java.util.List"),
    SET("java.util.Set"),
    COLLECTION("java.util.Collection");

    private final String javaType;

    SequenceKind(String javaType) {
      this.javaType = javaType;
    }

    /// The qualified name of the interface.
    public String javaType() {
      return javaType;
    }

    /// Whether equal elements are refused.
    public boolean unique() {
      return this == SET;
    }
  }

  /// What a class with a generated codec is.
  enum NamedKind {
    RECORD,
    ENUM,
    SEALED
  }
}
