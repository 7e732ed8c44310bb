package dev.serval.processor.read;

import dev.serval.processor.check.ConstraintFit;
import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.JavaType;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.SequenceKind;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Shape;
import dev.serval.processor.model.TextType;
import dev.serval.processor.model.TypeUse;
import dev.serval.processor.read.TextHints.Position;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads a parameter, or a component of a model of parameters, that is made of one text or of
/// several.
final class ValueReader {
  private static final ClassName UPLOAD = new ClassName("dev.serval", "Upload");
  private static final ClassName FILE_SCHEMA = new ClassName("dev.serval.openapi", "FileSchema");

  private final Javac javac;
  private final ModelReader models;
  private final TextReader texts;
  private final ConstraintReader constraints;
  private final DefaultReader defaults;
  private final Nullness nullness;

  ValueReader(Javac javac, ModelReader models, TextReader texts) {
    this.javac = javac;
    this.models = models;
    this.texts = texts;
    this.constraints = new ConstraintReader(javac);
    this.defaults = new DefaultReader(javac);
    this.nullness = new Nullness(javac);
  }

  /// A type taken apart: what holds the texts, and the type of each.
  private record Container(Shape shape, TypeMirror inner) {}

  private static @Nullable Container container(TypeMirror type) {
    Shape shape =
        switch (Javac.qualifiedName(type)) {
          case "java.util.Optional" -> Shape.OPTIONAL;
          case "java.util.List",
              "java.util.Collection",
              "java.lang.Iterable",
              "java.util.SequencedCollection" ->
              Shape.LIST;
          case "java.util.Set", "java.util.SequencedSet" -> Shape.SET;
          default -> Shape.SINGLE;
        };
    if (shape == Shape.SINGLE) {
      return new Container(shape, type);
    }
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    return arguments.isEmpty() ? null : new Container(shape, arguments.getFirst());
  }

  /// Whether a type is that of a file of a form, or of several.
  static boolean isFile(TypeMirror type) {
    Container container = container(type);
    return container != null && TextReader.isFile(container.inner());
  }

  /// Whether texts become a type.
  ///
  /// @param records whether a record that is made of a text counts
  boolean isText(Element element, TypeMirror type, boolean records) {
    Container container = container(type);
    if (container == null) {
      return false;
    }
    int before = javac.problems().count();
    return texts.read(element, container.inner(), records) != null
        || javac.problems().count() > before;
  }

  /// Reads one; null when it has a fault, which is reported, or a type that does not exist.
  @Nullable ParameterModel read(
      Element element,
      TypeMirror type,
      ParameterSource source,
      String wireName,
      int pathIndex,
      String description) {
    Container container = container(type);
    TextType text = container == null ? null : texts.read(element, container.inner(), true);
    boolean alwaysOne =
        container != null
            && (source == ParameterSource.PATH || source == ParameterSource.COOKIE)
            && (container.shape() == Shape.LIST || container.shape() == Shape.SET);
    if (alwaysOne && text != null) {
      severalOfOne(element, type, source);
      return null;
    }
    if (container == null || text == null) {
      boolean component = element.getKind() == ElementKind.RECORD_COMPONENT;
      unsupported(element, type, source, component ? Position.COMPONENT : Position.PARAMETER);
      return null;
    }
    if (text instanceof TextType.File && source != ParameterSource.FORM) {
      fileElsewhere(element, source);
      return null;
    }
    TypeUse use = use(element, type, container, text);
    if (source != ParameterSource.PATH) { // there SRV017 says more
      nullness.check(element, type, Annotations.of(element, type));
    }
    boolean made = text instanceof TextType.Made || text instanceof TextType.Converted;
    boolean ownDefault =
        made && container.shape() == Shape.SINGLE && DefaultReader.isPresent(element);
    DefaultValue defaultValue = ownDefault ? null : defaults.read(element, use);
    ParameterModel.Value value =
        new ParameterModel.Value(
            element.getSimpleName().toString(),
            javac.place(element),
            source,
            wireName,
            pathIndex,
            container.shape(),
            text,
            use,
            defaultValue,
            ownDefault ? defaultText(element) : null,
            new DescriptionReader(javac).read(element, use, made, description));
    return source == ParameterSource.PATH && !value.required() ? optionalVariable(value) : value;
  }

