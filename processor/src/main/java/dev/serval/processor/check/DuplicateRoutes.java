package dev.serval.processor.check;

import dev.serval.processor.model.Resource;
import dev.serval.processor.model.RouteModel;
import java.util.HashMap;
import java.util.Map;

/// Rule: no two methods answer the same requests, which is so when their templates differ in
/// nothing but the names of variables.
///
/// Classes of one package are compared with each other. Those of different packages often are two
/// versions of one API, mounted under different prefixes; the router compares them when the
/// application starts.
public final class DuplicateRoutes {
  private final Problems problems;
  private final Map<String, RouteModel> routes = new HashMap<>();

  public DuplicateRoutes(Problems problems) {
    this.problems = problems;
  }

  /// Adds the routes of a class to those that are known.
  public void add(Resource resource) {
    for (RouteModel route : resource.routes()) {
      String key =
          resource.name().packageName() + ' ' + route.httpMethod() + ' ' + shape(route.template());
      RouteModel other = routes.putIfAbsent(key, route);
      if (other != null && !other.signature().equals(route.signature())) {
        report(route, other);
      }
    }
  }

  private void report(RouteModel route, RouteModel other) {
    boolean same = route.template().equals(other.template());
    problems.report(
        Problem.of(
                Diagnostic.DUPLICATE_ROUTE,
                route.place(),
                "one method for " + route.httpMethod() + " " + route.template(),
                same
                    ? "`" + route.signature() + "` and `" + other.signature() + "`"
                    : "`"
                        + other.signature()
                        + "` answers the same requests as "
                        + other.template(),
                "another path or HTTP method, or one method that decides")
            .and(other.place()));
  }

  /// The template with the names of variables left out.
  static String shape(String template) {
    return template.replaceAll("\\{[^}.]*\\.\\.\\.}", "{...}").replaceAll("\\{[^}.]*}", "{}");
  }
}
