package dev.serval.processor.write;

import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.JavaType;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What types are called inside the names of generic schemas: `Page<Todo>` is `PageOfTodo`.
///
/// The name is a Java expression, because inside a generic codec it depends on the type arguments.
final class SchemaNames {
  private SchemaNames() {}

  /// The expression of the name of a type argument: `"Todo"`, or `"ListOf" + tName`.
  static String of(TypeUse use) {
    List<Object> parts = new ArrayList<>();
    collect(parts, use);
    return expression(parts);
  }

  /// The name itself, where it depends on no type parameter.
  static String plain(TypeUse use) {
    List<Object> parts = new ArrayList<>();
    collect(parts, use);
    return parts.stream().map(String.class::cast).collect(Collectors.joining());
  }

  /// The expression of the name of a generic class in its own codec: `"PageOf" + tName`.
  static String ofGeneric(String name, List<String> parameters) {
    List<Object> parts = new ArrayList<>();
    text(parts, name + "Of");
    for (int i = 0; i < parameters.size(); i++) {
      if (i > 0) {
        text(parts, "And");
      }
      parts.add(new ModelType.Variable(parameters.get(i)));
    }
    return expression(parts);
  }

  /// The name in a parameter's form: `T` becomes `t`.
  static String parameter(String variable) {
    return variable.length() == 1
        ? variable.toLowerCase(Locale.ROOT)
        : Character.toLowerCase(variable.charAt(0)) + variable.substring(1);
  }

  private static void collect(List<Object> parts, TypeUse use) {
    if (use.nullable()) {
      text(parts, "Nullable");
    }
    switch (use.type()) {
      case Scalar scalar ->
          text(
              parts,
              scalar.kind() == ScalarKind.BYTES
                  ? "Bytes"
                  : scalar.kind().boxed().replaceAll(".*\\.", ""));
      case ModelType.Sequence sequence ->
          nested(parts, sequence.kind().unique() ? "SetOf" : "ListOf", List.of(sequence.element()));
      case ModelType.Array array -> nested(parts, "ListOf", List.of(array.element()));
      case ModelType.Mapping map -> nested(parts, "MapOf", List.of(map.value()));
      case ModelType.Maybe maybe -> nested(parts, "Nullable", List.of(maybe.element()));
      case ModelType.PatchOf patch -> nested(parts, "PatchOf", List.of(patch.element()));
      case ModelType.Named named ->
          nested(
              parts,
              named.schemaName() + (named.arguments().isEmpty() ? "" : "Of"),
              named.arguments());
      case ModelType.Variable variable -> parts.add(variable);
      case ModelType.Custom custom -> text(parts, declared(custom.javaType()));
    }
  }

  private static String declared(JavaType type) {
    return switch (type) {
      case JavaType.OfClass of -> of.name().schemaName();
      case JavaType.ArrayOf array -> declared(array.element()) + "s";
      case JavaType.Wildcard _, JavaType.Word _ -> ClassName.schemaName(type.simple());
    };
  }

  private static void nested(List<Object> parts, String name, List<TypeUse> arguments) {
    text(parts, name);
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        text(parts, "And");
      }
      collect(parts, arguments.get(i));
    }
  }

  private static void text(List<Object> parts, String text) {
    if (!parts.isEmpty() && parts.getLast() instanceof String last) {
      parts.set(parts.size() - 1, last + text);
    } else {
      parts.add(text);
    }
  }

  private static String expression(List<Object> parts) {
    List<String> terms = new ArrayList<>();
    for (Object part : parts) {
      terms.add(
          part instanceof ModelType.Variable variable
              ? parameter(variable.name()) + "Name"
              : "\"" + part + "\"");
    }
    return String.join(" + ", terms);
  }
}
