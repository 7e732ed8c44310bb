package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.Definition.CheckMethod;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/// Reads the checks of a record over several of its components: methods with `@Check`, and
/// `SelfCheck`.
///
/// A method with Jakarta's `@AssertTrue` that is not the accessor of a component is a check too,
/// because that is how records written for Bean Validation say it.
final class CheckReader {
  private static final String CHECK = "dev.serval.validation.Check";
  private static final String SELF_CHECK = "dev.serval.validation.SelfCheck";
  private static final String ASSERT_TRUE = "jakarta.validation.constraints.AssertTrue";
  private static final String ASSERT_TRUE_MESSAGE = "{" + ASSERT_TRUE + ".message}";

  private final Javac javac;

  CheckReader(Javac javac) {
    this.javac = javac;
  }

  /// The check methods of a record, inherited ones included.
  List<CheckMethod> read(TypeElement type) {
    List<ExecutableElement> accessors =
        type.getRecordComponents().stream().map(RecordComponentElement::getAccessor).toList();
    List<CheckMethod> checks = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(javac.elements().getAllMembers(type))) {
      var check = javac.annotation(method, CHECK);
      var assertTrue = javac.annotation(method, ASSERT_TRUE);
      if (check.isPresent() && fits(method, check.get())) {
        String code = javac.text(check.get(), "code");
        checks.add(
            new CheckMethod(
                method.getSimpleName().toString(),
                code.isEmpty() ? "invalid" : code,
                javac.text(check.get(), "message"),
                javac.text(check.get(), "pointer")));
      } else if (check.isEmpty()
          && assertTrue.isPresent()
          && !accessors.contains(method)
          && fits(method, assertTrue.get())) {
        String message = javac.text(assertTrue.get(), "message");
        checks.add(
            new CheckMethod(
                method.getSimpleName().toString(),
                "assert_true",
                message.equals(ASSERT_TRUE_MESSAGE) ? "must be true" : message,
                ""));
      }
    }
    return checks;
  }

  boolean isSelfCheck(TypeElement type) {
    TypeElement selfCheck = javac.elements().getTypeElement(SELF_CHECK);
    return selfCheck != null && javac.types().isSubtype(type.asType(), selfCheck.asType());
  }

  private boolean fits(ExecutableElement method, AnnotationMirror annotation) {
    boolean bool = method.getReturnType().getKind() == TypeKind.BOOLEAN;
    boolean callable =
        !method.getModifiers().contains(Modifier.PRIVATE)
            && !method.getModifiers().contains(Modifier.STATIC)
            && method.getParameters().isEmpty();
    if (!bool || !callable) {
      String simple = annotation.getAnnotationType().asElement().getSimpleName().toString();
      javac
          .problems()
          .report(
              Diagnostic.CHECK_METHOD,
              javac.place(method, annotation),
              "a `boolean` instance method without parameters that is not private",
              "`" + String.join(" ", shown(method)) + "`",
              "`@" + simple + " boolean " + method.getSimpleName() + "() { … }`");
    }
    return bool && callable;
  }

  private static List<String> shown(ExecutableElement method) {
    List<String> words = new ArrayList<>();
    method.getModifiers().forEach(modifier -> words.add(modifier.toString()));
    words.add(Names.shown(method.getReturnType()));
    String parameters =
        String.join(
            ", ", method.getParameters().stream().map(p -> Names.shown(p.asType())).toList());
    words.add(method.getSimpleName() + "(" + parameters + ")");
    return words;
  }
}
