package dev.serval.processor.write;

import dev.serval.processor.model.ClassName;
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
      case ModelType.Named named -> generic(name(file, named.name()), file, named.arguments());
      case ModelType.Variable variable -> variable.name();
      case ModelType.Custom custom -> qualified(file, custom.javaType());
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

  /// A class, imported where it can be.
  public static String name(JavaSource file, ClassName name) {
    return file.type(name.packageName(), name.nestedName());
  }

  /// The class literal, without type arguments: `List.class`.
  public static String raw(JavaSource file, ModelType type) {
    return of(file, type).replaceAll("<.*>", "") + ".class";
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

  /// A type with arguments, of which each qualified name is imported: `a.b.Box<java.lang.String>`.
  static String qualified(JavaSource file, String type) {
    return java.util.regex.Pattern.compile("[\\w.]+\\.[\\w.]+")
        .matcher(type)
        .replaceAll(name -> java.util.regex.Matcher.quoteReplacement(file.type(name.group())));
  }
}
