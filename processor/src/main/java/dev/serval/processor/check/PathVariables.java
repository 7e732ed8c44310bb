package dev.serval.processor.check;

import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.Place;
import java.util.List;

/// Rule: each variable of a path template is taken by a parameter.
public final class PathVariables {
  private PathVariables() {}

  /// Whether the rule holds; when not, that is reported at the route's annotation.
  public static boolean check(
      List<String> variables, List<ParameterModel> parameters, Place place, Problems problems) {
    boolean holds = true;
    for (String variable : variables) {
      boolean taken = parameters.stream().anyMatch(parameter -> takes(parameter, variable));
      if (!taken) {
        holds = false;
        report(variable, parameters, place, problems);
      }
    }
    return holds;
  }

  private static boolean takes(ParameterModel parameter, String variable) {
    return switch (parameter) {
      case Value value ->
          value.source() == ParameterSource.PATH && value.wireName().equals(variable);
      case ParameterModel.Group group ->
          group.components().stream().anyMatch(component -> takes(component, variable));
      case ParameterModel.Framework framework -> framework.expression().equals("request");
      case ParameterModel.Dependency dependency ->
          dependency.provider().parameters().stream().anyMatch(inner -> takes(inner, variable));
      case ParameterModel.Body _,
          ParameterModel.Lines _,
          ParameterModel.Feed _,
          ParameterModel.Argument _,
          ParameterModel.Credential _ ->
          false;
    };
  }

  private static void report(
      String variable, List<ParameterModel> parameters, Place place, Problems problems) {
    List<String> others =
        parameters.stream()
            .filter(
                parameter -> !(parameter instanceof Value v && v.source() == ParameterSource.PATH))
            .map(ParameterModel::name)
            .toList();
    String found =
        others.isEmpty()
            ? "no parameter that is not a path variable already"
            : "the parameters " + String.join(", ", others);
    String instead =
        Spelling.nearest(variable, others)
            .map(near ->
                "name the parameter `"
                    + variable
                    + "`, or put `@PathParam(\""
                    + variable
                    + "\")` on `"
                    + near
                    + "`")
            .orElse("a parameter named `" + variable + "`, such as `String " + variable + "`");
    problems.report(
        Diagnostic.VARIABLE_WITHOUT_PARAMETER,
        place,
        "a parameter for `{" + variable + "}`",
        found + Spelling.didYouMean(variable, others),
        instead);
  }
}
