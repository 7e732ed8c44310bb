// The notation in which the wire table writes bytes.
package dev.serval.netty.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Turns the table's notation into bytes. One character is one byte (ISO-8859-1), and:
///
/// | written | means |
/// | --- | --- |
/// | `\r` `\n` `\t` `\s` `\\` `\{` `\}` | CR, LF, HTAB, space, and the three marks themselves |
/// | `\x00` | the byte with this hexadecimal value |
/// | `{text*3}` | the text three times; `\#` in it is the number of the repetition, from 1 |
///
/// Repetitions may nest; `\#` is the number of the innermost.
final class RawText {
  private final String text;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private RawText(String text) {
    this.text = text;
  }

  static byte[] bytes(String text) {
    RawText raw = new RawText(text);
    raw.write(0, text.length(), 0);
    return raw.out.toByteArray();
  }

  private void write(int from, int to, int repetition) {
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += escape(at + 1, repetition);
      } else if (c == '{') {
        at = repeat(at, to);
      } else if (c == '}' || c > 0xff) {
        throw wrong("a bare } or a character that is not one byte", at);
      } else {
        out.write(c);
      }
    }
  }

  /// Writes the escape whose letter is at the index and returns how many characters it took.
  private int escape(int at, int repetition) {
    if (at >= text.length()) {
      throw wrong("a backslash at the end", at - 1);
    }
    char letter = text.charAt(at);
    switch (letter) {
      case 'r' -> out.write('\r');
      case 'n' -> out.write('\n');
      case 't' -> out.write('\t');
      case 's' -> out.write(' ');
      case '\\', '{', '}' -> out.write(letter);
      case '#' -> out.writeBytes(Integer.toString(repetition).getBytes(StandardCharsets.US_ASCII));
      case 'x' -> {
        if (at + 3 > text.length()) {
          throw wrong("a cut \\x escape", at);
        }
        out.write(Integer.parseInt(text, at + 1, at + 3, 16));
        return 3;
      }
      default -> throw wrong("the unknown escape \\" + letter, at);
    }
    return 1;
  }

  private int repeat(int at, int to) {
    int end = at + 1;
    int star = -1;
    for (int depth = 0; end < to && (depth > 0 || text.charAt(end) != '}'); end++) {
      char c = text.charAt(end);
      if (c == '\\') {
        end++;
      } else if (c == '*' && depth == 0) {
        star = end;
      } else {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      }
    }
    if (star <= at || end >= to) {
      throw wrong("a { without *count}; a literal one is \\{", at);
    }
    int count = Integer.parseInt(text, star + 1, end, 10);
    for (int i = 1; i <= count; i++) {
      write(at + 1, star, i);
    }
    return end;
  }

  private IllegalArgumentException wrong(String what, int at) {
    return new IllegalArgumentException(what + " at column " + (at + 1) + " of: " + text);
  }
}
