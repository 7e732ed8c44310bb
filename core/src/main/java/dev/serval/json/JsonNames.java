package dev.serval.json;

import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that a reader knows in one place: an object's members, or an enum's constants.
///
/// A name is found in the bytes of the document without making a `String`: first the name that
/// follows the last one found is compared, quotes and colon included, because most documents keep
/// the order of the type that wrote them; then a hash table is asked. The table holds the program's
/// names only, so its chains do not depend on the document. Immutable.
///
/// ```java
/// private static final JsonNames NAMES = JsonNames.of("title", "due");
/// ```
public final class JsonNames {
  /// No names: every member is unknown.
  public static final JsonNames NONE = of();

  private final String[] names;
  private final int[] indexes;

  /// Each name as a writer spells it; null where it holds half a pair of surrogates.
  private final @Nullable EncodedName[] encoded;

  /// Each name as it stands in a pointer.
  private final byte[][] tokens;

  /// The names in plain ASCII by the hash of their bytes. Open addressing: position in `names` plus
  /// one, 0 where free; at most half full.
  private final int[] table;

  private final Map<String, Integer> byText;
  private final Rule rule;

  private JsonNames(String[] names, int[] indexes) {
    this.names = names;
    this.indexes = indexes;
    this.encoded = new @Nullable EncodedName[names.length];
    this.tokens = new byte[names.length][];
    this.table = new int[Math.max(4, Integer.highestOneBit(Math.max(1, names.length)) * 4)];
    this.byText = HashMap.newHashMap(names.length);
    this.rule = Constraints.enumeration(List.of(names));
    for (int i = 0; i < names.length; i++) {
      if (byText.put(names[i], i) != null) {
        throw new IllegalArgumentException("the name \"" + names[i] + "\" is given twice");
      }
      tokens[i] = PointerText.encode(names[i]);
      if (names[i].chars().noneMatch(c -> Character.isSurrogate((char) c))) {
        encoded[i] = EncodedName.of(names[i]);
      }
      if (names[i].chars().allMatch(c -> c < 0x80 && Words.isPlain((byte) c))) {
        insert(names[i].getBytes(StandardCharsets.US_ASCII), i);
      }
    }
  }

  /// Makes the look-up of names whose index is their position.
  ///
  /// @throws IllegalArgumentException when a name is given twice
  public static JsonNames of(String... names) {
    int[] indexes = new int[names.length];
    Arrays.setAll(indexes, i -> i);
    return new JsonNames(names.clone(), indexes);
  }

  /// Makes the look-up of names of which several may share an index, as aliases do.
  ///
  /// @param names the names, each once
  /// @param indexes the index, 0 or more, of the name at the same position
  /// @throws IllegalArgumentException when a name is given twice or an index is negative
  public static JsonNames of(String[] names, int[] indexes) {
    if (names.length != indexes.length) {
      throw new IllegalArgumentException(
          names.length + " names need as many indexes, but there are " + indexes.length);
    }
    for (int index : indexes) {
      if (index < 0) {
        throw new IllegalArgumentException("an index must not be negative: " + index);
      }
    }
    return new JsonNames(names.clone(), indexes.clone());
  }

  /// Returns how many names there are, aliases included.
  public int size() {
    return names.length;
  }

  /// Returns all names in the order given.
  public List<String> names() {
    return List.of(names);
  }

  /// Returns the index of a name, or -1.
  public int indexOf(String name) {
    int entry = find(name);
    return entry < 0 ? -1 : indexes[entry];
  }

  String name(int entry) {
    return names[entry];
  }

  int index(int entry) {
    return indexes[entry];
  }

  /// Returns a name as it stands in a pointer, with its slash.
  byte[] token(int entry) {
    return tokens[entry];
  }

  /// Returns the spelling to expect of an entry; null past the last.
  @Nullable EncodedName guess(int entry) {
    return entry < encoded.length ? encoded[entry] : null;
  }

  /// Returns the entry of a name that is plain ASCII, given the place of its bytes; or -1.
  int find(byte[] buf, int from, int to) {
    int mask = table.length - 1;
    for (int slot = hash(buf, from, to) & mask; table[slot] != 0; slot = (slot + 1) & mask) {
      int entry = table[slot] - 1;
      EncodedName name = encoded[entry];
      if (name != null && name.isTextAt(buf, from, to)) {
        return entry;
      }
    }
    return -1;
  }

  /// Returns the entry of a decoded name, or -1.
  int find(String name) {
    Integer entry = byText.get(name);
    return entry == null ? -1 : entry;
  }

  private void insert(byte[] name, int entry) {
    int mask = table.length - 1;
    int slot = hash(name, 0, name.length) & mask;
    while (table[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    table[slot] = entry + 1;
  }

  /// A hash of the length, the first and the last eight bytes. Names that share all three are told
  /// apart by comparing: there are only as many as the program has.
  private static int hash(byte[] buf, int from, int to) {
    int length = to - from;
    long first = 0;
    long last = 0;
    if (length >= Long.BYTES) {
      first = Words.get(buf, from);
      last = Words.get(buf, to - Long.BYTES);
    } else {
      for (int i = from; i < to; i++) {
        first = first << Byte.SIZE | buf[i];
      }
    }
    long mixed = (first * 0x9E3779B97F4A7C15L ^ last) * 0xC2B2AE3D27D4EB4FL + length;
    return (int) (mixed ^ mixed >>> 29 ^ mixed >>> 47);
  }

  /// The failed rule that a string is one of the names.
  Rule rule() {
    return rule;
  }
}
