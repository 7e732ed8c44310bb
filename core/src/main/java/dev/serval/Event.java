package dev.serval;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One server-sent event (WHATWG HTML, *Server-sent events*).
///
/// ```java
/// out.send(Event.of(tick).withEvent("tick").withId(Long.toString(tick.number())));
/// ```
///
/// A client dispatches nothing for an event without data, but takes its id and retry. Immutable, as
/// far as the data is.
///
/// @param event the type by which a client listens, or null for `message`; no CR, LF or NUL
/// @param id what the client sends back in `Last-Event-ID` when it connects again, or null to leave
///   the last one; the empty text takes it back; no CR, LF or NUL
/// @param data what it says: a `String` as it is, on as many lines as it has; anything else as JSON
/// @param retry how long the client waits before it connects again, in whole milliseconds; or null
/// @param comment lines that clients pass over, or null; no NUL
/// @param <T> the type of the data
public record Event<T>(
    @Nullable String event,
    @Nullable String id,
    @Nullable T data,
    @Nullable Duration retry,
    @Nullable String comment) {

  /// Checks what would break the framing.
  ///
  /// @throws IllegalArgumentException if `event`, `id` or `comment` has a character that it must
  ///   not have, or `retry` is negative; the message never has the text
  public Event {
    checkLine("event", event);
    checkLine("id", id);
    if (comment != null && comment.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Event.comment: expected a text without NUL");
    }
    if (retry != null && retry.isNegative()) {
      throw new IllegalArgumentException("Event.retry: expected 0 or more, found " + retry);
    }
  }

  private static void checkLine(String name, @Nullable String text) {
    for (int i = 0; text != null && i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == '\0') {
        throw new IllegalArgumentException(
            "Event." + name + ": expected a text without CR, LF and NUL");
      }
    }
  }

  /// Returns an event with data alone.
  public static <T> Event<T> of(T data) {
    return new Event<>(null, null, Objects.requireNonNull(data, "data"), null, null);
  }

  /// Returns a copy with another type.
  public Event<T> withEvent(String event) {
    return new Event<>(event, id, data, retry, comment);
  }

  /// Returns a copy with another id.
  public Event<T> withId(String id) {
    return new Event<>(event, id, data, retry, comment);
  }

  /// Returns a copy with another time to connect again.
  public Event<T> withRetry(Duration retry) {
    return new Event<>(event, id, data, retry, comment);
  }

  /// Returns a copy with another comment.
  public Event<T> withComment(String comment) {
    return new Event<>(event, id, data, retry, comment);
  }
}