  private @Nullable String defaultText(Element element) {
    return Annotations.find(Annotations.declared(element), "dev.serval.Default")
        .map(mirror -> javac.text(mirror, "value"))
        .orElse(null);
  }

  private TypeUse use(Element element, TypeMirror type, Container container, TextType text) {
    List<AnnotationMirror> outer = Annotations.of(element, type);
    if (container.shape() == Shape.SINGLE) {
      return use(element, type, outer, model(element, type, text));
    }
    TypeMirror inner = container.inner();
    TypeUse element1 =
        use(element, inner, List.copyOf(inner.getAnnotationMirrors()), model(element, inner, text));
    ModelType whole =
        switch (container.shape()) {
          case OPTIONAL -> new ModelType.Maybe(element1);
          case SET -> new ModelType.Sequence(SequenceKind.SET, element1);
          case LIST, SINGLE -> new ModelType.Sequence(SequenceKind.LIST, element1);
        };
    return use(element, type, outer, whole);
  }

  private TypeUse use(
      Element element, TypeMirror type, List<AnnotationMirror> annotations, ModelType model) {
    TypeUse use =
        new TypeUse(
            model, Nullness.isNullable(annotations), constraints.read(element, annotations, type));
    ConstraintFit.check(use, javac.problems());
    return use;
  }

  private ModelType model(Element element, TypeMirror type, TextType text) {
    return switch (text) {
      case TextType.Plain plain -> new ModelType.Scalar(plain.kind(), plain.primitive());
      case TextType.EnumText names -> {
        ModelType read =
            new ModelType.Custom(
                JavaType.of(names.name()), names.name(), false, ModelType.CustomSchema.NONE);
        TypeUse known = models.types().readPlain(element, type);
        yield known == null ? read : known.type();
      }
      case TextType.File _ ->
          new ModelType.Custom(
              JavaType.of(UPLOAD), FILE_SCHEMA, false, ModelType.CustomSchema.SCHEMA);
      case TextType.Made made ->
          new ModelType.Custom(
              JavaType.of(made.name()), made.name(), false, ModelType.CustomSchema.NONE);
      case TextType.Converted converted ->
          new ModelType.Custom(
              converted.javaType(), converted.converter(), false, ModelType.CustomSchema.NONE);
    };
  }

  private @Nullable ParameterModel optionalVariable(ParameterModel.Value value) {
    javac
        .problems()
        .report(
            Diagnostic.OPTIONAL_VARIABLE,
            value.place(),
            "a plain type, because a request without the variable matches another path",
            "an `Optional`, `@Nullable` or `@Default`",
            "the type alone, and a second route for the path without `{" + value.wireName() + "}`");
    return null;
  }

  /// Says that no text becomes this type, unless javac will say that there is no such type.
  void unsupported(Element element, TypeMirror type, ParameterSource source, Position position) {
    Container container = container(type);
    TypeMirror inner = container == null ? null : container.inner();
    new TextHints(javac).report(element, type, inner, source, position);
  }

  private void fileElsewhere(Element element, ParameterSource source) {
    javac
        .problems()
        .report(
            Diagnostic.FILE_OUTSIDE_FORM,
            javac.place(element),
            "an `Upload` that is read from a form",
            "one that is read from the " + source.name().toLowerCase(Locale.ROOT),
            "`@Form`, or no annotation");
  }

  private void severalOfOne(Element element, TypeMirror type, ParameterSource source) {
    javac
        .problems()
        .report(
            Diagnostic.UNSUPPORTED_PARAMETER,
            javac.place(element),
            "one value of the " + source.name().toLowerCase(Locale.ROOT),
            "`" + Names.shown(type) + "`",
            "`String`, or the type of one");
  }
}
