package dev.serval.processor.model;

import java.util.List;
import java.util.stream.Collectors;

/// A type as a declaration in Java names it, annotations left aside.
public sealed interface JavaType {

  /// The type without packages and arguments: `List`, `Orders.Line`, `int[]`.
  String simple();

  /// The type without packages, as a message shows it: `List<Todo>`.
  String shown();

  /// A class or interface.
  ///
  /// @param arguments its type arguments, empty for none
  record OfClass(ClassName name, List<JavaType> arguments) implements JavaType {
    public OfClass {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String simple() {
      return name.nestedName();
    }

    @Override
    public String shown() {
      return arguments.isEmpty()
          ? simple()
          : arguments.stream()
              .map(JavaType::shown)
              .collect(Collectors.joining(", ", simple() + "<", ">"));
    }
  }

  /// An array.
  record ArrayOf(JavaType element) implements JavaType {
    @Override
    public String simple() {
      return element.simple() + "[]";
    }

    @Override
    public String shown() {
      return element.shown() + "[]";
    }
  }

  /// A wildcard with a bound.
  ///
  /// @param keyword `extends` or `super`
  record Wildcard(String keyword, JavaType bound) implements JavaType {
    @Override
    public String simple() {
      return "? " + keyword + " " + bound.simple();
    }

    @Override
    public String shown() {
      return "? " + keyword + " " + bound.shown();
    }
  }

  /// What has no name in a package: a primitive type, a type variable, `?`.
  record Word(String simple) implements JavaType {
    @Override
    public String shown() {
      return simple;
    }
  }

  /// A class without type arguments.
  static JavaType of(ClassName name) {
    return new OfClass(name, List.of());
  }
}
