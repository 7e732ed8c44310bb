package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ColumnModel;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.NamedKind;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Finds out how a column becomes a value of a type.
///
/// The order: one of Java's own scalars, an enum, what makes itself of a text, a list of those; all
/// else that JSON carries is JSON. A codec on a component is for JSON, and changes no column that
/// is none.
final class ColumnReader {
  private static final String CODEC = "dev.serval.Codec";
  private static final String CONVERT = "dev.serval.Convert";
  private static final String LIST = "java.util.List";
  private static final String SET = "java.util.Set";
  private static final String MAP = "java.util.Map";

  private final Javac javac;
  private final ModelReader models;
  private final TextReader texts;
  private final CodecReader codecs;

  /// @param packageName the package that generated code will be in
  ColumnReader(Javac javac, ModelReader models, String packageName) {
    this.javac = javac;
    this.models = models;
    this.texts = new TextReader(javac, packageName);
    this.codecs = new CodecReader(javac);
  }

  private static boolean hasCodec(RecordComponentElement component) {
    return Annotations.find(Annotations.declared(component), CODEC).isPresent();
  }

  /// Reads the type of a component; null when no column becomes it, which is reported.
  ///
  /// @param type its type, or the type inside its `Optional`
  @Nullable ColumnModel read(RecordComponentElement component, TypeMirror type) {
    if (Annotations.find(Annotations.declared(component), CONVERT).isPresent()) {
      return refuse(
          component,
          "`@Convert`, which is for texts of a request, on `" + Names.shown(type) + "`",
          "no `@Convert`, and a type with a static `of(String)` for a text, or `@Codec` for JSON");
    }
    String name = Javac.qualifiedName(type);
    if (name.equals(LIST) || name.equals(SET)) {
      return several(component, (DeclaredType) type, name.equals(SET));
    }
    if (name.equals(MAP)) {
      return json(component, type);
    }
    return single(component, type);
  }

  private @Nullable ColumnModel several(
      RecordComponentElement component, DeclaredType type, boolean unique) {
    if (type.getTypeArguments().isEmpty()) {
      return refuse(component, type, "`" + Names.shown(type) + "<String>`, for instance");
    }
    TypeMirror element = type.getTypeArguments().getFirst();
    if (element.getKind() == TypeKind.ERROR) {
      return null;
    }
    if (isJson(component, element)) {
      return json(component, type);
    }
    if (Nullness.isNullable(element.getAnnotationMirrors())) {
      return refuse(
          component,
          type,
          "`"
              + Names.shown(type)
              + "` without `@Nullable` inside, and `array_remove(…, null)` in the SQL");
    }
    ColumnModel read = single(component, element);
    return read == null ? null : new ColumnModel.Several(unique, read);
  }

  /// Whether an element of a list has no column, so that the list is JSON as a whole.
  private boolean isJson(RecordComponentElement component, TypeMirror element) {
    ScalarKind scalar = ScalarKind.of(Names.erasedName(element));
    if (scalar != null || !(element instanceof DeclaredType type)) {
      return scalar == ScalarKind.VALUE || scalar == null && hasCodec(component);
    }
    TypeElement declaration = (TypeElement) type.asElement();
    NamedKind kind = TypeReader.kind(declaration);
    boolean container = List.of(LIST, SET, MAP).contains(Javac.qualifiedName(type));
    return container
        || kind == NamedKind.RECORD
        || kind == NamedKind.SEALED
        || hasOwnCodec(declaration) && kind == NamedKind.ENUM
        || hasCodec(component, declaration) && kind == null && factory(declaration) == null;
  }

  private @Nullable ColumnModel single(RecordComponentElement component, TypeMirror type) {
    ScalarKind scalar = ScalarKind.of(Names.erasedName(type));
    if (scalar != null) {
      return scalar(component, type, scalar);
    }
    return switch (type.getKind()) {
      case ERROR -> null; // javac says that there is no such type
      case ARRAY -> array(component, (ArrayType) type);
      case DECLARED -> declared(component, (DeclaredType) type);
      default -> refuse(component, type, "the type that is meant");
    };
  }

  private @Nullable ColumnModel array(RecordComponentElement component, ArrayType type) {
    return hasCodec(component)
        ? json(component, type)
        : refuse(component, type, "`List<" + Names.shown(boxed(type.getComponentType())) + ">`");
  }

  private @Nullable ColumnModel scalar(
      RecordComponentElement component, TypeMirror type, ScalarKind kind) {
    new Nullness(javac).check(component, type, Annotations.of(component, type));
    return switch (kind) {
      case VALUE -> json(component, type);
      case ZONED_DATE_TIME ->
          refuse(
              component,
              type,
              "`OffsetDateTime` or `Instant`: a `timestamptz` keeps no zone; and a `ZoneId` of a"
                  + " column of its own where it matters");
      default -> new ColumnModel.Scalar(kind, type.getKind().isPrimitive());
    };
  }

