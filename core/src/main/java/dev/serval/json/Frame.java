package dev.serval.json;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One open object or array of a reading: where it stands in the pointer, and which names were
/// seen.
///
/// Known members are bits. Unknown names go into a `HashSet` of strings, which keeps names of equal
/// hash in a sorted tree, so that a document made of colliding names costs O(n log n); a single
/// one, such as the tag of a union, stays where it is in the document. Frames are used again for
/// the next object at the same depth, and their references are written only when they change, since
/// such writes cost more than others.
final class Frame {
  /// A set that grew past this is dropped, not cleared: clearing costs its capacity.
  private static final int REUSABLE = 32;

  /// How many unknown names are compared one by one.
  private static final int FEW = 8;

  private static final int[] NONE = {};

  boolean array;

  /// The element being read, counted from 0; -1 before the first. Only of arrays.
  int index;

  /// Where the value of the current member or element starts; -1 before the first.
  int valueStart;

  /// The names by which the member at hand is known, and its entry in them. Where it is unknown, or
  /// none is at hand, this is the complement of the entry to expect next.
  private JsonNames names = JsonNames.NONE;

  private int entry;

  /// The unknown member at hand: its text, or where it stands in the document; both unset where
  /// there is none.
  private @Nullable String name;

  private int nameStart;
  private int nameEnd;

  private long seen;
  private @Nullable BitSet seenMore;

  /// Where the few unknown names start and end, and how many there are.
  private int[] few = NONE;

  private int fewCount;

  /// All unknown names, when they are not few; empty before.
  private @Nullable Set<String> unknown;

  void beginArray() {
    array = true;
    index = -1;
    valueStart = -1;
  }

  void beginObject() {
    array = false;
    valueStart = -1;
    seen = 0;
    entry = ~0;
    nameStart = -1;
    forget();
  }

  /// Drops everything that belongs to a document.
  void forget() {
    if (seenMore != null) {
      seenMore = null;
    }
    if (name != null) {
      name = null;
    }
    fewCount = 0;
    if (unknown != null && !unknown.isEmpty()) {
      if (unknown.size() > REUSABLE) {
        unknown = null;
      } else {
        unknown.clear();
      }
    }
  }

  /// The entry that follows the last known one: a good guess of the next.
  int guess() {
    return entry < 0 ? ~entry : entry + 1;
  }

  /// Goes to a known member; false when it was there before.
  boolean known(JsonNames names, int entry) {
    if (this.names != names) {
      this.names = names;
    }
    return known(entry, names.index(entry));
  }

  /// As the other one, for an entry of the same names as the one before.
  boolean known(int entry, int member) {
    this.entry = entry;
    if (member < Long.SIZE) {
      long bit = 1L << member;
      boolean fresh = (seen & bit) == 0;
      seen |= bit;
      return fresh;
    }
    return oneOfMany(member);
  }

  private boolean oneOfMany(int member) {
    if (seenMore == null) {
      seenMore = new BitSet();
    }
    boolean fresh = !seenMore.get(member);
    seenMore.set(member);
    return fresh;
  }

  /// Leaves the member at hand; none is, until the next name was read.
  void between() {
    entry = ~guess();
    nameStart = -1;
    if (name != null) {
      name = null;
    }
  }

  /// Goes to an unknown member whose name is the text; false when it was there before.
  boolean unknown(String name, byte[] document) {
    this.name = name;
    return all(document).add(name);
  }

  /// Goes to an unknown member whose name is plain ASCII and stands in the document; false when it
  /// was there before.
  boolean unknown(int start, int end, byte[] document) {
    nameStart = start;
    nameEnd = end;
    if (fewCount == FEW || (unknown != null && !unknown.isEmpty())) {
      return all(document).add(name(document));
    }
    for (int i = 0; i < fewCount; i++) {
      int other = few[2 * i];
      int otherEnd = few[2 * i + 1];
      if (otherEnd - other == end - start
          && Arrays.equals(document, other, otherEnd, document, start, end)) {
        return false;
      }
    }
    if (few.length == 0) {
      few = new int[2 * FEW];
    }
    few[2 * fewCount] = start;
    few[2 * fewCount + 1] = end;
    fewCount++;
    return true;
  }

  /// The set of all unknown names seen, from now on the place of new ones.
  private Set<String> all(byte[] document) {
    if (unknown == null) {
      unknown = new HashSet<>();
    }
    if (unknown.isEmpty()) {
      for (int i = 0; i < fewCount; i++) {
        unknown.add(ascii(document, few[2 * i], few[2 * i + 1]));
      }
    }
    return unknown;
  }

  /// Whether a member is at hand.
  boolean isNamed() {
    return entry >= 0 || nameStart >= 0 || name != null;
  }

  /// The name of the member at hand.
  String name(byte[] document) {
    if (entry >= 0) {
      return names.name(entry);
    }
    if (name == null) {
      name = ascii(document, nameStart, nameEnd);
    }
    return name;
  }

  /// Adds the member or element at hand to a pointer.
  void addTo(PointerText pointer, byte[] document) {
    if (array) {
      if (index >= 0) {
        pointer.index(index);
      }
    } else if (entry >= 0) {
      if (!pointer.token(names.token(entry))) {
        pointer.name(names.name(entry));
      }
    } else if (isNamed()) {
      pointer.name(name(document));
    }
  }

  @SuppressWarnings("deprecation") // this constructor takes bytes for characters without a look
  private static String ascii(byte[] document, int start, int end) {
    return new String(document, 0, start, end - start);
  }
}
