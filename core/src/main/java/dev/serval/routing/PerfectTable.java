package dev.serval.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what is stored for some bytes with one hash and one comparison, whatever the bytes are.
///
/// A perfect hash: when the table is made, a multiplier is searched for each bucket of keys that
/// sends every key to a slot of its own. A look-up reads the bytes eight at a time and visits one
/// bucket and one slot:
///
/// ```text
/// bytes ─► hash ─┬─ upper bits ─► multipliers[bucket]
///                └─ hash × multiplier, upper bits ─► slots[slot]: owner, length, words, value
///                                                                 └── all compared ──┘
/// ```
///
/// A key also has an owner, a number that is compared and hashed with it, so that one table holds
/// the literals below all nodes of a tree. Nothing is ever added afterwards, and no request can
/// make a look-up longer: a hash that collides ends in a comparison that fails.
final class PerfectTable {
  /// What [#find] returns for bytes that are no key.
  static final int NONE = -1;

  /// What is stored.
  ///
  /// @param owner at least 0
  /// @param text the bytes, one to a character
  /// @param value at least 0
  record Key(int owner, String text, int value) {}

  // One slot: owner (-1 if it is free), length in bytes, index of its first word, value.
  private static final int STRIDE = 4;
  private static final int LENGTH = 1;
  private static final int FIRST_WORD = 2;
  private static final int VALUE = 3;

  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final long OWNER = 0xD6E8_FEB8_6659_FD93L;

  /// Far more than the last bucket needs, which finds a quarter of the slots free at least.
  private static final int MAX_ATTEMPTS = 10_000;

  private final long seed;
  private final int bucketShift;
  private final int slotShift;
  private final long[] multipliers;
  private final int[] slots;
  private final long[] words;

  /// @param keys different in owner or text
  static PerfectTable of(List<Key> keys) {
    // A seed fails only where two keys have the same hash of 64 bits, or no multiplier was found.
    for (long seed = 1; seed <= 64; seed++) {
      PerfectTable table = new PerfectTable(keys, mix(0, seed));
      if (table.place(keys)) {
        return table;
      }
    }
    throw new IllegalStateException("Two of the keys are equal");
  }

  private PerfectTable(List<Key> keys, long seed) {
    this.seed = seed;
    int bucketBits = bits(keys.size() / 2);
    int slotBits = bits(keys.size() + keys.size() / 4);
    bucketShift = Long.SIZE - bucketBits;
    slotShift = Long.SIZE - slotBits;
    multipliers = new long[1 << bucketBits];
    slots = new int[STRIDE << slotBits];
    words = new long[keys.stream().mapToInt(key -> key.text().length() / Long.BYTES + 1).sum()];
    Arrays.fill(slots, NONE);
  }

  /// So that `count` is below two to this power; at least 1, as a shift by 64 shifts nothing.
  private static int bits(int count) {
    return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(count));
  }

  /// The value of a key of at most eight bytes, or [#NONE].
  ///
  /// @param bytes in one word, as [Words#at(byte[], int, int)] reads them
  int find(int owner, long bytes, int length) {
    long hash = mix(start(owner, length), bytes);
    int slot = slot(hash);
    return slots[slot] == owner
            && slots[slot + LENGTH] == length
            && words[slots[slot + FIRST_WORD]] == bytes
        ? slots[slot + VALUE]
        : NONE;
  }

  /// The value of a key, or [#NONE].
  int find(int owner, byte[] bytes, int from, int to) {
    int last = to - Long.BYTES;
    if (last <= from) {
      return find(owner, Words.at(bytes, from, to), to - from);
    }
    int slot = slot(hash(owner, bytes, from, to));
    if (slots[slot] != owner || slots[slot + LENGTH] != to - from) {
      return NONE;
    }
    int word = slots[slot + FIRST_WORD];
    for (int at = from; at < last; at += Long.BYTES) {
      if (words[word++] != Words.at(bytes, at)) {
        return NONE;
      }
    }
    return words[word] == Words.at(bytes, last) ? slots[slot + VALUE] : NONE;
  }

  /// Reads more than eight bytes as [#find] does: in words from the first on, and the last eight as
  /// one more word, which may overlap the one before.
  private long hash(int owner, byte[] bytes, int from, int to) {
    long hash = start(owner, to - from);
    int last = to - Long.BYTES;
    for (int at = from; at < last; at += Long.BYTES) {
      hash = mix(hash, Words.at(bytes, at));
    }
    return mix(hash, Words.at(bytes, last));
  }

  private long start(int owner, int length) {
    return seed + owner * OWNER + length;
  }

  /// A product carries each bit upwards only, so the upper bits go down before the next one.
  private static long mix(long hash, long word) {
    return (Long.rotateLeft(hash, 29) ^ word) * MIX;
  }

  private int slot(long hash) {
    return slot(hash, multipliers[(int) (hash >>> bucketShift)]);
  }

  private int slot(long hash, long multiplier) {
    return (int) (hash * multiplier >>> slotShift) * STRIDE;
  }

  /// Gives every key its slot, the fullest buckets first, while there is most room.
  private boolean place(List<Key> keys) {
    Map<Integer, List<Placed>> buckets = new HashMap<>();
    int word = 0;
    for (Key key : keys) {
      byte[] text = key.text().getBytes(ISO_8859_1);
      int last = text.length - Long.BYTES;
      int first = word;
      for (int at = 0; at < last; at += Long.BYTES) {
        words[word++] = Words.at(text, at);
      }
      words[word++] = Words.at(text, Math.max(0, last), text.length);
      long hash =
          last <= 0
              ? mix(start(key.owner(), text.length), words[first])
              : hash(key.owner(), text, 0, text.length);
      buckets
          .computeIfAbsent((int) (hash >>> bucketShift), absent -> new ArrayList<>())
          .add(new Placed(key, hash, first));
    }
    return buckets.entrySet().stream()
        .sorted(Comparator.comparingInt(bucket -> -bucket.getValue().size()))
        .allMatch(bucket -> place(bucket.getKey(), bucket.getValue()));
  }

  /// @param word the index of its first word
  private record Placed(Key key, long hash, int word) {}

  /// Tries multipliers until one leads each key of a bucket to a free slot of its own.
  private boolean place(int bucket, List<Placed> keys) {
    for (long attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      long multiplier = mix(seed, attempt) | 1;
      if (keys.stream().mapToInt(key -> slot(key.hash(), multiplier)).distinct().count()
              == keys.size()
          && keys.stream().allMatch(key -> slots[slot(key.hash(), multiplier)] == NONE)) {
        multipliers[bucket] = multiplier;
        keys.forEach(key -> take(slot(key.hash(), multiplier), key));
        return true;
      }
    }
    return false;
  }

  private void take(int slot, Placed placed) {
    slots[slot] = placed.key().owner();
    slots[slot + LENGTH] = placed.key().text().length();
    slots[slot + FIRST_WORD] = placed.word();
    slots[slot + VALUE] = placed.key().value();
  }
}
