package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Constraint;
import dev.serval.processor.model.ConstraintKind;
import dev.serval.processor.model.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads the constraints among the annotations of one position.
///
/// Jakarta's are known by their names, so that the processor needs no jar of theirs. A program's
/// own are annotations that carry `dev.serval.validation.Constraint`, or that only bundle other
/// constraints. `@Valid` says nothing here: what is inside is always validated.
final class ConstraintReader {
  private static final String OWN = "dev.serval.validation.Constraint";
  private static final String JAKARTA = "jakarta.validation.Constraint";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");

  private final Javac javac;

  ConstraintReader(Javac javac) {
    this.javac = javac;
  }

  /// Reads the constraints among annotations.
  ///
  /// @param element where messages stand
  /// @param annotations those of one position
  /// @param type the type at that position
  List<Constraint> read(
      Element element, List<? extends AnnotationMirror> annotations, TypeMirror type) {
    List<Constraint> found = new ArrayList<>();
    Set<String> bundles = new HashSet<>();
    for (AnnotationMirror mirror : annotations) {
      add(found, element, mirror, mirror, type, bundles);
    }
    return found;
  }

  private void add(
      List<Constraint> found,
      Element element,
      AnnotationMirror written,
      AnnotationMirror mirror,
      TypeMirror type,
      Set<String> bundles) {
    String name = Javac.name(mirror);
    ConstraintKind kind = ConstraintKind.of(name);
    Place place = javac.place(element, written);
    if (kind != null) {
      if (refusesGroups(mirror, place)) {
        return;
      }
      found.add(constraint(kind, kind.annotation(), kind.code(), mirror, null, place));
      return;
    }
    if (javac.value(mirror, "value") instanceof List<?> inner && !inner.isEmpty()) {
      for (Object value : inner) {
        if (value instanceof AnnotationValue nested
            && nested.getValue() instanceof AnnotationMirror one) {
          add(found, element, written, one, type, bundles);
        }
      }
    }
    addOwn(found, element, written, mirror, type, bundles);
  }

