// FieldCache: how header fields that are sent again and again look on the wire.
package dev.serval.netty;

import dev.serval.http.Headers;
import org.jspecify.annotations.Nullable;

/// A few encoded field lists, found by the identity of the [Headers] they were made from.
///
/// Most answers have one of a handful of constant lists: the media type of JSON, say. The second
/// time that the same object is seen its encoding is kept; a list that is made for one answer never
/// comes twice, so it takes no place. Belongs to one event loop.
@SuppressWarnings("ReferenceEquality") // equal fields that are other objects are not found
final class FieldCache {
  private static final int SIZE = 8;

  private final @Nullable Headers[] known = new Headers[SIZE];
  private final byte[][] encoded = new byte[SIZE][];
  private final @Nullable Headers[] seen = new Headers[SIZE];
  private int nextKnown;
  private int nextSeen;

  /// Returns the encoding of `headers`, or null if it is not known; not to be changed.
  byte @Nullable [] find(Headers headers) {
    for (int i = 0; i < SIZE; i++) {
      if (known[i] == headers) {
        return encoded[i];
      }
    }
    return null;
  }

  /// Whether `headers` were seen before, so that their encoding is worth keeping. Says no the first
  /// time, and yes the next.
  boolean isRepeated(Headers headers) {
    for (int i = 0; i < SIZE; i++) {
      if (seen[i] == headers) {
        return true;
      }
    }
    seen[nextSeen] = headers;
    nextSeen = (nextSeen + 1) % SIZE;
    return false;
  }

  /// Keeps an encoding, perhaps in place of another.
  void keep(Headers headers, byte[] bytes) {
    known[nextKnown] = headers;
    encoded[nextKnown] = bytes;
    nextKnown = (nextKnown + 1) % SIZE;
  }
}
