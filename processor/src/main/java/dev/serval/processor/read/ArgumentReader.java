package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.check.Spelling;
import dev.serval.processor.model.ArgumentValue;
import dev.serval.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/// Reads a parameter with `@Argument`: which element of the annotation that led to its provider it
/// takes.
final class ArgumentReader {
  static final String ARGUMENT = "dev.serval.Argument";

  private final Javac javac;
  private final Predicate<TypeMirror> nameable;

  /// @param nameable whether generated code can name a type
  ArgumentReader(Javac javac, Predicate<TypeMirror> nameable) {
    this.javac = javac;
    this.nameable = nameable;
  }

  /// Reads one; null when the annotation has no such element, one of another type, or a value that
  /// generated code cannot name, which is reported.
  @Nullable ParameterModel read(
      VariableElement parameter, AnnotationMirror argument, @Nullable DependencyUse use) {
    String written = javac.text(argument, "value");
    String name = written.isEmpty() ? parameter.getSimpleName().toString() : written;
    Optional<ExecutableElement> element = use == null ? Optional.empty() : element(use, name);
    if (use == null || element.isEmpty()) {
      return refuse(parameter, argument, name, use);
    }
    TypeMirror type = element.get().getReturnType();
    AnnotationValue found = value(use, element.get());
    ArgumentValue value = found == null ? null : value(found, type);
    if (found == null || value == null || !javac.types().isAssignable(type, parameter.asType())) {
      report(
          parameter,
          argument,
          "a parameter of the element's type, `" + Names.shown(type) + "`",
          "`" + Names.shown(parameter.asType()) + " " + parameter.getSimpleName() + "`",
          "`@Argument " + Names.shown(type) + " " + parameter.getSimpleName() + "`");
      return null;
    }
    TypeMirror hidden = hidden(found, type);
    if (hidden != null) {
      reportHidden(parameter, argument, name, hidden);
      return null;
    }
    return new ParameterModel.Argument(
        parameter.getSimpleName().toString(), javac.place(parameter), value);
  }

  private static List<ExecutableElement> elements(DependencyUse use) {
    return ElementFilter.methodsIn(
        use.written().getAnnotationType().asElement().getEnclosedElements());
  }

  private static Optional<ExecutableElement> element(DependencyUse use, String name) {
    return !use.isOwn()
        ? Optional.empty()
        : elements(use).stream().filter(e -> e.getSimpleName().contentEquals(name)).findFirst();
  }

  private @Nullable ParameterModel refuse(
      VariableElement parameter,
      AnnotationMirror argument,
      String name,
      @Nullable DependencyUse use) {
    String found = "a method that no annotation leads to";
    if (use != null) {
      List<String> names =
          elements(use).stream().map(element -> element.getSimpleName().toString()).toList();
      String all = names.isEmpty() ? "no element" : "`" + String.join("`, `", names) + "`";
      found =
          use.isOwn()
              ? "`" + use.shown() + "` with " + all + Spelling.didYouMean(name, names)
              : "`@Depends`, which has none";
    }
    report(
        parameter,
        argument,
        "an annotation with an element `" + name + "` that leads to this method",
        found,
        "`@Depends(…) @interface Needs { "
            + Names.shown(parameter.asType())
            + " "
            + name
            + "(); }`, used in place of `@Depends`");
    return null;
  }

  private void report(
      VariableElement parameter,
      AnnotationMirror argument,
      String expected,
      String found,
      String instead) {
    javac
        .problems()
        .report(Diagnostic.NO_ARGUMENT, javac.place(parameter, argument), expected, found, instead);
  }

  private @Nullable AnnotationValue value(DependencyUse use, ExecutableElement element) {
    Elements elements = javac.elements();
    for (var entry : elements.getElementValuesWithDefaults(use.written()).entrySet()) {
      if (entry.getKey().equals(element)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /// The type that writing a value down would name and cannot; null where there is none.
  private @Nullable TypeMirror hidden(AnnotationValue value, TypeMirror type) {
    TypeMirror hidden = hidden(type);
    if (hidden != null) {
      return hidden;
    }
    if (value.getValue() instanceof TypeMirror named) {
      return hidden(named);
    }
    if (value.getValue() instanceof List<?> several && type instanceof ArrayType array) {
      for (Object each : several) {
        TypeMirror inside = hidden((AnnotationValue) each, array.getComponentType());
        if (inside != null) {
          return inside;
        }
      }
    }
    return null;
  }

  private @Nullable TypeMirror hidden(TypeMirror type) {
    TypeMirror element = type;
    while (element instanceof ArrayType array) {
      element = array.getComponentType();
    }
    TypeMirror erased = javac.types().erasure(element);
    return nameable.test(erased) ? null : erased;
  }

  private void reportHidden(
      VariableElement parameter, AnnotationMirror argument, String name, TypeMirror hidden) {
    String shown = Names.shown(hidden);
    javac
        .problems()
        .report(
            Diagnostic.HIDDEN_ARGUMENT,
            javac.place(parameter, argument),
            "a value whose type the package of the route can name",
            "`" + shown + "` for `" + name + "`, which is private or of another package",
            "`" + shown + "` without `private`, or public where its package is another one");
  }

  private @Nullable ArgumentValue value(AnnotationValue value, TypeMirror type) {
    return switch (value.getValue()) {
      case String text -> new ArgumentValue.Text(text);
      case VariableElement constant ->
          new ArgumentValue.EnumConstant(
              Names.of((javax.lang.model.element.TypeElement) Javac.owner(constant)),
              constant.getSimpleName().toString());
      case TypeMirror named ->
          new ArgumentValue.ClassLiteral(Names.javaType(javac.types().erasure(named)));
      case List<?> several when type instanceof ArrayType array -> several(several, array);
      case Byte _, Short _ ->
          new ArgumentValue.Literal("(" + Names.erasedName(type) + ") " + value.getValue());
      case Character _, Boolean _, Number _ -> new ArgumentValue.Literal(value.toString());
      default -> null; // an annotation in an annotation
    };
  }

  private @Nullable ArgumentValue several(List<?> values, ArrayType type) {
    List<ArgumentValue> read = new ArrayList<>();
    for (Object each : values) {
      ArgumentValue value = value((AnnotationValue) each, type.getComponentType());
      if (value == null) {
        return null;
      }
      read.add(value);
    }
    return new ArgumentValue.Several(
        Names.javaType(javac.types().erasure(type.getComponentType())), read);
  }
}
