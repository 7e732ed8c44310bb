package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.TextType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Finds out how a text of a request becomes a value of a type.
///
/// The order: a converter on the parameter, one of Java's own scalars, a converter on the type, an
/// enum, a constructor of one `String`, a static `valueOf`, `of` or `parse` of one `String`.
final class TextReader {
  private static final String CONVERT = "dev.serval.Convert";
  private static final String CONVERTER = "dev.serval.ParamConverter";
  private static final String FILE = "dev.serval.Upload";
  private static final List<String> FACTORIES = List.of("valueOf", "of", "parse");

  private final Javac javac;
  private final String packageName;
  private final Map<String, TextType> further;

  /// @param packageName the package that generated code will be in, which must reach what it calls
  TextReader(Javac javac, String packageName) {
    this(javac, packageName, Map.of());
  }

  /// @param further types that are made of a text here and nowhere else, by their names
  TextReader(Javac javac, String packageName, Map<String, TextType> further) {
    this.javac = javac;
    this.packageName = packageName;
    this.further = Map.copyOf(further);
  }

  /// Whether a type is that of a file of a form.
  static boolean isFile(TypeMirror type) {
    return Javac.qualifiedName(type).equals(FILE);
  }

  /// Whether a parameter or the type at its single position says by itself how a text becomes it.
  boolean isConverted(Element element, TypeMirror type) {
    return converter(element, type).isPresent();
  }

  /// How a text becomes the type; null when it cannot.
  ///
  /// @param element the parameter or component
  /// @param type its type, or the type inside its container
  /// @param records whether a record counts that is made of a text; else records are left to JSON
  @Nullable TextType read(Element element, TypeMirror type, boolean records) {
    Optional<AnnotationMirror> converter = converter(element, type);
    if (converter.isPresent()) {
      return converted(element, type, converter.get());
    }
    TextType own = further.get(Javac.qualifiedName(type));
    if (own != null) {
      return own;
    }
    if (isFile(type)) {
      return new TextType.File();
    }
    Scalar scalar = TypeReader.scalar(type);
    if (scalar != null) {
      return scalar.kind().isText() ? new TextType.Plain(scalar.kind(), scalar.primitive()) : null;
    }
    if (!(type instanceof DeclaredType declared)
        || type.getKind() == TypeKind.ERROR
        || !declared.getTypeArguments().isEmpty()) {
      return null;
    }
    TypeElement declaration = (TypeElement) declared.asElement();
    if (declaration.getKind() == ElementKind.ENUM) {
      return new TextType.EnumText(
          Names.of(declaration), DefinitionReader.constants(javac, declaration));
    }
    if (declaration.getKind() == ElementKind.RECORD && !records) {
      return null;
    }
    String factory = factoryOf(declaration);
    return factory == null ? null : new TextType.Made(Names.of(declaration), factory);
  }

  /// The name of the static method that makes one of a text, empty for the constructor, null when
  /// there is neither, or generated code cannot reach it.
  @Nullable String factoryOf(TypeElement declaration) {
    return reachable(declaration) ? factory(declaration) : null;
  }

  private Optional<AnnotationMirror> converter(Element element, TypeMirror type) {
    Optional<AnnotationMirror> here = Annotations.find(Annotations.declared(element), CONVERT);
    return here.isPresent() || !(type instanceof DeclaredType declared)
        ? here
        : javac.annotation(declared.asElement(), CONVERT);
  }

  private @Nullable TextType converted(Element element, TypeMirror type, AnnotationMirror mirror) {
    if (!(javac.value(mirror, "value") instanceof DeclaredType converter)
        || converter.getKind() == TypeKind.ERROR) {
      return null;
    }
    TypeElement declaration = (TypeElement) converter.asElement();
    TypeMirror boxed =
        type instanceof PrimitiveType primitive
            ? javac.types().boxedClass(primitive).asType()
            : type;
    TypeMirror made = Names.argumentOf(javac, converter, CONVERTER);
    boolean fits = made != null && javac.types().isSubtype(made, boxed);
    if (!fits || !Names.hasPlainConstructor(declaration) || !reachable(declaration)) {
      String of = "ParamConverter<" + Names.shown(boxed) + ">";
      javac
          .problems()
          .report(
              Diagnostic.CONVERTER_DOES_NOT_FIT,
              javac.place(element),
              "a class with a constructor without parameters that implements `" + of + "`",
              fits
                  ? "`" + Names.shown(converter) + "`, which generated code cannot make"
                  : "`"
                      + Names.shown(converter)
                      + "`, which converts to `"
                      + (made == null ? "?" : Names.shown(made))
                      + "`",
              "`final class " + Names.shown(converter) + " implements " + of + "`, not private");
    }
    return new TextType.Converted(Names.javaType(boxed), Names.of(declaration));
  }

  /// The name of the static method that makes one, empty for the constructor, null when there is
  /// neither.
  private @Nullable String factory(TypeElement type) {
    boolean made =
        !type.getModifiers().contains(Modifier.ABSTRACT)
            && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .anyMatch(this::takesOneText);
    if (made) {
      return "";
    }
    return staticFactory(type);
  }

  /// The name of the static method that makes one, null when there is none.
  @Nullable String staticFactory(TypeElement type) {
    for (String name : FACTORIES) {
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (method.getSimpleName().contentEquals(name)
            && method.getModifiers().contains(Modifier.STATIC)
            && takesOneText(method)
            && javac.types().isSubtype(method.getReturnType(), type.asType())) {
          return name;
        }
      }
    }
    return null;
  }

  /// Whether a text is its only parameter, and generated code may call it.
  boolean takesOneText(ExecutableElement executable) {
    return executable.getParameters().size() == 1
        && !executable.isVarArgs()
        && Javac.qualifiedName(executable.getParameters().getFirst().asType())
            .equals("java.lang.String")
        && !javac.elements().isDeprecated(executable)
        && reachableMember(executable);
  }

  private boolean reachableMember(ExecutableElement member) {
    Set<Modifier> modifiers = member.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || samePackage(member) && !modifiers.contains(Modifier.PRIVATE);
  }

  private boolean reachable(TypeElement type) {
    return Names.visible(type) || samePackage(type) && !Names.hidden(type);
  }

  private boolean samePackage(Element element) {
    return javac.elements().getPackageOf(element).getQualifiedName().contentEquals(packageName);
  }
}
