package dev.serval.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The path and query of a request, raw and checked (RFC 9112 §3.2.1, RFC 3986 §3.3).
///
/// **The path rule**, written once, here:
///
/// - It starts with `/`. Control characters, spaces and raw bytes beyond ASCII are refused, and so
///   is `#`: a client never sends a fragment.
/// - Each `%` is followed by two hexadecimal digits, each segment decodes to UTF-8, and no segment
///   contains an escaped NUL.
/// - A segment that decodes to `.` or `..` is refused: clients resolve those before they send.
/// - So is a request where the value that `{rest...}` caught has `.` or `..` between its decoded
///   slashes and back-slashes, as `..%2F..%2Fetc` has: that value is meant to be resolved against a
///   folder, and must not lead out of it. Only routing knows of it: [#checkRest].
/// - Everything else is data: empty segments, `;`, back-slashes, and `%2F`, which stays inside its
///   segment.
///
/// Immutable, apart from [#bytes()], which callers must not change.
public final class RequestTarget {
  /// The most segments a path may have.
  public static final int MAX_SEGMENTS = 256;

  private final byte[] bytes;
  private final int start;
  private final int pathEnd;
  private final int end;

  private RequestTarget(byte[] bytes, int start, int pathEnd, int end) {
    this.bytes = bytes;
    this.start = start;
    this.pathEnd = pathEnd;
    this.end = end;
  }

  /// Checks a target in origin-form: a path, and perhaps `?` and a query.
  ///
  /// @throws BadTargetException when it breaks the path rule
  public static RequestTarget parse(String originForm) {
    byte[] bytes = ascii(originForm);
    return parse(bytes, 0, bytes.length);
  }

  /// Checks a target in origin-form, given as the bytes that came; they are not copied.
  ///
  /// @param from its first byte
  /// @param to its end
  /// @throws BadTargetException when it breaks the path rule
  public static RequestTarget parse(byte[] bytes, int from, int to) {
    if (from == to || bytes[from] != '/') {
      throw new BadTargetException("The request target must start with '/'");
    }
    int segments = 1;
    int segmentStart = from + 1;
    boolean plain = true;
    int i = from + 1;
    for (; i < to && bytes[i] != '?'; i++) {
      byte b = bytes[i];
      checkCharacter(b);
      if (b == '/') {
        checkSegment(bytes, segmentStart, i, plain);
        checkCount(++segments);
        segmentStart = i + 1;
        plain = true;
      } else if (b == '%' || (b == '.' && i == segmentStart)) {
        plain = false;
      }
    }
    checkSegment(bytes, segmentStart, i, plain);
    int pathEnd = i;
    for (; i < to; i++) {
      checkCharacter(bytes[i]);
    }
    return new RequestTarget(bytes, from, pathEnd, to);
  }

  private static byte[] ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7E) {
        throw new BadTargetException("The request target has a character that must be escaped");
      }
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void checkCharacter(byte b) {
    if (b <= ' ' || b == 0x7F || b == '#') {
      throw new BadTargetException("The request target has a character that must be escaped");
    }
  }

  private static void checkCount(int segments) {
    if (segments > MAX_SEGMENTS) {
      throw new BadTargetException("The path has more than " + MAX_SEGMENTS + " segments");
    }
  }

  /// @param plain whether it has no escapes and does not begin with a dot
  private static void checkSegment(byte[] bytes, int from, int to, boolean plain) {
    if (!plain) {
      String segment = PercentCoding.decode(bytes, from, to);
      if (segment.equals(".") || segment.equals("..")) {
        throw dotSegment();
      }
    }
  }

  private static BadTargetException dotSegment() {
    return new BadTargetException("The path has a '.' or '..' segment");
  }

  /// Checks what `{rest...}` caught, decoded: the last part of the path rule.
  ///
  /// @throws BadTargetException when `.` or `..` stands alone between its slashes and back-slashes
  public static void checkRest(String value) {
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) == '/' || value.charAt(i) == '\\') {
        int length = i - start;
        if ((length == 1 || length == 2) && value.startsWith("..".substring(0, length), start)) {
          throw dotSegment();
        }
        start = i + 1;
      }
    }
  }

  /// Holds the raw target from [#pathStart()] on, perhaps among other bytes; not a copy.
  public byte[] bytes() {
    return bytes;
  }

  /// Where the path starts in [#bytes()].
  public int pathStart() {
    return start;
  }

  /// Where the path ends in [#bytes()].
  public int pathEnd() {
    return pathEnd;
  }

  /// Where the target ends in [#bytes()]; if that is not [#pathEnd()], `?` and the query lie
  /// between.
  public int end() {
    return end;
  }

  /// The raw path, with its percent-escapes.
  public String path() {
    return new String(bytes, start, pathEnd - start, StandardCharsets.ISO_8859_1);
  }

  /// The raw query without `?`, or null when there is no `?`.
  public @Nullable String rawQuery() {
    return pathEnd == end
        ? null
        : new String(bytes, pathEnd + 1, end - pathEnd - 1, StandardCharsets.ISO_8859_1);
  }

  /// The parameters of the query; none where there is no `?`.
  ///
  /// @throws BadTargetException as [QueryString#parse] does
  public QueryString query(int maxParameters) {
    return pathEnd == end
        ? QueryString.empty()
        : QueryString.parse(bytes, pathEnd + 1, end, maxParameters);
  }

  /// The path alone: a query may hold secrets, and what is printed ends up in logs. Returns path
  /// and query as they were sent (RFC 9112 section 3.2.1). A query may hold secrets: what is logged
  /// or shown is the path, see [#toString].
  public String raw() {
    String query = rawQuery();
    return query == null ? path() : path() + "?" + query;
  }

  @Override
  public String toString() {
    return path();
  }
}
