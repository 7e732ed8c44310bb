// Piece: some bytes of a body.
package dev.serval.transport;

import java.util.Objects;

/// The first `length` bytes of an array, which nobody writes to any more: one piece may be sent on
/// any number of connections.
///
/// @param bytes the array
/// @param length how many of its bytes count; at least 1
@SuppressWarnings("ArrayRecordComponent") // nobody compares pieces, or writes to one
public record Piece(byte[] bytes, int length) {
  /// Checks the length.
  ///
  /// @throws IndexOutOfBoundsException if it is less than 1 or more than the array has
  public Piece {
    Objects.checkIndex(length - 1, bytes.length);
  }

  /// Says how long it is; what it holds may be secret.
  @Override
  public String toString() {
    return length + " bytes";
  }
}
