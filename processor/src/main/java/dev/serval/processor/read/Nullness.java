package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;

/// Where null is allowed: where an annotation named `Nullable` says so, whoever declares it.
final class Nullness {
  private final Javac javac;

  Nullness(Javac javac) {
    this.javac = javac;
  }

  /// Whether an annotation named `Nullable` is among them.
  static boolean isNullable(List<? extends AnnotationMirror> annotations) {
    return annotations.stream()
        .anyMatch(mirror ->
            mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
  }

  /// Refuses null where Java has no place for it: the value would silently be 0.
  ///
  /// @param element the parameter, component or method, where the message stands
  /// @param type its type, or one inside it
  /// @param annotations those of the type's position
  void check(Element element, TypeMirror type, List<? extends AnnotationMirror> annotations) {
    if (!(type instanceof PrimitiveType primitive) || !isNullable(annotations)) {
      return;
    }
    String name = primitive.getKind().toString().toLowerCase(java.util.Locale.ROOT);
    String boxed = javac.types().boxedClass(primitive).getSimpleName().toString();
    javac
        .problems()
        .report(
            Diagnostic.NULLABLE_PRIMITIVE,
            javac.place(element),
            "a type that has a null, such as `" + boxed + "`",
            "`@Nullable " + name + "`",
            instead(element, name, boxed));
  }

  private static String instead(Element element, String name, String boxed) {
    if (element.asType() instanceof ArrayType) {
      return "`@Nullable "
          + boxed
          + "[]` for elements that may be null, `"
          + name
          + " @Nullable []` for an array that may be";
    }
    return element.getKind() == ElementKind.METHOD
        ? "`@Nullable " + boxed + "` or `Optional<" + boxed + ">`"
        : "`@Nullable " + boxed + "`, `Optional<" + boxed + ">`, or `@Default` and no `@Nullable`";
  }
}
