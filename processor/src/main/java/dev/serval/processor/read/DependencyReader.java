package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Dependency;
import dev.serval.processor.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Resolves a parameter or guard with `@Depends`: which method provides it, and what that method
/// needs in turn.
final class DependencyReader {
  private static final String PROVIDES = "dev.serval.Provides";
  private static final String SCOPED = "dev.serval.Scoped";

  private final Javac javac;
  private final ModelReader models;
  private final RouteContext route;

  DependencyReader(Javac javac, ModelReader models, RouteContext route) {
    this.javac = javac;
    this.models = models;
    this.route = route;
  }

  /// Reads a parameter; null when it cannot be resolved, which is reported, or its class does not
  /// exist.
  @Nullable Dependency read(VariableElement parameter, TypeMirror type, DependencyUse use) {
    TypeElement owner = owner(use);
    Place place = javac.place(parameter, use.written());
    ExecutableElement method =
        owner == null || type.getKind() == TypeKind.ERROR ? null : provider(owner, type, place);
    return owner == null || method == null ? null : dependency(parameter, use, owner, method);
  }

  /// Reads a guard, which stands on a method or class.
  @Nullable Dependency guard(Element at, DependencyUse use) {
    TypeElement owner = owner(use);
    ExecutableElement method = owner == null ? null : guard(owner, javac.place(at, use.written()));
    return owner == null || method == null ? null : dependency(at, use, owner, method);
  }

  /// The class that a use names; null when it does not exist.
  private @Nullable TypeElement owner(DependencyUse use) {
    return javac.value(use.depends(), "value") instanceof DeclaredType declared
            && declared.getKind() != TypeKind.ERROR
        ? (TypeElement) declared.asElement()
        : null;
  }

  private @Nullable Dependency dependency(
      Element at, DependencyUse use, TypeElement owner, ExecutableElement method) {
    String name = owner.getSimpleName() + "." + method.getSimpleName();
    if (route.providers().contains(method)) {
      reportCycle(name, route.providers().indexOf(method), javac.place(at, use.written()));
      return null;
    }
    List<ParameterModel> parameters = parameters(method, name, use);
    if (parameters == null) {
      return null;
    }
    TypeMirror type = provided(javac, method);
    TypeMirror result = awaited(javac, method.getReturnType());
    return new Dependency(
        at instanceof VariableElement ? at.getSimpleName().toString() : local(owner),
        javac.place(at),
        new ParameterModel.ProviderMethod(
            Names.of(owner),
            method.getSimpleName().toString(),
            type.getKind() == TypeKind.VOID ? null : Names.javaType(type),
            !javac.types().isSameType(result, method.getReturnType()),
            !javac.types().isSameType(type, result),
            parameters),
        use.isFresh(javac),
        use.by().stream().filter(this::isReachable).map(Names::of).toList());
  }

  private static String local(TypeElement owner) {
    String simple = owner.getSimpleName().toString();
    return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }

  /// The one method of a class that provides a type; null when there is none or several, which is
  /// reported.
  private @Nullable ExecutableElement provider(TypeElement owner, TypeMirror type, Place place) {
    List<ExecutableElement> all = providers(owner);
    List<ExecutableElement> fitting = all.stream().filter(method -> fits(method, type)).toList();
    if (fitting.size() == 1 && isReachable(owner, fitting.getFirst())) {
      return fitting.getFirst();
    }
    String shown = Names.shown(type);
    reportMissing(
        owner, place, "that returns `" + shown + "`", fitting.isEmpty() ? all : fitting, shown);
    return null;
  }

  /// The method of a class that guards: the one that returns nothing, or else the only one.
  private @Nullable ExecutableElement guard(TypeElement owner, Place place) {
    List<ExecutableElement> all = providers(owner);
    List<ExecutableElement> silent =
        all.stream().filter(method -> provided(javac, method).getKind() == TypeKind.VOID).toList();
    List<ExecutableElement> fitting = silent.isEmpty() ? all : silent;
    if (fitting.size() == 1 && isReachable(owner, fitting.getFirst())) {
      return fitting.getFirst();
    }
    reportMissing(owner, place, "that returns nothing, or one alone", fitting, "void");
    return null;
  }

