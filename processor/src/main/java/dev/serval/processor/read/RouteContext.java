package dev.serval.processor.read;

import dev.serval.processor.model.Doc;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;

/// What the reading of a parameter has to know of its method.
///
/// @param packageName the package that generated code will be in
/// @param httpMethod the HTTP method
/// @param variables the names of the path template's variables, in order
/// @param doc the doc comment of the method
/// @param providers the methods that led here, outermost first; empty for a route
/// @param chain what they are called in messages, as `Auth.currentUser`
record RouteContext(
    String packageName,
    String httpMethod,
    List<String> variables,
    Doc doc,
    List<ExecutableElement> providers,
    List<String> chain) {
  RouteContext {
    variables = List.copyOf(variables);
    providers = List.copyOf(providers);
    chain = List.copyOf(chain);
  }

  /// What the reading of a provider's parameters has to know.
  RouteContext within(ExecutableElement provider, String name, Doc providerDoc) {
    List<ExecutableElement> more = new ArrayList<>(providers);
    more.add(provider);
    List<String> longer = new ArrayList<>(chain);
    longer.add(name);
    return new RouteContext(packageName, httpMethod, variables, providerDoc, more, longer);
  }

  /// Whether requests of this method carry content that means something (RFC 9110 §9.3, RFC 9110bis
  /// QUERY).
  boolean bodyAllowed() {
    return switch (httpMethod) {
      case "POST", "PUT", "PATCH", "QUERY" -> true;
      default -> false;
    };
  }
}
