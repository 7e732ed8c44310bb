package dev.serval.processor.model;

import java.util.List;

/// A class of a program that answers requests.
///
/// @param name the class; its routes are generated as `name.generated("Routes")`
/// @param visible whether other packages see it
/// @param routes its routes, inherited ones after its own
/// @param complete whether all of its routes could be read; the faults of the others are reported,
///   unless they name a class that does not exist (yet)
/// @param place where it is declared; the generated file originates there
public record Resource(
    ClassName name, boolean visible, List<RouteModel> routes, boolean complete, Place place) {
  public Resource {
    routes = List.copyOf(routes);
  }

  /// The class that is generated for it.
  public ClassName routesName() {
    return name.generated("Routes");
  }
}
