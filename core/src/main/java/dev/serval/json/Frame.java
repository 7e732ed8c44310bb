package dev.serval.json;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One open object or array of a reading: where it stands in the pointer, and which names were
/// seen.
///
/// Known members are bits. Unknown names go into a `HashSet` of strings, which keeps names of equal
/// hash in a sorted tree, so that a document made of colliding names costs O(n log n). Frames are
/// used again for the next object at the same depth.
final class Frame {
  /// A set that grew past this is dropped, not cleared: clearing costs its capacity.
  private static final int REUSABLE = 32;

  boolean array;

  /// The element being read, counted from 0; -1 before the first. Only of arrays.
  int index;

  /// The member being read. Only of objects.
  @Nullable String name;

  /// The entry of the last known member, for guessing the next.
  int entry;

  /// Where the value of the current member or element starts; -1 before the first.
  int valueStart;

  private long seen;
  private @Nullable BitSet seenMore;
  private @Nullable String firstUnknown;
  private @Nullable Set<String> unknown;

  void beginArray() {
    array = true;
    index = -1;
    name = null;
    valueStart = -1;
  }

  void beginObject() {
    array = false;
    name = null;
    entry = -1;
    valueStart = -1;
    seen = 0;
    seenMore = null;
    firstUnknown = null;
    if (unknown != null) {
      if (unknown.size() > REUSABLE) {
        unknown = null;
      } else if (!unknown.isEmpty()) {
        unknown.clear();
      }
    }
  }

  /// Marks a known member; false when it was there before.
  boolean seeKnown(int member) {
    if (member < Long.SIZE) {
      long bit = 1L << member;
      boolean fresh = (seen & bit) == 0;
      seen |= bit;
      return fresh;
    }
    if (seenMore == null) {
      seenMore = new BitSet();
    }
    boolean fresh = !seenMore.get(member);
    seenMore.set(member);
    return fresh;
  }

  /// Marks an unknown member; false when it was there before.
  boolean seeUnknown(String member) {
    if (firstUnknown == null) {
      firstUnknown = member;
      return true;
    }
    if (firstUnknown.equals(member)) {
      return false;
    }
    if (unknown == null) {
      unknown = new HashSet<>();
    }
    return unknown.add(member);
  }
}
