package dev.serval.processor.read;

import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.JavaType;
import dev.serval.processor.model.ModelType.CustomSchema;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// What classes and types are called, and who can reach them.
final class Names {
  private Names() {}

  static ClassName of(TypeElement type) {
    String nested = type.getSimpleName().toString();
    Element outer = type.getEnclosingElement();
    while (outer instanceof TypeElement owner) {
      nested = owner.getSimpleName() + "." + nested;
      outer = owner.getEnclosingElement();
    }
    String in = outer instanceof PackageElement names ? names.getQualifiedName().toString() : "";
    return new ClassName(in, nested);
  }

  /// A type without annotations.
  static JavaType javaType(TypeMirror type) {
    return switch (type) {
      case DeclaredType declared ->
          new JavaType.OfClass(
              of((TypeElement) declared.asElement()),
              declared.getTypeArguments().stream().map(Names::javaType).toList());
      case ArrayType array -> new JavaType.ArrayOf(javaType(array.getComponentType()));
      case WildcardType wildcard -> wildcard(wildcard);
      default -> new JavaType.Word(erasedName(type));
    };
  }

  private static JavaType wildcard(WildcardType type) {
    TypeMirror upper = type.getExtendsBound();
    TypeMirror lower = type.getSuperBound();
    if (upper != null) {
      return new JavaType.Wildcard("extends", javaType(upper));
    }
    return lower == null ? new JavaType.Word("?") : new JavaType.Wildcard("super", javaType(lower));
  }

  /// A type as a message shows it: `List<Todo>`.
  static String shown(TypeMirror type) {
    return javaType(type).shown();
  }

  /// The name without annotations and arguments: `int`, `byte[]`, `java.util.List`, `T`.
  static String erasedName(TypeMirror type) {
    return switch (type) {
      case PrimitiveType primitive -> primitive.getKind().name().toLowerCase(java.util.Locale.ROOT);
      case DeclaredType declared ->
          ((TypeElement) declared.asElement()).getQualifiedName().toString();
      case ArrayType array -> erasedName(array.getComponentType()) + "[]";
      case TypeVariable variable -> variable.asElement().getSimpleName().toString();
      default -> type.toString();
    };
  }

  /// Whether a class is out of reach for other classes of its package.
  static boolean hidden(TypeElement type) {
    for (Element at = type; at != null; at = at.getEnclosingElement()) {
      if (at.getKind() == ElementKind.PACKAGE) {
        return false;
      }
      boolean reachable = at.getKind().isClass() || at.getKind().isInterface();
      if (!reachable || at.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return true;
  }

  /// Whether other packages can use a class.
  static boolean visible(TypeElement type) {
    for (Element at = type; at != null; at = at.getEnclosingElement()) {
      if (at.getKind() == ElementKind.PACKAGE) {
        return true;
      }
      boolean memberOfInterface =
          at.getEnclosingElement() != null && at.getEnclosingElement().getKind().isInterface();
      if (!memberOfInterface && !at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return false;
  }

  /// Whether a codec written by hand offers a constant `INSTANCE`.
  static boolean hasInstance(TypeElement codec) {
    return !constantType(codec, "INSTANCE").isEmpty();
  }

  /// What a codec written by hand says about its schema.
  static CustomSchema schema(TypeElement codec) {
    return switch (constantType(codec, "SCHEMA")) {
      case "dev.serval.openapi.Schema" -> CustomSchema.SCHEMA;
      case "dev.serval.openapi.SchemaComponent" -> CustomSchema.COMPONENT;
      default -> CustomSchema.NONE;
    };
  }

  /// The type of a static field that is not private, empty when there is none of that name.
  private static String constantType(TypeElement type, String name) {
    for (Element field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals(name)
          && field.getModifiers().contains(Modifier.STATIC)
          && !field.getModifiers().contains(Modifier.PRIVATE)) {
        return erasedName(field.asType());
      }
    }
    return "";
  }

  /// Whether a class can be made with `new` and nothing else.
  static boolean hasPlainConstructor(TypeElement type) {
    return !type.getModifiers().contains(Modifier.ABSTRACT)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(constructor ->
                constructor.getParameters().isEmpty()
                    && !constructor.getModifiers().contains(Modifier.PRIVATE));
  }

  /// The argument that a class gives to a generic interface it implements; null when it does not,
  /// or names none.
  static @Nullable TypeMirror argumentOf(Javac javac, TypeMirror type, String generic) {
    if (Javac.qualifiedName(type).equals(generic)) {
      List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
      return arguments.isEmpty() ? null : arguments.getFirst();
    }
    for (TypeMirror parent : javac.types().directSupertypes(type)) {
      TypeMirror found = argumentOf(javac, parent, generic);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
