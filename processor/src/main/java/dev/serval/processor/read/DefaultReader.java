package dev.serval.processor.read;

import dev.serval.processor.check.DefaultFit;
import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.Definition.EnumConstant;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.TypeUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// Reads `@Default` of a parameter or component: the text is parsed and checked as the type it is a
/// default of.
public final class DefaultReader {
  private static final String DEFAULT = "dev.serval.Default";

  private final Javac javac;

  public DefaultReader(Javac javac) {
    this.javac = javac;
  }

  /// Whether a declaration has a default, right or wrong.
  public static boolean isPresent(Element element) {
    return Annotations.find(Annotations.declared(element), DEFAULT).isPresent();
  }

  /// The default of a declaration; null when it has none, or a wrong one, which is reported.
  public @Nullable DefaultValue read(Element element, TypeUse use) {
    Optional<AnnotationMirror> mirror = Annotations.find(Annotations.declared(element), DEFAULT);
    if (mirror.isEmpty()) {
      return null;
    }
    String text = javac.text(mirror.get(), "value");
    Place place = javac.place(element, mirror.get());
    DefaultValue value =
        switch (use.type()) {
          case ModelType.Scalar scalar -> Defaults.parse(scalar.kind(), text);
          case ModelType.Named named when named.kind() == ModelType.NamedKind.ENUM ->
              constant(named, text, place);
          default -> null;
        };
    if (value == null) {
      if (!(use.type() instanceof ModelType.Named)) {
        report(place, expected(use), text, example(use));
      }
      return null;
    }
    return DefaultFit.check(value, use, place, javac.problems()) ? value : null;
  }

  private @Nullable DefaultValue constant(ModelType.Named named, String text, Place place) {
    TypeElement type = javac.elements().getTypeElement(named.name().qualified());
    List<EnumConstant> constants =
        type == null ? List.of() : DefinitionReader.constants(javac, type);
    for (EnumConstant constant : constants) {
      if (constant.wire().equals(text) || constant.aliases().contains(text)) {
        return new DefaultValue(
            dev.serval.processor.model.ScalarKind.STRING,
            constant.name(),
            Defaults.quoted(constant.wire()),
            named.name());
      }
    }
    String all = constants.stream().map(EnumConstant::wire).collect(Collectors.joining(", "));
    report(
        place,
        "one of " + all,
        text,
        constants.isEmpty()
            ? "an enum with constants"
            : "`@Default(\"" + constants.getFirst().wire() + "\")`");
    return null;
  }

  private void report(Place place, String expected, String text, String instead) {
    javac
        .problems()
        .report(Diagnostic.DEFAULT_DOES_NOT_PARSE, place, expected, "\"" + text + "\"", instead);
  }

  private static String expected(TypeUse use) {
    return use.type() instanceof ModelType.Scalar scalar && scalar.kind().isText()
        ? "a value of `" + shown(scalar) + "`"
        : "a type that one text can stand for";
  }

  private static String shown(ModelType.Scalar scalar) {
    return scalar.primitive()
        ? scalar.kind().primitive()
        : scalar.kind().boxed().replaceAll(".*\\.", "");
  }

  private static String example(TypeUse use) {
    if (!(use.type() instanceof ModelType.Scalar scalar) || !scalar.kind().isText()) {
      return "`@Nullable` or `Optional`, and the default in the code";
    }
    return "`@Default(\"" + Defaults.example(scalar.kind()) + "\")`, for instance";
  }
}
