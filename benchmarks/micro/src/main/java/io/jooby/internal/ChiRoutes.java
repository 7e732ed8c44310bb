// ChiRoutes: a door to Jooby's router, which is not public; so this stands in its package.
package io.jooby.internal;

import io.jooby.Route;

/// Jooby's radix tree of templates, alone.
public final class ChiRoutes {
  private final Chi chi = new Chi();

  /// Adds a route; a rest is written `{name...}` as in Serval.
  public void add(String method, String template) {
    String pattern =
        template.endsWith("...}") ? template.replaceAll("\\{\\w+\\.\\.\\.}", "*") : template;
    chi.insert(new Route(method, pattern, context -> template));
  }

  /// Finds a route; the answer also holds the values of its parameters.
  public Object find(String method, String path) {
    return chi.find(method, path);
  }
}
