// What an operation causes the API to send later.
package dev.serval.openapi;

import java.util.List;
import java.util.Objects;

/// What an operation causes the API to send later, to an address that its caller gave (the
/// *Callback Object* of OpenAPI).
///
/// @param name what it is called
/// @param expression the address, a *runtime expression* such as `{$request.body#/callbackUrl}`
/// @param requests what is sent there, each to its name as a path below the address, or to the
///   address itself where the name is empty
public record Callback(String name, String expression, List<Webhook> requests) {
  /// Copies the list.
  public Callback {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(expression, "expression");
    requests = List.copyOf(requests);
  }
}