  private @Nullable ColumnModel declared(RecordComponentElement component, DeclaredType type) {
    TypeElement declaration = (TypeElement) type.asElement();
    NamedKind kind = TypeReader.kind(declaration);
    if (kind == NamedKind.ENUM && !hasOwnCodec(declaration)) {
      boolean read = models.types().readPlain(component, type) != null;
      return read ? new ColumnModel.EnumText(Names.of(declaration)) : null;
    }
    if (kind != null) {
      return json(component, type);
    }
    String hint = Hints.instead(declaration.getQualifiedName().toString());
    boolean precise = !hint.isEmpty() && !hint.startsWith("use a type of the table");
    if (precise && !hasCodec(component, declaration)) {
      return refuse(component, type, hint.substring("use ".length()));
    }
    String factory = type.getTypeArguments().isEmpty() ? factory(declaration) : null;
    if (factory != null) {
      return new ColumnModel.Made(Names.of(declaration), factory);
    }
    return hasCodec(component, declaration)
        ? json(component, type)
        : refuse(component, type, instead(declaration));
  }

  /// What makes one of a text, and throws nothing that generated code had to catch.
  private @Nullable String factory(TypeElement declaration) {
    String factory = texts.factoryOf(declaration);
    if (factory == null) {
      return null;
    }
    List<ExecutableElement> named =
        factory.isEmpty()
            ? ElementFilter.constructorsIn(declaration.getEnclosedElements())
            : ElementFilter.methodsIn(declaration.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(factory))
                .toList();
    return named.stream().filter(texts::takesOneText).allMatch(this::isUnchecked) ? factory : null;
  }

  private boolean isUnchecked(ExecutableElement executable) {
    return executable.getThrownTypes().stream()
        .allMatch(thrown -> isSubtype(thrown, "RuntimeException") || isSubtype(thrown, "Error"));
  }

  private boolean isSubtype(TypeMirror type, String name) {
    TypeElement parent = javac.elements().getTypeElement("java.lang." + name);
    return parent != null && javac.types().isSubtype(type, parent.asType());
  }

  private boolean hasCodec(RecordComponentElement component, TypeElement declaration) {
    return hasCodec(component) || hasOwnCodec(declaration);
  }

  private boolean hasOwnCodec(TypeElement declaration) {
    return javac.annotation(declaration, CODEC).isPresent()
        || codecs.found(Names.of(declaration)) != null;
  }

  /// By the codec of the type; null when there is none, which is reported.
  private @Nullable ColumnModel json(RecordComponentElement component, TypeMirror type) {
    boolean whole = javac.types().isSameType(type, component.asType());
    if (!whole && hasCodec(component)) {
      return refuse(
          component,
          component.asType(),
          "`@Nullable " + Names.shown(type) + "`, which `@Codec` is for as a whole");
    }
    TypeUse use =
        whole ? models.types().read(component, type) : models.types().readArgument(component, type);
    ModelType model = use == null ? null : use.type();
    return model == null ? null : new ColumnModel.Json(model);
  }

  private TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive
        ? javac.types().boxedClass(primitive).asType()
        : type;
  }

  private static String instead(TypeElement type) {
    String name = type.getSimpleName().toString();
    String qualified = type.getQualifiedName().toString();
    if (qualified.equals("java.util.Optional")) {
      return "one `Optional`, or a component that may be empty";
    }
    if (qualified.startsWith("java.util.") && !type.getTypeParameters().isEmpty()) {
      return "`List`, `Set` or `Map`";
    }
    return (qualified.startsWith("java.") || type.getKind() == ElementKind.INTERFACE
            ? ""
            : "a static `of(String)` in `" + name + "` for a text; ")
        + "a record, or `@Codec` with a `JsonCodec<"
        + name
        + ">`, for JSON";
  }

  /// Says that no column becomes a type; returns null.
  @Nullable ColumnModel refuse(RecordComponentElement component, TypeMirror type, String instead) {
    return refuse(component, "`" + Names.shown(type) + "`", instead);
  }

  private @Nullable ColumnModel refuse(
      RecordComponentElement component, String found, String instead) {
    javac
        .problems()
        .report(
            Diagnostic.UNSUPPORTED_COLUMN,
            javac.place(component),
            "a scalar, an enum, a type made of one `String`, a `List` or `Set` of them, a record"
                + " with `@Row`, or what JSON carries",
            found,
            instead);
    return null;
  }
}
