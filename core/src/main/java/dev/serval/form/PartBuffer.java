package dev.serval.form;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The window over the body in which delimiters are looked for.
///
/// A delimiter is CRLF, two hyphens and the boundary. The body is read as if CRLF came before it,
/// so the first delimiter is like the others. A boundary has no CR; so where a delimiter began to
/// match and then did not, the next one begins at the byte that did not match or later. That makes
/// the search linear whatever is sent: each byte is compared at most twice.
///
/// Worked example, boundary `b`, delimiter `\r\n--b`: in `x\r\n--y` the match that begins at the CR
/// fails at `y`. No byte between is a CR, so five bytes are content at once, and the search goes on
/// at `y`.
final class PartBuffer {
  private static final int SIZE = 16 << 10;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] bytes = new byte[SIZE];

  /// The bytes from `at` to `end` were read and not taken; those before `clear` are content.
  private int at;

  private int clear;
  private int end;

  /// Whether a delimiter begins at `clear`.
  private boolean found;

  private boolean exhausted;

  PartBuffer(InputStream in, byte[] boundary) {
    this.in = in;
    delimiter = new byte[4 + boundary.length];
    delimiter[0] = '\r';
    delimiter[1] = '\n';
    delimiter[2] = '-';
    delimiter[3] = '-';
    System.arraycopy(boundary, 0, delimiter, 4, boundary.length);
    bytes[0] = '\r';
    bytes[1] = '\n';
    end = 2;
  }

  /// Returns how many bytes of content are known without reading.
  int known() {
    return clear - at;
  }

  /// Returns how many bytes of content can be taken, at least 1; -1 at the delimiter.
  ///
  /// @param part for messages
  int content(int part) throws IOException {
    while (clear == at) {
      if (found) {
        return -1;
      }
      search();
      if (clear == at && !found && !fill()) {
        throw FormException.malformed(part, "the form ends before its last boundary");
      }
    }
    return clear - at;
  }

  /// Takes bytes of content.
  void take(byte @Nullable [] into, int from, int count) {
    if (into != null) {
      System.arraycopy(bytes, at, into, from, count);
    }
    at += count;
  }

  /// Moves `clear` to the first delimiter, or to what may become one when more was read.
  private void search() {
    int i = clear;
    while (i < end) {
      if (bytes[i] != '\r') {
        i++;
        continue;
      }
      int matched = matched(i);
      if (matched == delimiter.length) {
        found = true;
        break;
      }
      if (i + matched == end) {
        break; // too few bytes to tell
      }
      i += matched;
    }
    clear = i;
  }

  /// Returns how many bytes from `from` on are those of the delimiter.
  private int matched(int from) {
    int most = Math.min(delimiter.length, end - from);
    int count = 0;
    while (count < most && bytes[from + count] == delimiter[count]) {
      count++;
    }
    return count;
  }

  /// Reads more; false at the end of the body.
  private boolean fill() throws IOException {
    if (exhausted) {
      return false;
    }
    if (at > 0) {
      System.arraycopy(bytes, at, bytes, 0, end - at);
      clear -= at;
      end -= at;
      at = 0;
    }
    int read = in.read(bytes, end, bytes.length - end);
    if (read < 0) {
      exhausted = true;
      return false;
    }
    end += read;
    return true;
  }

  /// Skips what stands before the first delimiter.
  void skipPreamble(int max) throws IOException {
    long skipped = 0;
    for (int count = content(-1); count >= 0; count = content(-1)) {
      skipped += count;
      if (skipped > max) {
        throw FormException.malformed(-1, "the form does not begin with its boundary");
      }
      take(null, 0, count);
    }
  }

  /// Takes the delimiter at hand with the end of its line; says whether it was the last one.
  boolean isLastDelimiter(int part) throws IOException {
    at = clear + delimiter.length;
    found = false;
    int first = line();
    int second = line();
    boolean last = first == '-' && second == '-';
    if (last) {
      first = line();
      second = first < 0 ? -1 : line();
    }
    boolean alone = first == '\r' && second == '\n' || last && first < 0;
    if (!alone) {
      throw FormException.malformed(part, "a boundary does not stand alone on its line");
    }
    clear = at;
    return last;
  }

  /// Returns the next byte, whatever it is; -1 at the end.
  private int line() throws IOException {
    if (at == end) {
      clear = at;
      if (!refill()) {
        return -1;
      }
    }
    return bytes[at++] & 0xFF;
  }

  /// Reads more into the empty window.
  private boolean refill() throws IOException {
    boolean more = fill();
    while (more && at == end) {
      more = fill();
    }
    return more;
  }

  /// Reads one line of a part's header, without its CRLF.
  ///
  /// @param max the most bytes of the line; beyond them -1 is returned
  /// @param into takes the bytes
  int headerLine(byte[] into, int max, int part) throws IOException {
    int count = 0;
    while (true) {
      int b = line();
      if (b == '\r') {
        if (line() != '\n') {
          throw FormException.malformed(part, "a line of a part's header does not end with CRLF");
        }
        clear = at;
        return count;
      }
      if (b < 0) {
        throw FormException.malformed(part, "the form ends before its last boundary");
      }
      if (b < ' ' && b != '\t' || b == 0x7F) {
        throw FormException.malformed(part, "a control character in a part's header");
      }
      if (count == max) {
        return -1;
      }
      into[count++] = (byte) b;
    }
  }

  /// Reads the body to its end.
  void skipEpilogue(int max) throws IOException {
    long skipped = 0;
    do {
      skipped += end - at;
      at = end;
      clear = end;
      if (skipped > max) {
        throw FormException.malformed(-1, "too much comes after the last boundary of the form");
      }
    } while (fill());
  }
}
