package dev.serval.processor.read;

import dev.serval.json.JsonException;
import dev.serval.json.JsonValue;
import dev.serval.processor.check.DefaultFit;
import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.Definition.EnumConstant;
import dev.serval.processor.model.Description;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.TypeUse;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// Reads what is said of a parameter or component: its doc comment, `@Example` and `@Deprecated`.
final class DescriptionReader {
  private static final String EXAMPLE = "dev.serval.Example";

  private final Javac javac;

  DescriptionReader(Javac javac) {
    this.javac = javac;
  }

  /// @param use its type
  /// @param made whether it is made of one text by a class of the program
  /// @param text what the doc comment says of it
  Description read(Element element, TypeUse use, boolean made, String text) {
    List<AnnotationMirror> declared = Annotations.declared(element);
    String example =
        Annotations.find(declared, EXAMPLE)
            .map(mirror -> example(element, mirror, inside(use), made))
            .orElse(null);
    return new Description(
        text, example, Annotations.find(declared, "java.lang.Deprecated").isPresent());
  }

  /// The type of what is there if anything is.
  private static TypeUse inside(TypeUse use) {
    boolean maybe =
        use.type() instanceof ModelType.Maybe || use.type() instanceof ModelType.PatchOf;
    return maybe ? inside(use.inner().getFirst()) : use;
  }

  private @Nullable String example(
      Element element, AnnotationMirror mirror, TypeUse use, boolean made) {
    String text = javac.text(mirror, "value");
    Place place = javac.place(element, mirror);
    if (made && use.type() instanceof ModelType.Custom) {
      return Defaults.quoted(text);
    }
    if (use.type() instanceof ModelType.Scalar scalar && scalar.kind().isText()) {
      DefaultValue value = Defaults.parse(scalar.kind(), text);
      if (value == null) {
        report(
            place,
            "a value of `" + scalar.kind().boxed().replaceAll(".*\\.", "") + "`",
            text,
            "`@Example(\"" + Defaults.example(scalar.kind()) + "\")`, for instance");
        return null;
      }
      return DefaultFit.checkExample(value, use, place, javac.problems()) ? value.json() : null;
    }
    if (use.type() instanceof ModelType.Named named && named.kind() == ModelType.NamedKind.ENUM) {
      return constant(named, text, place);
    }
    return json(text, place);
  }

  private @Nullable String constant(ModelType.Named named, String text, Place place) {
    TypeElement type = javac.elements().getTypeElement(named.name().qualified());
    List<String> all =
        type == null
            ? List.of()
            : DefinitionReader.constants(javac, type).stream().map(EnumConstant::wire).toList();
    if (all.contains(text)) {
      return Defaults.quoted(text);
    }
    report(
        place,
        all.stream().collect(Collectors.joining(", ", "one of ", "")),
        text,
        all.isEmpty() ? "an enum with constants" : "`@Example(\"" + all.getFirst() + "\")`");
    return null;
  }

  private @Nullable String json(String text, Place place) {
    try {
      return JsonValue.parse(text).toString();
    } catch (JsonException malformed) {
      report(
          place,
          "JSON, since no single text stands for this type",
          text,
          "`@Example(\"[1, 2]\")` or `@Example(\"{\\\"title\\\":\\\"tea\\\"}\")`, for instance");
      return null;
    }
  }

  private void report(Place place, String expected, String text, String instead) {
    javac
        .problems()
        .report(Diagnostic.EXAMPLE_DOES_NOT_FIT, place, expected, "\"" + text + "\"", instead);
  }
}
