// End: what follows a piece of an answer.
package dev.serval.netty;

/// What comes after the bytes that a request thread sends.
enum End {
  /// More of the same answer.
  MORE,
  /// The next request.
  REUSE,
  /// The end of the connection.
  CLOSE
}
