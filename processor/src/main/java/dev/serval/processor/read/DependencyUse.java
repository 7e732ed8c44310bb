package dev.serval.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/// An annotation that asks for a dependency: `@Depends` itself, or one of the program's own that
/// carries it, or carries one that does.
///
/// @param depends the `@Depends`
/// @param written the annotation that stands there: the same, or the program's own with its
///   arguments
/// @param by the program's own annotations on the way to it, that which stands there first
record DependencyUse(AnnotationMirror depends, AnnotationMirror written, List<TypeElement> by) {
  private static final String DEPENDS = "dev.serval.Depends";
  private static final String REPEATABLE = "java.lang.annotation.Repeatable";

  /// What an annotation asks for, the first where it asks for several; null when it is no
  /// dependency.
  static @Nullable DependencyUse of(AnnotationMirror mirror) {
    List<DependencyUse> all = new ArrayList<>();
    add(mirror, all, new HashSet<>());
    return all.isEmpty() ? null : all.getFirst();
  }

  /// What the annotations of a method or class ask for, in order.
  static List<DependencyUse> on(Element element) {
    List<DependencyUse> uses = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      add(mirror, uses, new HashSet<>());
    }
    return uses;
  }

  /// Looks into everything that may carry one, since a guard that is not seen is a door left open:
  /// containers of repeated annotations, and annotations on annotations.
  ///
  /// @param seen the annotations that led here
  private static void add(AnnotationMirror mirror, List<DependencyUse> into, Set<Element> seen) {
    Element type = mirror.getAnnotationType().asElement();
    if (Javac.name(mirror).equals(DEPENDS)) {
      into.add(new DependencyUse(mirror, mirror, List.of()));
    } else if (!Javac.name(mirror).startsWith("java.") && seen.add(type)) {
      repeated(mirror).forEach(each -> add(each, into, seen));
      for (AnnotationMirror meta : type.getAnnotationMirrors()) {
        List<DependencyUse> found = new ArrayList<>();
        add(meta, found, seen);
        found.forEach(use -> into.add(use.carriedBy(mirror)));
      }
      seen.remove(type);
    }
  }

  /// This use, on an annotation that carries it.
  private DependencyUse carriedBy(AnnotationMirror carrier) {
    List<TypeElement> all = new ArrayList<>();
    all.add((TypeElement) carrier.getAnnotationType().asElement());
    all.addAll(by);
    return new DependencyUse(depends, isOwn() ? written : carrier, all);
  }

  /// The annotations in a container of repeated ones; none where it is no container.
  private static List<AnnotationMirror> repeated(AnnotationMirror container) {
    List<AnnotationMirror> all = new ArrayList<>();
    for (var entry : container.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals("value")
          && entry.getValue().getValue() instanceof List<?> values) {
        for (Object each : values) {
          if (each instanceof AnnotationValue value
              && value.getValue() instanceof AnnotationMirror one
              && isRepeatedIn(one, container)) {
            all.add(one);
          }
        }
      }
    }
    return all;
  }

  private static boolean isRepeatedIn(AnnotationMirror one, AnnotationMirror container) {
    return one.getAnnotationType().asElement().getAnnotationMirrors().stream()
        .filter(meta -> Javac.name(meta).equals(REPEATABLE))
        .flatMap(meta -> meta.getElementValues().values().stream())
        .anyMatch(value ->
            value.getValue() instanceof DeclaredType named
                && named.asElement().equals(container.getAnnotationType().asElement()));
  }

  /// Whether the provider is called for this use alone.
  boolean isFresh(Javac javac) {
    return Boolean.TRUE.equals(javac.value(depends, "fresh"));
  }

  /// Whether the annotation is one of the program's own, which may have arguments.
  boolean isOwn() {
    return !Javac.name(written).equals(DEPENDS);
  }

  /// The name as it is written, such as `@HasRole`.
  String shown() {
    return "@" + written.getAnnotationType().asElement().getSimpleName();
  }
}
