package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.check.Spelling;
import dev.serval.processor.model.ArgumentValue;
import dev.serval.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  ArgumentReader(Javac javac) {
    this.javac = javac;
  }

  /// Reads one; null when the annotation has no such element, or one of another type, which is
  /// reported.
  @Nullable ParameterModel read(
      VariableElement parameter, AnnotationMirror argument, @Nullable DependencyUse use) {
    String written = javac.text(argument, "value");
    String name = written.isEmpty() ? parameter.getSimpleName().toString() : written;
    Optional<ExecutableElement> element = use == null ? Optional.empty() : element(use, name);
    if (use == null || element.isEmpty()) {
      return refuse(parameter, argument, name, use);
    }
    TypeMirror type = element.get().getReturnType();
    ArgumentValue value = value(use, element.get(), type);
    if (value == null || !javac.types().isAssignable(type, parameter.asType())) {
      report(
          parameter,
          argument,
          "a parameter of the element's type, `" + Names.shown(type) + "`",
          "`" + Names.shown(parameter.asType()) + " " + parameter.getSimpleName() + "`",
          "`@Argument " + Names.shown(type) + " " + parameter.getSimpleName() + "`");
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

  private @Nullable ArgumentValue value(
      DependencyUse use, ExecutableElement element, TypeMirror type) {
    Elements elements = javac.elements();
    for (var entry : elements.getElementValuesWithDefaults(use.written()).entrySet()) {
      if (entry.getKey().equals(element)) {
        return value(entry.getValue(), type);
      }
    }
    return null;
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
