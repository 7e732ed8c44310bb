package dev.serval.processor.check;

import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Group;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.RouteModel;
import java.util.ArrayList;
import java.util.HashMap;
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
      String name =
          value.source() == ParameterSource.HEADER
              ? value.wireName().toLowerCase(Locale.ROOT)
              : value.wireName();
      String source = value.source().name().toLowerCase(Locale.ROOT);
      Place other = seen.putIfAbsent(source + ' ' + name, value.place());
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

  /// Every single value that the parameters are made of, those of records included.
  public static List<Value> values(List<ParameterModel> parameters) {
    List<Value> values = new ArrayList<>();
    for (ParameterModel parameter : parameters) {
      switch (parameter) {
        case Value value -> values.add(value);
        case Group group -> values.addAll(values(group.components()));
        case ParameterModel.Body _, ParameterModel.Framework _ -> {}
      }
    }
    return values;
  }
}
