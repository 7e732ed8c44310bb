package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.ParameterModel.Dependency;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads what stands before a route without being a parameter of it: guards, from `@Depends` on its
/// method or class, and middleware, from `@Use`.
final class GuardReader {
  static final String USE = "dev.serval.Use";
  private static final String MIDDLEWARE = "dev.serval.Middleware";

  private final Javac javac;
  private final ModelReader models;
  private final TypeElement resource;

  GuardReader(Javac javac, ModelReader models, TypeElement resource) {
    this.javac = javac;
    this.models = models;
    this.resource = resource;
  }

  /// The guards of a method, those of its class first; null when one cannot be resolved, which is
  /// reported.
  @Nullable List<Dependency> guards(Element method, RouteContext route) {
    DependencyReader dependencies = new DependencyReader(javac, models, route);
    List<Dependency> guards = new ArrayList<>();
    boolean complete = true;
    for (Element at : declared(method)) {
      for (DependencyUse use : DependencyUse.on(at)) {
        Dependency guard = dependencies.guard(at, use);
        complete &= guard != null;
        if (guard != null) {
          guards.add(guard);
        }
      }
    }
    return complete ? guards : null;
  }

  /// Where they may stand: on what the class extends and implements, the class, the method.
  private List<Element> declared(Element method) {
    List<Element> all = new ArrayList<>(types(javac, resource));
    all.add(method);
    return all;
  }

  /// What a class extends and implements, then the class itself: what is demanded on any of them
  /// holds for its routes.
  static Set<TypeElement> types(Javac javac, TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    for (TypeMirror parent : javac.types().directSupertypes(type.asType())) {
      if (javac.types().asElement(parent) instanceof TypeElement element) {
        found.addAll(types(javac, element));
      }
    }
    found.add(type);
    return found;
  }

  /// The classes of the middleware of a method, those of its class first.
  List<ClassName> layers(Element method) {
    List<ClassName> layers = new ArrayList<>();
    for (Element at : declared(method)) {
      var mirror = javac.annotation(at, USE);
      if (mirror.isPresent() && javac.value(mirror.get(), "value") instanceof List<?> classes) {
        for (Object named : classes) {
          layer(at, mirror.get(), ((AnnotationValue) named).getValue(), layers);
        }
      }
    }
    return layers;
  }

  private void layer(Element at, AnnotationMirror mirror, Object named, List<ClassName> layers) {
    if (!(named instanceof DeclaredType type)) {
      return; // a class that does not exist, which javac reports
    }
    TypeElement element = (TypeElement) type.asElement();
    TypeMirror middleware = javac.elements().getTypeElement(MIDDLEWARE).asType();
    boolean samePackage =
        javac.elements().getPackageOf(element).equals(javac.elements().getPackageOf(resource));
    boolean reachable = samePackage ? !Names.hidden(element) : Names.visible(element);
    if (reachable && javac.types().isSubtype(type, middleware)) {
      layers.add(Names.of(element));
      return;
    }
    javac
        .problems()
        .report(
            Diagnostic.NO_MIDDLEWARE,
            javac.place(at, mirror),
            "classes that implement `Middleware`, in reach of generated code",
            "`" + element.getSimpleName() + "`" + (reachable ? "" : ", which is not in reach"),
            "a class that is not private, given with `app.provide(new "
                + element.getSimpleName()
                + "(…))`");
  }
}