  private List<ExecutableElement> providers(TypeElement owner) {
    return ElementFilter.methodsIn(javac.elements().getAllMembers(owner)).stream()
        .filter(method -> javac.annotation(method, PROVIDES).isPresent())
        .toList();
  }

  private boolean fits(ExecutableElement method, TypeMirror type) {
    TypeMirror provided = provided(javac, method);
    return provided.getKind() != TypeKind.VOID && javac.types().isAssignable(provided, type);
  }

  private void reportMissing(
      TypeElement owner,
      Place place,
      String wanted,
      List<ExecutableElement> named,
      String instead) {
    String found =
        named.isEmpty()
            ? "none"
            : named.stream()
                .map(m -> Names.shown(provided(javac, m)) + " " + m.getSimpleName() + "(…)")
                .collect(Collectors.joining("`, `", "`", "`"));
    javac
        .problems()
        .report(
            Diagnostic.MISSING_PROVIDER,
            place,
            "one method of `"
                + owner.getSimpleName()
                + "` with `@Provides` "
                + wanted
                + ", in reach of generated code",
            found + chain(""),
            "`@Provides " + instead + " …(…)` in `" + owner.getSimpleName() + "`, not private");
  }

  /// What a provider's value is, without the stage it comes in and the scope it has.
  static TypeMirror provided(Javac javac, ExecutableElement method) {
    TypeMirror result = awaited(javac, method.getReturnType());
    TypeMirror scoped =
        Javac.qualifiedName(result).equals(SCOPED) ? Names.argumentOf(javac, result, SCOPED) : null;
    return scoped == null ? result : scoped;
  }

  /// A stage of `Void` provides nothing.
  private static TypeMirror awaited(Javac javac, TypeMirror result) {
    TypeMirror stage =
        result.getKind() == TypeKind.VOID ? null : Awaitables.argumentOf(javac, result);
    if (stage == null) {
      return result;
    }
    return Javac.qualifiedName(stage).equals("java.lang.Void")
        ? javac.types().getNoType(TypeKind.VOID)
        : stage;
  }

  /// Whether generated code can call a method, which its class may have inherited from one of
  /// another package, and name what it provides.
  private boolean isReachable(TypeElement owner, ExecutableElement method) {
    boolean member =
        method.getModifiers().contains(Modifier.PUBLIC)
            || isHere(method) && !method.getModifiers().contains(Modifier.PRIVATE);
    return isReachable(owner)
        && member
        && owner.getTypeParameters().isEmpty()
        && !isStatic(method)
        && canName(provided(javac, method));
  }

  private boolean isReachable(TypeElement type) {
    return isHere(type) ? !Names.hidden(type) : Names.visible(type);
  }

  private boolean isHere(Element element) {
    return javac
        .elements()
        .getPackageOf(element)
        .getQualifiedName()
        .contentEquals(route.packageName());
  }

  private boolean canName(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> canName(array.getComponentType());
      case DeclaredType declared ->
          isReachable((TypeElement) declared.asElement())
              && declared.getTypeArguments().stream().allMatch(this::canName);
      default -> true;
    };
  }

  private static boolean isStatic(Element method) {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  private @Nullable List<ParameterModel> parameters(
      ExecutableElement method, String name, DependencyUse use) {
    ParameterReader reader =
        new ParameterReader(javac, models, route.within(method, name, models.doc(method)));
    List<ParameterModel> parameters = new ArrayList<>();
    boolean complete = true;
    for (VariableElement parameter : method.getParameters()) {
      var argument = javac.annotation(parameter, ArgumentReader.ARGUMENT);
      ParameterModel read =
          argument.isPresent()
              ? new ArgumentReader(javac, this::canName).read(parameter, argument.get(), use)
              : reader.read(parameter, parameter.asType());
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

  private void reportCycle(String name, int from, Place place) {
    javac
        .problems()
        .report(
            Diagnostic.CYCLIC_DEPENDENCY,
            place,
            "dependencies that end",
            String.join(" → ", route.chain().subList(from, route.chain().size())) + " → " + name,
            "a third provider for what both need, or a plain parameter");
  }

  private String chain(String none) {
    return route.chain().isEmpty() ? none : ", needed by " + String.join(" → ", route.chain());
  }
}
