// Which way a value of a schema travels.
package dev.serval.openapi;

/// Which way a value travels: what must be present differs between the two.
enum Direction {
  /// From the client: parameters and request bodies.
  INPUT,
  /// To the client: responses.
  OUTPUT
}
