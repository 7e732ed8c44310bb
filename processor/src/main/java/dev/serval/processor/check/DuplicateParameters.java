package dev.serval.processor.check;

import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Group;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.RouteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Rule: no two parameters of a route read the same value; the second would be a slip, and the
/// document cannot say it.
public final class DuplicateParameters {
  private DuplicateParameters() {}

  /// Checks one route.
  public static void check(RouteModel route, Problems problems) {
    Map<String, Place> seen = new HashMap<>();
    for (Value value : values(route.parameters())) {
      String source = value.source().name().toLowerCase(Locale.ROOT);
      Place other = seen.putIfAbsent(key(value), value.place());
      if (other != null) {
        problems.report(
            Problem.of(
                    Diagnostic.DUPLICATE_PARAMETER,
                    value.place(),
                    "one parameter for the " + source + " value `" + value.wireName() + "`",
                    "two",
                    "another name, or one parameter that both uses share")
                .and(other));
      }
    }
  }

  /// What tells two values apart; the case of a header's name does not.
  private static String key(Value value) {
    String name = value.wireName();
    return value.source()
        + " "
        + (value.source() == ParameterSource.HEADER ? name.toLowerCase(Locale.ROOT) : name);
  }

  /// As `values`, with those that dependencies take; each name of a source once.
  public static List<Value> valuesOfAll(List<ParameterModel> parameters) {
    Map<String, Value> byName = new LinkedHashMap<>();
    addAll(parameters, byName);
    return List.copyOf(byName.values());
  }

  private static void addAll(List<ParameterModel> parameters, Map<String, Value> byName) {
    for (Value value : values(parameters)) {
      byName.putIfAbsent(key(value), value);
    }
    for (ParameterModel parameter : parameters) {
      if (parameter instanceof ParameterModel.Dependency dependency) {
        addAll(dependency.provider().parameters(), byName);
      }
    }
  }

  /// Every single value that the parameters are made of, those of records included.
  public static List<Value> values(List<ParameterModel> parameters) {
    List<Value> values = new ArrayList<>();
    for (ParameterModel parameter : parameters) {
      switch (parameter) {
        case Value value -> values.add(value);
        case Group group -> values.addAll(values(group.components()));
        case ParameterModel.Body _,
            ParameterModel.Lines _,
            ParameterModel.Feed _,
            ParameterModel.Framework _,
            ParameterModel.Argument _,
            ParameterModel.Dependency _,
            ParameterModel.Credential _ -> {}
      }
    }
    return values;
  }
}
