package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Finds guards, middleware and limits that nobody would ask: those of a class that is no resource
/// itself, and inherits the routes of one. Its object would be mounted with the routes of the
/// superclass, which know nothing of them.
public final class LostGuards {
  private final Javac javac;

  public LostGuards(Javac javac) {
    this.javac = javac;
  }

  /// Reports a class, or one inside it, whose guards are lost.
  public void check(TypeElement type) {
    TypeElement lender = ResourceReader.isResource(type) && !isOwn(type) ? lender(type) : null;
    if (lender != null) {
      Set<TypeElement> added = javac.hierarchy(type);
      added.removeAll(javac.hierarchy(lender));
      if (added.stream().anyMatch(this::guards)) {
        report(type, lender);
      }
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::check);
  }

  /// Whether routes are generated for the class itself.
  private boolean isOwn(TypeElement type) {
    return javac.annotation(type, ResourceReader.PATH).isPresent() || hasRoutes(type);
  }

  private boolean hasRoutes(TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (RouteReader.isRoute(javac, method)) {
        return true;
      }
    }
    return false;
  }

  /// The nearest superclass that routes are generated for; null where there is none.
  private @Nullable TypeElement lender(TypeElement type) {
    TypeElement at = superclass(type);
    while (at != null && !(ResourceReader.isResource(at) && isOwn(at))) {
      at = superclass(at);
    }
    return at;
  }

  private @Nullable TypeElement superclass(TypeElement type) {
    return javac.types().asElement(type.getSuperclass()) instanceof TypeElement parent
        ? parent
        : null;
  }

  private boolean guards(Element type) {
    return !DependencyUse.on(type).isEmpty()
        || javac.annotation(type, GuardReader.USE).isPresent()
        || javac.annotation(type, LimitReader.MAX_BODY).isPresent();
  }

  private void report(TypeElement type, TypeElement lender) {
    javac
        .problems()
        .report(
            Diagnostic.NO_ROUTES,
            javac.place(type),
            "`@Path` on a class with guards, middleware or a limit for the routes that it inherits",
            "none: it would be mounted with the routes of `"
                + lender.getSimpleName()
                + "`, without them",
            "`@Path(\"/…\")` on `" + type.getSimpleName() + "`");
  }
}
