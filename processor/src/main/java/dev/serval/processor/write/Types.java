package dev.serval.processor.write;

import dev.serval.processor.model.JavaType;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;
import java.util.List;
import java.util.stream.Collectors;

/// Types as Java source, imported as they are written.
public final class Types {
  private Types() {}

  /// The type as a variable is declared with it: `int`, `List<Todo>`.
  public static String of(JavaSource file, ModelType type) {
    return type instanceof Scalar scalar && scalar.primitive()
        ? scalar.kind().primitive()
        : boxed(file, type);
  }

  /// The type as an argument of another one: `Integer`, `List<Todo>`.
  public static String boxed(JavaSource file, ModelType type) {
    return switch (type) {
      case Scalar scalar -> scalar(file, scalar.kind());
      case ModelType.Sequence sequence ->
          generic(file.type(sequence.kind().javaType()), file, List.of(sequence.element()));
      case ModelType.Array array -> of(file, array.element().type()) + "[]";
      case ModelType.Mapping map ->
          generic(file.type("java.util.Map"), file, List.of(map.key(), map.value()));
      case ModelType.Maybe maybe ->
          generic(file.type("java.util.Optional"), file, List.of(maybe.element()));
      case ModelType.PatchOf patch ->
          generic(file.type("dev.serval.json.Patch"), file, List.of(patch.element()));
      case ModelType.Named named -> generic(file.type(named.name()), file, named.arguments());
      case ModelType.Variable variable -> variable.name();
      case ModelType.Custom custom -> of(file, custom.javaType());
    };
  }

  /// The type of something that may be null: `@Nullable Todo`, `byte @Nullable []`, `Map.@Nullable
  /// Entry<K, V>`.
  public static String nullable(JavaSource file, ModelType type) {
    String annotation = "@" + file.type("org.jspecify.annotations.Nullable") + " ";
    String text = boxed(file, type);
    int array = text.indexOf("[]");
    if (array >= 0 && text.indexOf('<') < 0) {
      return text.substring(0, array) + " " + annotation + text.substring(array);
    }
    int arguments = text.indexOf('<');
    int dot = text.lastIndexOf('.', arguments < 0 ? text.length() : arguments);
    return text.substring(0, dot + 1) + annotation + text.substring(dot + 1);
  }

  static String scalar(JavaSource file, ScalarKind kind) {
    return kind == ScalarKind.BYTES ? "byte[]" : file.type(kind.boxed());
  }

  private static String generic(String name, JavaSource file, List<TypeUse> arguments) {
    if (arguments.isEmpty()) {
      return name;
    }
    return arguments.stream()
        .map(use -> boxed(file, use.type()))
        .collect(Collectors.joining(", ", name + "<", ">"));
  }

  /// A type as it is declared somewhere in the program.
  static String of(JavaSource file, JavaType type) {
    return switch (type) {
      case JavaType.OfClass of ->
          of.arguments().isEmpty()
              ? file.type(of.name())
              : of.arguments().stream()
                  .map(argument -> of(file, argument))
                  .collect(Collectors.joining(", ", file.type(of.name()) + "<", ">"));
      case JavaType.ArrayOf array -> of(file, array.element()) + "[]";
      case JavaType.Wildcard wildcard ->
          "? " + wildcard.keyword() + " " + of(file, wildcard.bound());
      case JavaType.Word word -> word.simple();
    };
  }
}
