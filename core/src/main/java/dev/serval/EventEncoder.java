package dev.serval;

import dev.serval.json.JsonBody;
import dev.serval.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Writes events as `text/event-stream`: fields, data and the blank line into one array, with no
/// text made between the value and its bytes. For any number of threads.
///
/// Nothing that comes from a value can end a line early: event types and ids have no line breaks
/// ([Event]), those of JSON become spaces, and each line of a text or comment is a field of its
/// own.
final class EventEncoder<T> {
  private static final byte[] COMMENT = ascii(": ");
  private static final byte[] EVENT = ascii("event: ");
  private static final byte[] ID = ascii("id: ");
  private static final byte[] RETRY = ascii("retry: ");
  private static final byte[] DATA = ascii("data: ");
  private static final byte[] LINE = ascii("\n");
  private static final byte[] END_OF_DATA = ascii("\n\n");

  /// What a writer wants beyond the text: names are written in words.
  private static final int SLACK = 48;

  /// An event above this is not taken for the usual one.
  private static final int LARGE = 16 << 10;

  /// Null where values are text.
  private final @Nullable JsonBody<T> json;

  /// Room for the next event: a guess, so threads may overwrite each other's.
  private int room = 128;

  /// @param json writes the data; null for data that is a `String`
  EventEncoder(@Nullable JsonBody<T> json) {
    this.json = json;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Encodes data alone.
  JsonWriter encode(T data) {
    JsonWriter out = new JsonWriter(room);
    data(out, data);
    return done(out);
  }

  /// Encodes an event.
  JsonWriter encodeEvent(Event<T> event) {
    JsonWriter out = new JsonWriter(room);
    String comment = event.comment();
    if (comment != null) {
      lines(out, COMMENT, comment);
    }
    field(out, EVENT, event.event());
    field(out, ID, event.id());
    Duration retry = event.retry();
    if (retry != null) {
      field(out, RETRY, Long.toString(retry.toMillis()));
    }
    T data = event.data();
    if (data == null) {
      out.between(LINE);
    } else {
      data(out, data);
    }
    return done(out);
  }

  /// Encodes lines that clients pass over.
  JsonWriter encodeComment(String text) {
    JsonWriter out = new JsonWriter(text.length() + SLACK);
    lines(out, COMMENT, text);
    return out.between(LINE);
  }

  private static void field(JsonWriter out, byte[] name, @Nullable String value) {
    if (value != null) {
      out.between(name).between(value).between(LINE);
    }
  }

  private void data(JsonWriter out, T data) {
    if (json == null) {
      lines(out, DATA, (String) data);
      out.between(LINE);
    } else {
      int from = out.between(DATA).length();
      json.write(out, data);
      out.onOneLine(from).between(END_OF_DATA);
    }
  }

  /// Writes a field for each line; CR LF, CR and LF end one, as for the reader.
  private static void lines(JsonWriter out, byte[] name, String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        out.between(name).between(text.substring(from, i)).between(LINE);
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
        from = i + 1;
      }
    }
    out.between(name).between(from == 0 ? text : text.substring(from)).between(LINE);
  }

  private JsonWriter done(JsonWriter out) {
    int wanted = out.length() + SLACK;
    if (wanted > room && wanted < LARGE) {
      room = wanted;
    }
    return out;
  }
}
