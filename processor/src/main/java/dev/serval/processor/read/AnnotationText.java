package dev.serval.processor.read;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/// An annotation as a program has it, for messages: `@Size(max = 80)`, without the elements that it
/// leaves to their defaults. A constant is shown by its value.
final class AnnotationText {
  /// Longer ones are named alone: a message quotes what helps to find the place.
  private static final int LONGEST = 80;

  private AnnotationText() {}

  static String of(AnnotationMirror mirror) {
    String name = "@" + mirror.getAnnotationType().asElement().getSimpleName();
    String arguments = arguments(mirror.getElementValues());
    if (arguments.isEmpty()) {
      return name;
    }
    String whole = name + "(" + arguments + ")";
    return whole.length() <= LONGEST ? whole : name + "(…)";
  }

  private static String arguments(
      Map<? extends ExecutableElement, ? extends AnnotationValue> values) {
    return values.entrySet().stream()
        .map(entry -> {
          String name = entry.getKey().getSimpleName().toString();
          String value = text(entry.getValue());
          return values.size() == 1 && name.equals("value") ? value : name + " = " + value;
        })
        .collect(Collectors.joining(", "));
  }

  private static String text(AnnotationValue value) {
    return switch (value.getValue()) {
      case VariableElement constant ->
          Javac.owner(constant).getSimpleName() + "." + constant.getSimpleName();
      case TypeMirror type -> Names.shown(type) + ".class";
      case AnnotationMirror inside -> of(inside);
      case List<?> several -> several(several);
      case Number number -> number.toString();
      default -> value.toString(); // a text, a character or a boolean, as its literal
    };
  }

  private static String several(List<?> values) {
    String all =
        values.stream()
            .map(value -> text((AnnotationValue) value))
            .collect(Collectors.joining(", "));
    return values.size() == 1 ? all : "{" + all + "}";
  }
}
