// Frame: a message as it goes through Redis.
package dev.serval.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A message with where it comes from: `node number json`, parted by single spaces.
///
/// The number tells a node's messages apart: one that is sent once more, because nobody knows
/// whether it had arrived, has the number it had. What a script says for a node that died begins
/// with `-` and has the number 0. Immutable as long as nobody writes to its array.
final class Frame {
  /// What `node number ` has at most.
  private static final int MAX_HEAD = 64;

  private final String node;
  private final long number;
  private final byte[] json;

  /// @param node where it was published
  /// @param number counts the messages of that node, from 1
  /// @param json the message
  Frame(String node, long number, byte[] json) {
    this.node = node;
    this.number = number;
    this.json = json;
  }

  String node() {
    return node;
  }

  long number() {
    return number;
  }

  byte[] json() {
    return json;
  }

  static byte[] bytes(String node, long number, byte[] json) {
    byte[] head = (node + ' ' + number + ' ').getBytes(StandardCharsets.US_ASCII);
    byte[] frame = Arrays.copyOf(head, head.length + json.length);
    System.arraycopy(json, 0, frame, head.length, json.length);
    return frame;
  }

  /// Returns what bytes say; null where they are no frame, whoever wrote them.
  static @Nullable Frame of(byte[] bytes) {
    int first = space(bytes, 0);
    int second = first < 1 ? -1 : space(bytes, first + 1);
    if (second <= first + 1) {
      return null;
    }
    String node = new String(bytes, 0, first, StandardCharsets.US_ASCII);
    try {
      String digits = new String(bytes, first + 1, second - first - 1, StandardCharsets.US_ASCII);
      byte[] json = Arrays.copyOfRange(bytes, second + 1, bytes.length);
      return new Frame(node, Long.parseLong(digits), json);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static int space(byte[] bytes, int from) {
    for (int i = from; i < bytes.length && i < MAX_HEAD; i++) {
      if (bytes[i] == ' ') {
        return i;
      }
    }
    return -1;
  }
}
