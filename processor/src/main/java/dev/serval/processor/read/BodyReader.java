package dev.serval.processor.read;

import dev.serval.processor.check.BodyRules;
import dev.serval.processor.model.BodyModel;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.Doc;
import dev.serval.processor.model.ParameterModel;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/// Puts the parameters that share a request's body together.
final class BodyReader {
  private final Javac javac;
  private final ModelReader models;
  private final TypeElement resource;

  BodyReader(Javac javac, ModelReader models, TypeElement resource) {
    this.javac = javac;
    this.models = models;
    this.resource = resource;
  }

  BodyModel read(ExecutableElement method, RouteContext context, List<ParameterModel> parameters) {
    BodyRules.check(context.httpMethod(), context.bodyAllowed(), parameters, javac.problems());
    List<ParameterModel.Body> json =
        parameters.stream()
            .filter(ParameterModel.Body.class::isInstance)
            .map(ParameterModel.Body.class::cast)
            .toList();
    if (json.size() == 1) {
      return new BodyModel.Json(json.getFirst());
    }
    if (!json.isEmpty()) {
      return new BodyModel.Shared(wrapper(method, json));
    }
    for (ParameterModel parameter : parameters) {
      if (parameter instanceof ParameterModel.Lines lines) {
        return new BodyModel.Lines(lines);
      }
    }
    if (parameters.stream().anyMatch(BodyRules::isForm)) {
      return new BodyModel.Form();
    }
    return parameters.stream().anyMatch(BodyRules::isRaw)
        ? new BodyModel.Raw()
        : new BodyModel.None();
  }

  /// A record for the members, which is nested in the generated class.
  private Definition.OfRecord wrapper(
      ExecutableElement method, List<ParameterModel.Body> parameters) {
    ClassName routes = Names.of(resource).generated("Routes");
    String schemaName = resource.getSimpleName() + capitalized(method) + "Body" + number(method);
    ClassName name =
        new ClassName(
            routes.packageName(),
            routes.nestedName() + "." + capitalized(method) + number(method) + "Body");
    return new Definition.OfRecord(
        name,
        false,
        ClassName.schemaName(schemaName),
        Doc.NONE,
        javac.place(resource),
        List.of(),
        parameters.stream().map(BodyReader::component).toList(),
        models.isStrict(method) || models.isStrict(resource),
        List.of(),
        List.of(),
        false,
        false,
        false);
  }

  /// Tells overloaded methods apart: nothing for the first, then 2, 3 and so on.
  private static String number(ExecutableElement method) {
    long before =
        Javac.owner(method).getEnclosedElements().stream()
            .takeWhile(element -> !element.equals(method))
            .filter(element -> element.getSimpleName().equals(method.getSimpleName()))
            .count();
    return before == 0 ? "" : Long.toString(before + 1);
  }

  private static Definition.Component component(ParameterModel.Body parameter) {
    return new Definition.Component(
        parameter.name(),
        parameter.memberName(),
        List.of(),
        parameter.use(),
        false,
        parameter.defaultValue(),
        parameter.description(),
        parameter.place());
  }

  private static String capitalized(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
