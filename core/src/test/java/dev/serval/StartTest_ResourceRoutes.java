// As the annotation processor would write it for StartTest.Resource.
package dev.serval;

final class StartTest_ResourceRoutes implements Routes {
  static {
    GeneratedRoutes.register(StartTest.Resource.class, StartTest_ResourceRoutes::new);
  }

  private final StartTest.Resource resource;

  StartTest_ResourceRoutes(StartTest.Resource resource) {
    this.resource = resource;
  }

  @Override
  public void addTo(Group group) {
    String name = resource.getClass().getSimpleName();
    group.route(Route.of(dev.serval.http.Method.GET, "/generated", request -> Response.text(name)));
  }
}
