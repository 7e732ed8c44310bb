package dev.serval.processor.read;

import dev.serval.processor.check.Problems;
import dev.serval.processor.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// javac's tables of one compilation and the few questions the readers ask of them.
public final class Javac {
  private final Elements elements;
  private final Types types;
  private final Problems problems;
  private final List<Anchor> anchors = new ArrayList<>();
  private final Map<Anchor, Place> known = new HashMap<>();

  /// Where javac shall show a message: at the element or, closer, at one of its annotations.
  public record Anchor(Element element, @Nullable AnnotationMirror annotation) {}

  public Javac(ProcessingEnvironment environment, Problems problems) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.problems = problems;
  }

  public Elements elements() {
    return elements;
  }

  public Types types() {
    return types;
  }

  public Problems problems() {
    return problems;
  }

  /// The place of an element, under the name a reader would give it.
  public Place place(Element element) {
    return place(element, null);
  }

  /// The place of an annotation on an element; the same for each who asks, so that a fault which is
  /// found twice is one.
  public Place place(Element element, @Nullable AnnotationMirror annotation) {
    return known.computeIfAbsent(new Anchor(element, annotation), this::add);
  }

  /// What javac needs to show a message at a place.
  public Anchor anchor(Place place) {
    return anchors.get(place.index());
  }

  private Place add(Anchor anchor) {
    anchors.add(anchor);
    return new Place(who(anchor.element()), anchors.size() - 1);
  }

  /// Whether a package has a class of a simple name, or one that such a class is generated for.
  public boolean hasClass(String packageName, String simpleName) {
    PackageElement in = elements.getPackageElement(packageName);
    return in != null
        && (exists(in, simpleName)
            || exists(in, before(simpleName, "Codec"))
            || exists(in, before(simpleName, "Routes"))
            || exists(in, before(simpleName, "Urls"))
            || exists(in, before(simpleName, "Binder"))
            || exists(in, before(simpleName, "RowMapper")));
  }

  private boolean exists(PackageElement in, String simpleName) {
    String qualified = in.isUnnamed() ? simpleName : in.getQualifiedName() + "." + simpleName;
    ModuleElement module = elements.getModuleOf(in);
    return !simpleName.isEmpty()
        && (module == null
                ? elements.getTypeElement(qualified)
                : elements.getTypeElement(module, qualified))
            != null;
  }

  private static String before(String name, String suffix) {
    return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
  }

  /// What a class, method, parameter or component is declared in.
  static Element owner(Element element) {
    return Objects.requireNonNull(element.getEnclosingElement(), "only packages stand alone");
  }

  /// A class, and all that it extends and implements; itself first.
  Set<TypeElement> hierarchy(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>();
    all.add(type);
    for (TypeMirror parent : types.directSupertypes(type.asType())) {
      if (types.asElement(parent) instanceof TypeElement element) {
        all.addAll(hierarchy(element));
      }
    }
    return all;
  }

  private static String who(Element element) {
    return switch (element.getKind()) {
      case PARAMETER -> who(owner(element), element.getSimpleName().toString());
      case METHOD, CONSTRUCTOR -> who(element, "");
      case RECORD_COMPONENT, FIELD, ENUM_CONSTANT ->
          typeName(owner(element)) + "." + element.getSimpleName();
      default -> typeName(element);
    };
  }

  private static String who(Element method, String parameter) {
    String type = typeName(owner(method));
    String name = method.getSimpleName().toString();
    return name.equals("<init>")
        ? type + "(" + parameter + ")"
        : type + "." + name + "(" + parameter + ")";
  }

  /// `Outer.Inner`, without the package.
  private static String typeName(Element type) {
    Element outer = owner(type);
    boolean nested = (outer.getKind().isClass() || outer.getKind().isInterface());
    return nested ? typeName(outer) + "." + type.getSimpleName() : type.getSimpleName().toString();
  }

  /// The annotation of that qualified name on an element or on a use of a type.
  public Optional<AnnotationMirror> annotation(AnnotatedConstruct on, String qualifiedName) {
    return on.getAnnotationMirrors().stream()
        .filter(mirror -> name(mirror).equals(qualifiedName))
        .map(AnnotationMirror.class::cast)
        .findFirst();
  }

  /// The qualified name of the annotation's type.
  public static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  /// The value of an annotation's member, the declared default when it is not written.
  public @Nullable Object value(AnnotationMirror mirror, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        elements.getElementValuesWithDefaults(mirror).entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return entry.getValue().getValue();
      }
    }
    return null;
  }

  /// A member that is a string, empty when there is none.
  public String text(AnnotationMirror mirror, String member) {
    return value(mirror, member) instanceof String text ? text : "";
  }

  /// A member that is a list of strings, empty when there is none.
  public List<String> texts(AnnotationMirror mirror, String member) {
    List<String> texts = new ArrayList<>();
    if (value(mirror, member) instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof AnnotationValue text && text.getValue() instanceof String string) {
          texts.add(string);
        }
      }
    }
    return texts;
  }

  /// The qualified name of the class of a type, empty for primitives, arrays and type variables.
  public static String qualifiedName(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? element.getQualifiedName().toString()
        : "";
  }
}
