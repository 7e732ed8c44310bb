package dev.serval;

import dev.serval.json.JsonWriter;

/// How one item of a streamed response becomes bytes, its end included. For any number of threads.
@FunctionalInterface
interface ItemEncoder<E> {
  /// Returns the bytes in a writer that the caller may keep.
  JsonWriter encode(E item);
}
