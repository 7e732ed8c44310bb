package dev.serval;

/// Some routes that belong together; the annotation processor writes one for each resource class.
///
/// ```java
/// Routes health = group -> group.get("/health", request -> Response.text("ok"));
/// App.create().mount(health).start();
/// ```
@FunctionalInterface
public interface Routes {
  /// Adds the routes to `group`; called once, when all settings of the application are known.
  void addTo(Group group);
}