  private void addOwn(
      List<Constraint> found,
      Element element,
      AnnotationMirror written,
      AnnotationMirror mirror,
      TypeMirror type,
      Set<String> bundles) {
    TypeElement annotation = (TypeElement) mirror.getAnnotationType().asElement();
    var own = javac.annotation(annotation, OWN);
    var jakarta = javac.annotation(annotation, JAKARTA);
    if (own.isEmpty() && jakarta.isEmpty()) {
      return;
    }
    Place place = javac.place(element, written);
    if (refusesGroups(mirror, place)) {
      return;
    }
    if (own.isPresent()) {
      Constraint constraint = own(annotation, mirror, own.get(), type, place);
      if (constraint != null) {
        found.add(constraint);
      }
    } else if (javac.value(jakarta.get(), "validatedBy") instanceof List<?> by && !by.isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.CONSTRAINT_VALUE,
              place,
              "a constraint that is checked without a Bean Validation engine",
              "`" + AnnotationText.of(mirror) + "`, which names a ConstraintValidator",
              "put `@dev.serval.validation.Constraint(check = …)` on `@"
                  + annotation.getSimpleName()
                  + "`, with a `ConstraintCheck`");
      return;
    }
    if (bundles.add(annotation.getQualifiedName().toString())) {
      for (AnnotationMirror bundled : annotation.getAnnotationMirrors()) {
        if (!Javac.name(bundled).equals(OWN) && !Javac.name(bundled).equals(JAKARTA)) {
          add(found, element, written, bundled, type, bundles);
        }
      }
    }
  }

  private @Nullable Constraint own(
      TypeElement annotation,
      AnnotationMirror mirror,
      AnnotationMirror own,
      TypeMirror type,
      Place place) {
    if (!(javac.value(own, "check") instanceof DeclaredType check)) {
      return null;
    }
    TypeElement decider = (TypeElement) check.asElement();
    TypeMirror checked = Names.argumentOf(javac, check, "dev.serval.validation.ConstraintCheck");
    TypeMirror boxed =
        type instanceof PrimitiveType primitive
            ? javac.types().boxedClass(primitive).asType()
            : type;
    if (checked == null
        || !javac
            .types()
            .isAssignable(javac.types().erasure(boxed), javac.types().erasure(checked))) {
      javac
          .problems()
          .report(
              Diagnostic.CONSTRAINT_DOES_NOT_FIT,
              place,
              "a value of type `"
                  + (checked == null ? "?" : Names.shown(checked))
                  + "`, which `"
                  + decider.getSimpleName()
                  + "` checks",
              "`" + Names.shown(type) + "`",
              "drop `" + AnnotationText.of(mirror) + "`, or move it to where such a value stands");
      return null;
    }
    if (!Names.hasPlainConstructor(decider) || Names.hidden(decider)) {
      javac
          .problems()
          .report(
              Diagnostic.CONSTRAINT_VALUE,
              place,
              "a check with a constructor without parameters that generated code can call",
              "`" + decider.getSimpleName() + "` has none",
              "`" + decider.getSimpleName() + "() {}`");
      return null;
    }
    ClassName name = Names.of(decider);
    Constraint read =
        constraint(
            ConstraintKind.OWN,
            annotation.getSimpleName().toString(),
            javac.text(own, "code"),
            mirror,
            name,
            place);
    String message = read.message() == null ? javac.text(own, "message") : read.message();
    return new Constraint(
        read.kind(),
        read.annotation(),
        read.written(),
        read.code(),
        message,
        read.values(),
        name,
        place);
  }

  private Constraint constraint(
      ConstraintKind kind,
      String annotation,
      String code,
      AnnotationMirror mirror,
      @Nullable ClassName check,
      Place place) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        javac.elements().getElementValuesWithDefaults(mirror).entrySet()) {
      String name = entry.getKey().getSimpleName().toString();
      switch (entry.getValue().getValue()) {
        case Number number -> values.put(name, number);
        case Boolean flag -> values.put(name, flag);
        case String text when !name.equals("message") -> values.put(name, text);
        case List<?> list when name.equals("flags") -> values.put(name, flags(list));
        default -> {}
      }
    }
    return new Constraint(
        kind,
        annotation,
        AnnotationText.of(mirror),
        code,
        message(mirror, values),
        values,
        check,
        place);
  }

  /// The message that is written at the use, with its placeholders filled; null for the default
  /// one.
  private @Nullable String message(AnnotationMirror mirror, Map<String, Object> values) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals("message")) {
        String text = String.valueOf(entry.getValue().getValue());
        return PLACEHOLDER
            .matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    String.valueOf(values.getOrDefault(found.group(1), found.group()))));
      }
    }
    return null;
  }

  /// The flags of `@Pattern` as `java.util.regex.Pattern` numbers them.
  private static Integer flags(List<?> constants) {
    int flags = 0;
    for (Object constant : constants) {
      if (constant instanceof AnnotationValue value
          && value.getValue() instanceof VariableElement flag) {
        flags |=
            switch (flag.getSimpleName().toString()) {
              case "UNIX_LINES" -> Pattern.UNIX_LINES;
              case "CASE_INSENSITIVE" -> Pattern.CASE_INSENSITIVE;
              case "COMMENTS" -> Pattern.COMMENTS;
              case "MULTILINE" -> Pattern.MULTILINE;
              case "DOTALL" -> Pattern.DOTALL;
              case "UNICODE_CASE" -> Pattern.UNICODE_CASE;
              case "CANON_EQ" -> Pattern.CANON_EQ;
              default -> 0;
            };
      }
    }
    return flags;
  }

  private boolean refusesGroups(AnnotationMirror mirror, Place place) {
    if (javac.value(mirror, "groups") instanceof List<?> groups && !groups.isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.CONSTRAINT_VALUE,
              place,
              "a constraint that always holds",
              "`groups`, which Serval does not have",
              "drop `groups`, and declare one record per use");
      return true;
    }
    return false;
  }
}
