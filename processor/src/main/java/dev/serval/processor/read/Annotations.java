package dev.serval.processor.read;

import static java.util.Objects.requireNonNull;

import dev.serval.processor.model.ConstraintKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/// The annotations at one position of the program, whichever way Java attached them.
///
/// An annotation on a record component may sit on the component, its field, its accessor or its
/// type, depending on the targets it declares; one on a parameter may sit on the parameter or its
/// type. Both mean the same here. On an array an annotation of the declaration is about the array,
/// as in Jakarta Validation, though Java also attaches it to the element type when it may stand at
/// a use of a type.
final class Annotations {
  private Annotations() {}

  /// The annotations of a declaration and of its type.
  static List<AnnotationMirror> of(Element element, TypeMirror type) {
    List<AnnotationMirror> all = new ArrayList<>();
    addNew(all, declared(element));
    if (type instanceof ArrayType array) {
      all.removeIf(mirror ->
          isAboutElements(mirror)
              && contains(array.getComponentType().getAnnotationMirrors(), mirror));
    }
    addNew(all, type.getAnnotationMirrors());
    return all;
  }

  /// The annotations of the element type of a declared array, without those that are about the
  /// array.
  static List<AnnotationMirror> ofElement(Element element, ArrayType array) {
    List<AnnotationMirror> declared = declared(element);
    List<AnnotationMirror> own = new ArrayList<>(array.getComponentType().getAnnotationMirrors());
    own.removeIf(mirror -> !isAboutElements(mirror) && contains(declared, mirror));
    return own;
  }

  /// Whether an annotation before an array cannot be about the array, as `@Positive int[]`.
  private static boolean isAboutElements(AnnotationMirror mirror) {
    ConstraintKind kind = ConstraintKind.of(Javac.name(mirror));
    return switch (kind) {
      case null -> false;
      case NULL, NOT_NULL, NOT_EMPTY, SIZE, ACCEPTS, MAX_FILE_SIZE, OWN -> false;
      default -> true;
    };
  }

  /// The annotations of a declaration; for a record component those of its field and accessor too.
  static List<AnnotationMirror> declared(Element element) {
    List<AnnotationMirror> all = new ArrayList<>();
    addNew(all, element.getAnnotationMirrors());
    if (element instanceof RecordComponentElement component) {
      TypeElement owner = (TypeElement) requireNonNull(component.getEnclosingElement());
      Element accessor = component.getAccessor();
      if (accessor != null) { // javac has none for an illegal name such as `wait`, and says so
        addNew(all, accessor.getAnnotationMirrors());
      }
      for (Element field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
        if (field.getSimpleName().equals(component.getSimpleName())) {
          addNew(all, field.getAnnotationMirrors());
        }
      }
      for (Element constructor : ElementFilter.constructorsIn(owner.getEnclosedElements())) {
        addNew(all, ofParameter(owner, constructor, component));
      }
    }
    return all;
  }

  private static List<? extends AnnotationMirror> ofParameter(
      TypeElement owner, Element constructor, RecordComponentElement component) {
    var parameters = ((javax.lang.model.element.ExecutableElement) constructor).getParameters();
    int at = owner.getRecordComponents().indexOf(component);
    boolean canonical =
        owner.getKind() == ElementKind.RECORD
            && parameters.size() == owner.getRecordComponents().size()
            && parameters.get(at).getSimpleName().equals(component.getSimpleName());
    return canonical ? parameters.get(at).getAnnotationMirrors() : List.of();
  }

  static Optional<AnnotationMirror> find(Collection<AnnotationMirror> among, String name) {
    return among.stream().filter(mirror -> Javac.name(mirror).equals(name)).findFirst();
  }

  private static void addNew(
      List<AnnotationMirror> all, Collection<? extends AnnotationMirror> more) {
    for (AnnotationMirror mirror : more) {
      if (!contains(all, mirror)) {
        all.add(mirror);
      }
    }
  }

  private static boolean contains(List<? extends AnnotationMirror> all, AnnotationMirror mirror) {
    return all.stream().anyMatch(other -> other.toString().equals(mirror.toString()));
  }
}
