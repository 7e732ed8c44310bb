package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.Resource;
import dev.serval.processor.model.RouteModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Reads a class whose methods answer requests.
///
/// Routes that a class inherits are its own, with type arguments filled in. A class that inherits
/// all of them carries `@Path`, by which it is found.
public final class ResourceReader {
  static final String PATH = "dev.serval.Path";

  private final Javac javac;
  private final ModelReader models;

  public ResourceReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
  }

  /// The annotations that make a class a resource: on the class, or on its methods.
  public static Set<String> annotations() {
    Set<String> names = new LinkedHashSet<>(RouteReader.METHODS);
    names.addAll(StreamReader.ANNOTATIONS);
    names.add(PATH);
    return names;
  }

  /// Whether routes are generated for a class; an abstract one only lends them to its subclasses.
  public static boolean isResource(Element element) {
    return element.getKind().isClass() && !element.getModifiers().contains(Modifier.ABSTRACT);
  }

  /// Reads a class; null when nothing can be made of it, which is reported.
  public @Nullable Resource read(TypeElement type) {
    Optional<AnnotationMirror> path = javac.annotation(type, PATH);
    String prefix = path.map(mirror -> javac.text(mirror, "value")).orElse("");
    if (!isReachable(type)) {
      return null;
    }
    boolean sound = isPath(type, prefix);
    String before = sound ? prefix : standIn(prefix);
    List<RouteModel> routes = new ArrayList<>();
    boolean complete = true;
    for (ExecutableElement method : routeMethods(type)) {
      RouteModel route = new RouteReader(javac, models, type, before).read(method);
      complete &= route != null;
      if (route != null) {
        routes.add(route);
      }
    }
    if (complete && routes.isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.NO_ROUTES,
              javac.place(type, path.orElse(null)),
              "a method with `@Get`, `@Post`, `@Put`, `@Patch`, `@Delete` or another of them",
              "none",
              "`@Get` on the method that answers, or drop `@Path`");
      return null;
    }
    return !sound
        ? null
        : new Resource(Names.of(type), Names.visible(type), routes, complete, javac.place(type));
  }

  private boolean isPath(TypeElement type, String prefix) {
    Place place = javac.place(type, javac.annotation(type, PATH).orElse(null));
    if (!prefix.isEmpty() && !prefix.startsWith("/")) {
      javac
          .problems()
          .report(
              Diagnostic.MALFORMED_TEMPLATE,
              place,
              "a path that begins with `/`",
              "\"" + prefix + "\"",
              "`@Path(\"/" + prefix + "\")`");
      return false;
    }
    String fault = prefix.isEmpty() ? "" : RouteReader.fault(prefix);
    if (!fault.isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.MALFORMED_TEMPLATE,
              place,
              "literal segments and `{name}`",
              "\"" + prefix + "\": " + fault,
              "`@Path(\"/shops/{shop}\")`, for instance");
    }
    return fault.isEmpty();
  }

  /// A path with the same variables as a malformed one, by which the methods are read all the same,
  /// so that their faults are reported too.
  private static String standIn(String malformed) {
    return Pattern.compile("\\{(\\w+)")
        .matcher(malformed)
        .results()
        .map(match -> "/{" + match.group(1) + "}")
        .distinct()
        .collect(Collectors.joining());
  }

  private boolean isReachable(TypeElement type) {
    Place place = javac.place(type);
    if (Names.hidden(type)) {
      javac
          .problems()
          .report(
              Diagnostic.RESOURCE_NOT_ACCESSIBLE,
              place,
              "a class that others in its package can use",
              "a class that is private, inside a private class, or inside a method",
              "drop `private`, or move the class out");
      return false;
    }
    if (!type.getTypeParameters().isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.RESOURCE_NOT_ACCESSIBLE,
              place,
              "a class without type parameters, so that each route has its types",
              "`" + Names.shown(type.asType()) + "`",
              "make it abstract, and a subclass with `@Path` for each type argument");
      return false;
    }
    return true;
  }

  /// The methods with a route annotation: its own first, in the order of the source, then inherited
  /// ones.
  private List<ExecutableElement> routeMethods(TypeElement type) {
    List<ExecutableElement> found = new ArrayList<>();
    for (TypeElement owner : javac.hierarchy(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
        if (RouteReader.isRoute(javac, method) && !isOverridden(method, type, found)) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private boolean isOverridden(
      ExecutableElement method, TypeElement type, List<ExecutableElement> routes) {
    if (Javac.owner(method).equals(type)) {
      return false;
    }
    for (ExecutableElement own : ElementFilter.methodsIn(javac.elements().getAllMembers(type))) {
      if (!own.equals(method) && javac.elements().overrides(own, method, type)) {
        boolean bare =
            !RouteReader.isRoute(javac, own) && Javac.owner(own).getKind() != ElementKind.INTERFACE;
        if (bare && !routes.contains(own)) {
          reportBareOverride(method, own);
        }
        return true;
      }
    }
    return false;
  }

  private void reportBareOverride(ExecutableElement method, ExecutableElement own) {
    Element owner = Javac.owner(method);
    javac
        .problems()
        .report(
            Diagnostic.ROUTE_METHOD_NOT_CALLABLE,
            javac.place(own),
            "the route's annotations on the method that answers",
            "it overrides the route `"
                + owner.getSimpleName()
                + "."
                + method.getSimpleName()
                + "` and has none",
            "the annotations of `"
                + owner.getSimpleName()
                + "."
                + method.getSimpleName()
                + "` here, too");
  }
}
