package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/// Reads `@MaxBody`: the nearest one wins, of the method, its resource class, and what that extends
/// and implements, step by step upwards. Of several that are equally far the smallest holds.
final class LimitReader {
  static final String MAX_BODY = "dev.serval.MaxBody";

  /// What a route without the annotation has.
  static final long NONE = -1;

  private final Javac javac;
  private final TypeElement resource;

  LimitReader(Javac javac, TypeElement resource) {
    this.javac = javac;
    this.resource = resource;
  }

  /// Returns the most bytes of a body of the route; [#NONE] where nothing says so. A negative one
  /// is reported.
  long maxBody(Element method) {
    Set<Element> level = new LinkedHashSet<>(Set.of(method));
    Set<Element> next = new LinkedHashSet<>(Set.of(resource));
    while (!level.isEmpty()) {
      long smallest = NONE;
      for (Element at : level) {
        long limit = limit(at);
        smallest = limit != NONE && (smallest == NONE || limit < smallest) ? limit : smallest;
      }
      if (smallest != NONE) {
        return smallest;
      }
      level = next;
      next = above(level);
    }
    return NONE;
  }

  private Set<Element> above(Set<Element> types) {
    Set<Element> above = new LinkedHashSet<>();
    for (Element type : types) {
      for (TypeMirror parent : javac.types().directSupertypes(type.asType())) {
        if (javac.types().asElement(parent) instanceof TypeElement element) {
          above.add(element);
        }
      }
    }
    return above;
  }

  private long limit(Element at) {
    var mirror = javac.annotation(at, MAX_BODY);
    if (mirror.isEmpty() || !(javac.value(mirror.get(), "value") instanceof Long bytes)) {
      return NONE;
    }
    if (bytes < 0) {
      report(at, mirror.get(), bytes);
      return NONE;
    }
    return bytes;
  }

  private void report(Element at, AnnotationMirror mirror, long bytes) {
    javac
        .problems()
        .report(
            Diagnostic.BAD_LIMIT,
            javac.place(at, mirror),
            "0 or more bytes",
            "`@MaxBody(" + bytes + ")`",
            "`@MaxBody(1_048_576)`, for instance; without it the server's limit holds");
  }
}
