package dev.serval;

import dev.serval.http.Status;
import dev.serval.json.JsonException;
import dev.serval.transport.WebSocketChannel;
import dev.serval.validation.Violation;
import java.nio.charset.StandardCharsets;

/// The reason of a close, for people: what went wrong and, in JSON, where.
///
/// A close frame has room for 123 bytes of UTF-8 (RFC 6455 section 5.5). What is longer is cut
/// between characters, and a long pointer before what is said of its value.
final class CloseReason {
  private static final int MAX = WebSocketChannel.MAX_REASON;

  /// What a pointer is left at least, however long the text behind it is.
  private static final int MIN_POINTER = 40;

  private static final String CUT = "…";

  private CloseReason() {}

  /// Returns that of a problem of the program or of an exception with a handler.
  static String of(Throwable failure, Status status) {
    if (failure instanceof Problem problem) {
      String detail = problem.detail();
      return shortened(detail == null ? problem.title() : detail);
    }
    return shortened(status.reason());
  }

  /// Returns that of a value that is not valid: `#/text must not be blank`.
  static String of(Violation violation) {
    String pointer = violation.pointer();
    return pointer == null ? shortened(violation.detail()) : at(pointer, " " + violation.detail());
  }

  /// Returns that of what is no JSON: `#/tags/2 at byte 12: expected ',' or ']'`.
  static String of(JsonException malformed) {
    return at(malformed.pointer(), " at byte " + malformed.offset() + ": " + malformed.what());
  }

  private static String at(String pointer, String what) {
    int room = Math.max(MIN_POINTER, MAX - length(what));
    String shown = length(pointer) <= room ? pointer : cut(pointer, room - length(CUT)) + CUT;
    return shortened(shown + what);
  }

  /// Cuts a reason to what a close frame has room for.
  static String shortened(String reason) {
    return cut(reason, MAX);
  }

  private static String cut(String text, int max) {
    if (length(text) <= max) {
      return text;
    }
    int end = Math.min(text.length(), max);
    while (length(text.substring(0, end)) > max
        || Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
