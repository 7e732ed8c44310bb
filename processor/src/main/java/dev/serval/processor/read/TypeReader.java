package dev.serval.processor.read;

import dev.serval.processor.check.ConstraintFit;
import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Constraint;
import dev.serval.processor.model.ConstraintKind;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Named;
import dev.serval.processor.model.ModelType.NamedKind;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ModelType.SequenceKind;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// From a type as javac knows it to a `ModelType`: what JSON makes of it, where null is allowed,
/// what is demanded.
///
/// Null is allowed where an annotation named `Nullable` says so, whoever declares it, and nowhere
/// else. Every record, enum and sealed interface that is reached is handed to the `ModelReader`,
/// which has codecs generated for them.
public final class TypeReader {
  private static final String CODEC = "dev.serval.Codec";

  private final Javac javac;
  private final ModelReader models;
  private final ConstraintReader constraints;
  private final CodecReader codecs;
  private final Nullness nullness;

  TypeReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
    this.constraints = new ConstraintReader(javac);
    this.codecs = new CodecReader(javac);
    this.nullness = new Nullness(javac);
  }

  /// Reads the type of a parameter, a record component, or the result of a method.
  ///
  /// Returns null when JSON cannot carry it; then the fault is already reported, or javac reports
  /// it.
  ///
  /// @param element the parameter, component or method, where messages stand
  /// @param type its type, or the result's
  public @Nullable TypeUse read(Element element, TypeMirror type) {
    return use(element, type, Annotations.of(element, type));
  }

  /// Reads a type that stands in the program without a declaration of its own, such as the argument
  /// of `Created<T>`.
  public @Nullable TypeUse readArgument(Element element, TypeMirror type) {
    return use(element, type, List.copyOf(type.getAnnotationMirrors()));
  }

  /// Reads a type whose annotations the caller reads.
  @Nullable TypeUse readPlain(Element element, TypeMirror type) {
    return use(element, type, List.of());
  }

  /// The scalar that a type is, null for any other; nothing is reported.
  public static @Nullable Scalar scalar(TypeMirror type) {
    ScalarKind kind = ScalarKind.of(Names.erasedName(type));
    return kind == null ? null : new Scalar(kind, type.getKind().isPrimitive());
  }

  /// Whether a class, by its qualified name, holds other values: a collection or an `Optional`.
  static boolean isContainer(String name) {
    return name.equals("java.util.Optional")
        || Arrays.stream(SequenceKind.values()).anyMatch(kind -> kind.javaType().equals(name));
  }

  /// Whether an annotation named `Nullable` stands on a declaration or on its type.
  public boolean nullable(Element element, TypeMirror type) {
    return Nullness.isNullable(Annotations.of(element, type));
  }

  private @Nullable TypeUse use(
      Element element, TypeMirror type, List<AnnotationMirror> annotations) {
    ModelType model = model(element, type, annotations);
    if (model == null) {
      return null;
    }
    List<Constraint> demanded = constraints.read(element, annotations, type);
    boolean notNull = demanded.stream().anyMatch(c -> c.kind() == ConstraintKind.NOT_NULL);
    TypeUse use = new TypeUse(model, Nullness.isNullable(annotations) && !notNull, demanded);
    nullness.check(element, type, annotations);
    ConstraintFit.check(use, javac.problems());
    return use;
  }

  private @Nullable ModelType model(
      Element element, TypeMirror type, List<AnnotationMirror> annotations) {
    Optional<AnnotationMirror> codec = Annotations.find(annotations, CODEC);
    if (codec.isPresent()) {
      return codecs.demanded(element, type, codec.get());
    }
    Scalar scalar = scalar(type);
    if (scalar != null) {
      return scalar;
    }
    return switch (type.getKind()) {
      case ARRAY -> array(element, (ArrayType) type);
      case DECLARED -> declared(element, (DeclaredType) type);
      case TYPEVAR ->
          models.inScope(Names.erasedName(type))
              ? new ModelType.Variable(Names.erasedName(type))
              : unsupported(
                  element, type, "a type without open parameters", "name the type itself");
      case WILDCARD ->
          unsupported(
              element, type, "a type argument that can be read", "write the type without `?`");
      case ERROR -> null;
      default -> unsupported(element, type, "a type with a value", "return or take a value");
    };
  }

  private @Nullable ModelType array(Element element, ArrayType type) {
    TypeUse inner = use(element, type.getComponentType(), Annotations.ofElement(element, type));
    if (inner == null) {
      return null;
    }
    boolean simple =
        switch (inner.type()) {
          case Scalar _, ModelType.Array _ -> true;
          case Named named -> named.arguments().isEmpty();
          default -> false;
        };
    if (!simple) {
      return unsupported(
          element,
          type,
          "an array of scalars, enums, records or arrays",
          "use `List<" + Names.shown(type.getComponentType()) + ">`");
    }
    return new ModelType.Array(inner);
  }

  private @Nullable ModelType declared(Element element, DeclaredType type) {
    TypeElement declaration = (TypeElement) type.asElement();
    String name = declaration.getQualifiedName().toString();
    for (SequenceKind kind : SequenceKind.values()) {
      if (kind.javaType().equals(name)) {
        TypeUse inner = argument(element, type, 0);
        return inner == null ? null : new ModelType.Sequence(kind, inner);
      }
    }
    return switch (name) {
      case "java.util.Map" -> mapping(element, type);
      case "java.util.Optional" -> {
        TypeUse inner = argument(element, type, 0);
        yield inner == null ? null : new ModelType.Maybe(inner);
      }
      case "dev.serval.json.Patch" -> {
        TypeUse inner = argument(element, type, 0);
        yield inner == null ? null : new ModelType.PatchOf(inner);
      }
      default -> named(element, type, declaration);
    };
  }

  private @Nullable TypeUse argument(Element element, DeclaredType type, int index) {
    if (type.getTypeArguments().isEmpty()) {
      unsupported(
          element, type, "a type argument", "write `" + simple(type) + "<String>`, for instance");
      return null;
    }
    return readArgument(element, type.getTypeArguments().get(index));
  }

  private @Nullable ModelType mapping(Element element, DeclaredType type) {
    TypeUse key = argument(element, type, 0);
    TypeUse value = key == null ? null : argument(element, type, 1);
    if (key == null || value == null) {
      return null;
    }
    boolean text =
        switch (key.type()) {
          case Scalar scalar -> scalar.kind().isText();
          case Named named -> named.kind() == NamedKind.ENUM;
          default -> false;
        };
    if (!text || key.nullable()) {
      return unsupported(
          element,
          type,
          "a key that is a member name: a string, number, enum, UUID or date",
          "use `Map<String, …>`, or a list of records");
    }
    return new ModelType.Mapping(key, value);
  }

  private @Nullable ModelType named(Element element, DeclaredType type, TypeElement declaration) {
    Optional<AnnotationMirror> codec = javac.annotation(declaration, CODEC);
    if (codec.isPresent()) {
      return codecs.demanded(element, type, codec.get());
    }
    NamedKind kind = kind(declaration);
    ClassName name = Names.of(declaration);
    ModelType handWritten = type.getTypeArguments().isEmpty() ? codecs.found(name) : null;
    if (handWritten != null) {
      return handWritten;
    }
    if (kind == null) {
      String hint = Hints.instead(declaration.getQualifiedName().toString());
      return hint.isEmpty()
          ? codecs.missing(element, declaration)
          : unsupported(element, type, "a type with one meaning in JSON", hint);
    }
    if (kind == NamedKind.SEALED && !declaration.getTypeParameters().isEmpty()) {
      return unsupported(
          element,
          type,
          "a sealed interface without type parameters",
          "declare one sealed interface per type, or a generic record");
    }
    if (declaration.getTypeParameters().size() != type.getTypeArguments().size()) {
      return unsupported(
          element, type, "type arguments", "write `" + simple(type) + "<…>` with its arguments");
    }
    if (Names.hidden(declaration)) {
      javac
          .problems()
          .report(
              Diagnostic.TYPE_NOT_ACCESSIBLE,
              javac.place(element),
              "a type that its codec, in the same package, can use",
              "`" + name.nestedName() + "` is private, or inside a private class or a method",
              "drop `private`, or move the type out");
      return null;
    }
    List<TypeUse> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      TypeUse use = readArgument(element, argument);
      if (use == null) {
        return null;
      }
      arguments.add(use);
    }
    models.reach(element, declaration);
    return new Named(name, kind, name.schemaName(), arguments);
  }

  /// What kind of codec is generated for a class, null for none.
  static @Nullable NamedKind kind(TypeElement declaration) {
    if (declaration.getKind() == ElementKind.RECORD) {
      return NamedKind.RECORD;
    }
    if (declaration.getKind() == ElementKind.ENUM) {
      return NamedKind.ENUM;
    }
    boolean sealed =
        declaration.getKind() == ElementKind.INTERFACE
            && declaration.getModifiers().contains(Modifier.SEALED);
    return sealed ? NamedKind.SEALED : null;
  }

  private @Nullable ModelType unsupported(
      Element element, TypeMirror type, String expected, String instead) {
    javac
        .problems()
        .report(
            Diagnostic.UNSUPPORTED_TYPE,
            javac.place(element),
            expected,
            "`" + Names.shown(type) + "`",
            instead);
    return null;
  }

  private static String simple(TypeMirror type) {
    return Names.javaType(type).simple();
  }
}
