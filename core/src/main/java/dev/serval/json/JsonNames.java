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
/// follows the last one found is compared, because most documents keep the order of the type that
/// wrote them, then a hash table is asked. The table holds the program's names only, so its chains
/// do not depend on the document. Immutable.
///
/// ```java
/// private static final JsonNames NAMES = JsonNames.of("title", "due");
/// ```
public final class JsonNames {
  /// No names: every member is unknown.
  public static final JsonNames NONE = of();

  private final String[] names;
  private final int[] indexes;

  /// UTF-8 of each name, or null where the name cannot stand in JSON without an escape.
  private final byte[] @Nullable [] plain;

  /// Open addressing: position in `names` plus one, 0 where free; at most half full.
  private final int[] table;

  private final Map<String, Integer> byText;
  private final Rule rule;

  private JsonNames(String[] names, int[] indexes) {
    this.names = names;
    this.indexes = indexes;
    this.plain = new byte[names.length] @Nullable [];
    this.table = new int[Math.max(4, Integer.highestOneBit(Math.max(1, names.length)) * 4)];
    this.byText = HashMap.newHashMap(names.length);
    this.rule = Constraints.enumeration(List.of(names));
    for (int i = 0; i < names.length; i++) {
      if (byText.put(names[i], i) != null) {
        throw new IllegalArgumentException("the name \"" + names[i] + "\" is given twice");
      }
      if (isPlain(names[i])) {
        byte[] bytes = names[i].getBytes(StandardCharsets.UTF_8);
        plain[i] = bytes;
        insert(bytes, i);
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

  /// Returns the end of the name if the entry's name and a quote stand at `from`, else -1.
  int matchAt(int entry, byte[] buf, int from, int end) {
    if (entry >= plain.length) {
      return -1;
    }
    byte[] name = plain[entry];
    if (name == null) {
      return -1;
    }
    int to = from + name.length;
    if (to < end && buf[to] == '"' && Arrays.equals(buf, from, to, name, 0, name.length)) {
      return to;
    }
    return -1;
  }

  /// Returns the entry whose name and a quote stand at `from`; -1 when none does or when the name
  /// is written with an escape.
  int find(byte[] buf, int from, int end) {
    int hash = 0;
    int to = from;
    while (to < end && buf[to] != '"') {
      hash = hash * 31 + buf[to++];
    }
    int mask = table.length - 1;
    for (int slot = spread(hash) & mask; table[slot] != 0; slot = (slot + 1) & mask) {
      int entry = table[slot] - 1;
      if (matchAt(entry, buf, from, end) == to) {
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
    int hash = 0;
    for (byte b : name) {
      hash = hash * 31 + b;
    }
    int mask = table.length - 1;
    int slot = spread(hash) & mask;
    while (table[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    table[slot] = entry + 1;
  }

  /// The failed rule that a string is one of the names.
  Rule rule() {
    return rule;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 15);
  }

  /// Whether the bytes of the name are its only spelling that needs no escape, so that comparing
  /// bytes is enough.
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
