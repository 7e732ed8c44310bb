// Seeded damage to raw requests.
package dev.serval.netty.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Changes bytes the way a fuzzer does, the same way for the same seed.
public final class Mutation {
  private static final List<String> MARKS =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "\0",
          " ",
          "\t",
          ":",
          ";",
          ",",
          "\"",
          "0",
          "5",
          "\r\n\r\n",
          "0\r\n\r\n",
          "chunked",
          "Content-Length: 3\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Host: b\r\n",
          "Connection: close\r\n",
          " HTTP/1.0",
          "GET /x HTTP/1.1\r\nHost: a\r\n\r\n",
          "%",
          "/../",
          "\u00ff",
          "\u007f",
          "ffffffffffffffff",
          "-1",
          "+",
          "\r\n ");

  private final SplittableRandom random;

  public Mutation(long seed) {
    random = new SplittableRandom(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// One to four changes.
  public byte[] damage(byte[] original, byte[] other) {
    byte[] bytes = original;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      bytes = change(bytes, other);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes, byte[] other) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
    return switch (random.nextInt(7)) {
      case 0 -> replace(bytes, from, to, new byte[0]);
      case 1 -> replace(bytes, from, from, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replace(bytes, from, from, mark());
      case 3 -> replace(bytes, from, to, mark());
      case 4 -> replace(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
      case 5 -> replace(bytes, from, bytes.length, tail(other));
      default -> {
        byte[] flipped = bytes.clone();
        if (from < flipped.length) {
          flipped[from] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private byte[] tail(byte[] other) {
    return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
  }

  private byte[] mark() {
    return MARKS.get(random.nextInt(MARKS.size())).getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Puts one to five fields that mean nothing after the first `Host: a`.
  byte[] addFields(byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("Host: a\r\n") + "Host: a\r\n".length();
    StringBuilder fields = new StringBuilder();
    for (int count = 1 + random.nextInt(5); count > 0; count--) {
      fields.append("X-").append(random.nextInt(1000)).append(':');
      fields.append(" ".repeat(random.nextInt(3))).append("v".repeat(random.nextInt(60)));
      fields.append("\t".repeat(random.nextInt(2))).append("\r\n");
    }
    return replace(request, at, at, fields.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] replace(byte[] bytes, int from, int to, byte[] with) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(with);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
