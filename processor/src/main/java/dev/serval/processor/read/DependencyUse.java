package dev.serval.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/// An annotation that asks for a dependency: `@Depends` itself, or one of the program's own that
/// carries it.
///
/// @param depends the `@Depends`
/// @param written the annotation that stands there: the same, or the program's own with its
///   arguments
record DependencyUse(AnnotationMirror depends, AnnotationMirror written) {
  private static final String DEPENDS = "dev.serval.Depends";
  private static final String SEVERAL = "dev.serval.Depends.All";

  /// What an annotation asks for; null when it is no dependency.
  static @Nullable DependencyUse of(AnnotationMirror mirror) {
    if (Javac.name(mirror).equals(DEPENDS)) {
      return new DependencyUse(mirror, mirror);
    }
    for (AnnotationMirror meta : mirror.getAnnotationType().asElement().getAnnotationMirrors()) {
      if (Javac.name(meta).equals(DEPENDS)) {
        return new DependencyUse(meta, mirror);
      }
    }
    return null;
  }

  /// What the annotations of a method or class ask for, in order.
  static List<DependencyUse> on(Javac javac, Element element) {
    List<DependencyUse> uses = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (Javac.name(mirror).equals(SEVERAL)
          && javac.value(mirror, "value") instanceof List<?> several) {
        for (Object one : several) {
          if (one instanceof AnnotationValue value
              && value.getValue() instanceof AnnotationMirror nested) {
            uses.add(new DependencyUse(nested, nested));
          }
        }
      } else {
        DependencyUse use = of(mirror);
        if (use != null) {
          uses.add(use);
        }
      }
    }
    return uses;
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
