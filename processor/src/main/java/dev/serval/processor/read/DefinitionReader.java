package dev.serval.processor.read;

import dev.serval.processor.check.MemberNames;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.Definition.CheckMethod;
import dev.serval.processor.model.Definition.Component;
import dev.serval.processor.model.Definition.EnumConstant;
import dev.serval.processor.model.Definition.TypeParameter;
import dev.serval.processor.model.Doc;
import dev.serval.processor.model.JavaType;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/// Reads a class that needs a codec: the components of a record, the constants of an enum, the
/// variants of a sealed interface. Names come from `jackson-annotations` where the class carries
/// them; they are known by name.
final class DefinitionReader {
  static final String JACKSON = "com.fasterxml.jackson.annotation.";

  private final Javac javac;
  private final ModelReader models;
  private final DefaultReader defaults;
  private final CheckReader checks;
  private final SealedReader variants;

  DefinitionReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
    this.defaults = new DefaultReader(javac);
    this.checks = new CheckReader(javac);
    this.variants = new SealedReader(javac, models);
  }

  /// Reads a class; null when it has a fault, which is reported.
  @Nullable Definition read(TypeElement type) {
    return switch (type.getKind()) {
      case RECORD -> models.within(type, () -> record(type));
      case ENUM ->
          new Definition.OfEnum(
              Names.of(type),
              Names.visible(type),
              Names.of(type).schemaName(),
              models.doc(type),
              javac.place(type),
              constants(javac, type));
      default -> variants.read(type);
    };
  }

  private @Nullable Definition record(TypeElement type) {
    ClassName name = Names.of(type);
    Doc doc = models.doc(type);
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      Component read = component(component, doc);
      if (read != null) {
        components.add(read);
      }
    }
    MemberNames.check(components, javac.problems());
    List<CheckMethod> methods = checks.read(type);
    if (components.size() < type.getRecordComponents().size()) {
      return null; // what is wrong was reported, for all components together
    }
    return new Definition.OfRecord(
        name,
        Names.visible(type),
        name.schemaName(),
        doc,
        javac.place(type),
        type.getTypeParameters().stream().map(DefinitionReader::parameter).toList(),
        components,
        javac.annotation(type, "dev.serval.Strict").isPresent(),
        new ConstraintReader(javac).read(type, type.getAnnotationMirrors(), type.asType()),
        methods,
        checks.isSelfCheck(type),
        isGuarded(type),
        isVariant(type));
  }

  /// Whether a constructor of the record is written out.
  private boolean isGuarded(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .anyMatch(
            constructor -> javac.elements().getOrigin(constructor) == Elements.Origin.EXPLICIT);
  }

  private boolean isVariant(TypeElement type) {
    return type.getInterfaces().stream()
        .map(parent -> ((DeclaredType) parent).asElement())
        .anyMatch(parent -> parent.getModifiers().contains(Modifier.SEALED));
  }

  private static TypeParameter parameter(TypeParameterElement parameter) {
    List<JavaType> bounds =
        parameter.getBounds().stream()
            .filter(bound -> !Names.erasedName(bound).equals("java.lang.Object"))
            .map(Names::javaType)
            .toList();
    return new TypeParameter(parameter.getSimpleName().toString(), bounds);
  }

  private @Nullable Component component(RecordComponentElement component, Doc doc) {
    TypeMirror type = component.asType();
    TypeUse use = models.types().read(component, type);
    if (use == null) {
      return null;
    }
    List<AnnotationMirror> annotations = Annotations.declared(component);
    String name = component.getSimpleName().toString();
    DefaultValue defaultValue = defaults.read(component, use);
    return new Component(
        name,
        jsonName(javac, component, annotations),
        aliases(javac, annotations),
        use,
        isIgnored(javac, annotations),
        defaultValue,
        new DescriptionReader(javac).read(component, use, false, doc.parameter(name)),
        javac.place(component));
  }

  /// The constants of an enum with their names in JSON.
  static List<EnumConstant> constants(Javac javac, TypeElement type) {
    List<EnumConstant> constants = new ArrayList<>();
    for (Element element : type.getEnclosedElements()) {
      if (element.getKind() == ElementKind.ENUM_CONSTANT) {
        List<AnnotationMirror> annotations = List.copyOf(element.getAnnotationMirrors());
        String name = element.getSimpleName().toString();
        String wire = jsonName(javac, element, annotations);
        constants.add(new EnumConstant(name, wire, aliases(javac, annotations)));
      }
    }
    MemberNames.checkConstants(constants, javac.place(type), javac.problems());
    return constants;
  }

  /// What a component is called in JSON, aliases included; nothing when it is ignored.
  static List<String> names(Javac javac, RecordComponentElement component) {
    List<AnnotationMirror> annotations = Annotations.declared(component);
    List<String> names = new ArrayList<>();
    if (!isIgnored(javac, annotations)) {
      names.add(jsonName(javac, component, annotations));
      names.addAll(aliases(javac, annotations));
    }
    return names;
  }

  private static boolean isIgnored(Javac javac, List<AnnotationMirror> annotations) {
    return Annotations.find(annotations, JACKSON + "JsonIgnore")
        .map(mirror -> !Boolean.FALSE.equals(javac.value(mirror, "value")))
        .orElse(false);
  }

  private static String jsonName(Javac javac, Element element, List<AnnotationMirror> annotations) {
    return Annotations.find(annotations, JACKSON + "JsonProperty")
        .map(mirror -> javac.text(mirror, "value"))
        .filter(name -> !name.isEmpty())
        .orElse(element.getSimpleName().toString());
  }

  private static List<String> aliases(Javac javac, List<AnnotationMirror> annotations) {
    return Annotations.find(annotations, JACKSON + "JsonAlias")
        .map(mirror -> javac.texts(mirror, "value"))
        .orElse(List.of());
  }
}
