// ResponseWriter: room seven; turns an answer into bytes.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Encodes status line, header fields and framing into one growing array.
///
/// Every character that leaves is checked here once more, although [Headers] checks what enters it:
/// a response cannot be split whatever implements that interface. A faulty field throws without its
/// value in the message. Runs on the request's thread; the finished bytes go to the event loop
/// ([HttpConnection]).
final class ResponseWriter {
  private static final byte[][] STATUS_LINES = new byte[600][];
  private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
  private static final byte[] LENGTH = ascii("Content-Length: ");
  private static final byte[] CLOSE = ascii("Connection: close\r\n");
  private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");
  private static final int UPGRADE_REQUIRED = 426;
  private static final byte[] UPGRADE = ascii("Connection: Upgrade\r\n");
  private static final byte[] CRLF = ascii("\r\n");
  private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

  /// The largest array that is kept for the next answer.
  private static final int LARGE = 128 << 10;

  private final @Nullable FieldCache cache;
  private byte[] bytes;
  private int length;

  /// @param expected bytes that will probably be written
  ResponseWriter(int expected) {
    this(expected, null);
  }

  /// @param cache knows fields that were sent before; null if this writes one answer only
  ResponseWriter(int expected, @Nullable FieldCache cache) {
    this.bytes = new byte[Math.max(expected, 64)];
    this.cache = cache;
  }

  /// Whether the transport writes this field itself, so that a handler's is left out.
  static boolean isOwned(String name) {
    return switch (name.length()) {
      case 4 -> name.equalsIgnoreCase("Date");
      case 7 -> name.equalsIgnoreCase("Trailer");
      case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
      case 14 -> name.equalsIgnoreCase("Content-Length");
      case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
      default -> false;
    };
  }

  /// Whether a handler asks for the connection to be closed.
  static boolean asksToClose(Headers headers) {
    if (!headers.contains("Connection")) {
      return false;
    }
    for (String value : headers.all("Connection")) {
      for (String option : value.split(",", -1)) {
        if (option.strip().toLowerCase(Locale.ROOT).equals("close")) {
          return true;
        }
      }
    }
    return false;
  }

  /// Writes the head of an answer.
  ///
  /// @param keepAlive whether another request may follow
  /// @param minor the minor version of the request: 1.0 must be told that the connection stays
  /// @throws IllegalArgumentException if a field cannot be sent
  ResponseWriter head(
      Status status, Headers headers, ResponseFraming framing, boolean keepAlive, int minor) {
    put(statusLine(status));
    put(DateField.now());
    fields(headers);
    if (framing.kind() == ResponseFraming.Kind.CHUNKED) {
      put(CHUNKED);
    } else if (framing.length() >= 0) {
      put(LENGTH);
      number(framing.length());
      put(CRLF);
    }
    if (status.code() == UPGRADE_REQUIRED) {
      put(UPGRADE); // its `Upgrade` is for the next hop alone (RFC 9110 section 7.8)
    }
    if (!keepAlive) {
      put(CLOSE);
    } else if (minor == 0) {
      put(KEEP_ALIVE);
    }
    return put(CRLF);
  }

  /// Writes the fields of a switch to another protocol (RFC 9110 section 15.2.2), and the end of
  /// the head.
  ///
  /// @throws IllegalArgumentException if a field cannot be sent
  ResponseWriter upgrade(Headers headers) {
    put(DateField.now());
    headers.forEach(this::header);
    put(UPGRADE);
    return put(CRLF);
  }

  /// Writes body bytes as they are.
  ResponseWriter body(byte[] source, int from, int count) {
    reserve(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
    return this;
  }

  /// Writes one chunk; nothing for no bytes, since an empty chunk would end the body.
  ResponseWriter chunk(byte[] source, int from, int count) {
    if (count == 0) {
      return this;
    }
    hexadecimal(count);
    put(CRLF);
    body(source, from, count);
    return put(CRLF);
  }

  ResponseWriter lastChunk() {
    return put(LAST_CHUNK);
  }

  int length() {
    return length;
  }

  /// Forgets what was written after `mark`, a [#length] of before.
  void truncate(int mark) {
    length = mark;
  }

  /// Forgets everything, and an array that grew beyond what answers usually need.
  void clear() {
    length = 0;
    if (bytes.length > LARGE) {
      bytes = new byte[LARGE / 16];
    }
  }

  /// Holds the bytes written so far, up to [#length]; valid until more is written.
  byte[] array() {
    return bytes;
  }

  /// The bytes written so far.
  byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /// The line of a status; two threads that make it at once make the same bytes.
  private static byte[] statusLine(Status status) {
    byte[] line = STATUS_LINES[status.code()];
    if (line == null) {
      line = ascii("HTTP/1.1 " + status.code() + " " + status.reason() + "\r\n");
      STATUS_LINES[status.code()] = line;
    }
    return line;
  }

  private void fields(Headers headers) {
    byte[] known = cache == null ? null : cache.find(headers);
    if (known != null) {
      put(known);
      return;
    }
    int from = length;
    headers.forEach(this::header);
    if (cache != null && cache.isRepeated(headers)) {
      cache.keep(headers, Arrays.copyOfRange(bytes, from, length));
    }
  }

  private void header(String name, String value) {
    if (isOwned(name)) {
      return;
    }
    name(name);
    put((byte) ':');
    put((byte) ' ');
    field(value, name);
    put(CRLF);
  }

  private void name(String name) {
    reserve(name.length());
    boolean valid = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      valid &= c < 0x7F && Octets.isToken((byte) c);
      bytes[length++] = (byte) c;
    }
    if (!valid) {
      throw new IllegalArgumentException("a response field's name is not a token");
    }
  }

  private void field(String value, String name) {
    reserve(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > 0xFF || !Octets.isField((byte) c)) {
        throw new IllegalArgumentException(
            "the value of response field " + name + " holds a character that cannot be sent");
      }
      bytes[length++] = (byte) c;
    }
  }

  /// Decimal digits of a number that is not negative.
  private void number(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    reserve(digits);
    int at = length + digits;
    long rest = value;
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    length += digits;
  }

  private void hexadecimal(int value) {
    int digits = (35 - Integer.numberOfLeadingZeros(value)) / 4;
    reserve(digits);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      bytes[length++] = (byte) Character.forDigit(value >> shift & 0xF, 16);
    }
  }

  private ResponseWriter put(byte[] source) {
    return body(source, 0, source.length);
  }

  private void put(byte b) {
    reserve(1);
    bytes[length++] = b;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
