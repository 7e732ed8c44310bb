package dev.serval;

import dev.serval.json.JsonWriter;
import dev.serval.transport.Piece;

/// How one item of a streamed response becomes bytes, its end included. For any number of threads.
@FunctionalInterface
interface ItemEncoder<E> {
  /// Returns the bytes in a writer that the caller may keep.
  JsonWriter encode(E item);

  /// Returns the bytes of an item.
  default Piece piece(E item) {
    return piece(encode(item));
  }

  /// Returns what was written, which must not be written to any more.
  static Piece piece(JsonWriter written) {
    return new Piece(written.buffer(), written.length());
  }
}
