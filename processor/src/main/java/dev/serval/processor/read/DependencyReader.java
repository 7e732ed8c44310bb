package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Resolves a parameter with `@Depends`: which method provides it, and what that method needs in
/// turn.
final class DependencyReader {
  private static final String PROVIDES = "dev.serval.Provides";
  private static final String STAGE = "java.util.concurrent.CompletionStage";

  private final Javac javac;
  private final ModelReader models;
  private final RouteContext route;

  DependencyReader(Javac javac, ModelReader models, RouteContext route) {
    this.javac = javac;
    this.models = models;
    this.route = route;
  }

  /// Reads one; null when it cannot be resolved, which is reported, or its class does not exist.
  @Nullable ParameterModel read(
      VariableElement parameter, TypeMirror type, AnnotationMirror mirror) {
    if (!(javac.value(mirror, "value") instanceof DeclaredType declared)
        || declared.getKind() == TypeKind.ERROR
        || type.getKind() == TypeKind.ERROR) {
      return null;
    }
    TypeElement owner = (TypeElement) declared.asElement();
    Place place = javac.place(parameter, mirror);
    ExecutableElement method = provider(owner, type, place);
    if (method == null) {
      return null;
    }
    String name = owner.getSimpleName() + "." + method.getSimpleName();
    if (route.chain().contains(name)) {
      reportCycle(name, place);
      return null;
    }
    List<ParameterModel> parameters = parameters(method, name);
    TypeMirror stage = Names.argumentOf(javac, method.getReturnType(), STAGE);
    return parameters == null
        ? null
        : new ParameterModel.Dependency(
            parameter.getSimpleName().toString(),
            javac.place(parameter),
            new ParameterModel.ProviderMethod(
                Names.of(owner),
                method.getSimpleName().toString(),
                Names.javaType(stage == null ? method.getReturnType() : stage),
                stage != null,
                parameters));
  }

  /// The one method of a class that provides a type; null when there is none or several, which is
  /// reported.
  private @Nullable ExecutableElement provider(TypeElement owner, TypeMirror type, Place place) {
    List<ExecutableElement> all =
        ElementFilter.methodsIn(javac.elements().getAllMembers(owner)).stream()
            .filter(method -> javac.annotation(method, PROVIDES).isPresent())
            .toList();
    List<ExecutableElement> fitting =
        all.stream().filter(method -> javac.types().isAssignable(provided(method), type)).toList();
    if (fitting.size() == 1 && isReachable(owner, fitting.getFirst())) {
      return fitting.getFirst();
    }
    String shown = Names.shown(type);
    List<ExecutableElement> named = fitting.isEmpty() ? all : fitting;
    String found =
        named.isEmpty()
            ? "none"
            : named.stream()
                .map(m -> Names.shown(provided(m)) + " " + m.getSimpleName() + "(…)")
                .collect(Collectors.joining("`, `", "`", "`"));
    javac
        .problems()
        .report(
            Diagnostic.MISSING_PROVIDER,
            place,
            "one method of `"
                + owner.getSimpleName()
                + "` with `@Provides` that returns `"
                + shown
                + "`, in reach of generated code",
            found + chain(""),
            "`@Provides " + shown + " …(…)` in `" + owner.getSimpleName() + "`, not private");
    return null;
  }

  private TypeMirror provided(ExecutableElement method) {
    TypeMirror stage = Names.argumentOf(javac, method.getReturnType(), STAGE);
    return stage == null ? method.getReturnType() : stage;
  }

  private boolean isReachable(TypeElement owner, ExecutableElement method) {
    boolean samePackage =
        javac.elements().getPackageOf(owner).getQualifiedName().contentEquals(route.packageName());
    boolean type = samePackage ? !Names.hidden(owner) : Names.visible(owner);
    boolean member =
        samePackage
            ? !method.getModifiers().contains(Modifier.PRIVATE)
            : method.getModifiers().contains(Modifier.PUBLIC);
    return type && member && owner.getTypeParameters().isEmpty() && !isStatic(method);
  }

  private static boolean isStatic(Element method) {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  private @Nullable List<ParameterModel> parameters(ExecutableElement method, String name) {
    ParameterReader reader =
        new ParameterReader(javac, models, route.within(name, models.doc(method)));
    List<ParameterModel> parameters = new ArrayList<>();
    boolean complete = true;
    for (VariableElement parameter : method.getParameters()) {
      ParameterModel read = reader.read(parameter, parameter.asType());
      if (read == null || takesBody(read)) {
        complete = false;
      } else {
        parameters.add(read);
      }
    }
    return complete ? parameters : null;
  }

  /// A provider may serve many routes, each with a body of its own.
  private boolean takesBody(ParameterModel parameter) {
    boolean takes = !dev.serval.processor.check.BodyRules.kind(parameter).isEmpty();
    if (takes) {
      javac
          .problems()
          .report(
              Diagnostic.BODY_NOT_ALLOWED,
              parameter.place(),
              "a value of the path, query, headers or cookies: the body belongs to the route",
              "`" + parameter.name() + "`, which is read from the body",
              "a parameter of the route, which hands it on");
    }
    return takes;
  }

  private void reportCycle(String name, Place place) {
    javac
        .problems()
        .report(
            Diagnostic.CYCLIC_DEPENDENCY,
            place,
            "dependencies that end",
            String.join(
                    " → ", route.chain().subList(route.chain().indexOf(name), route.chain().size()))
                + " → "
                + name,
            "a third provider for what both need, or a plain parameter");
  }

  private String chain(String none) {
    return route.chain().isEmpty() ? none : ", needed by " + String.join(" → ", route.chain());
  }
}
