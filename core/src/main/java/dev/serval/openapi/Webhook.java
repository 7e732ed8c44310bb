// A request that the API sends to its clients.
package dev.serval.openapi;

import dev.serval.http.Method;
import java.util.Objects;

/// A request that the API sends to its clients, as the document describes it: by itself (the
/// `webhooks` of OpenAPI), or as a [Callback] of an operation.
///
/// @param name what it is called, such as `order-paid`
/// @param method the method it is sent with
/// @param operation what is sent, and what the receiver shall answer
public record Webhook(String name, Method method, Operation operation) {
  /// Checks that nothing is missing.
  public Webhook {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(operation, "operation");
  }
}
