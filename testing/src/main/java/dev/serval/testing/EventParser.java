// Reads server-sent events as a browser does.
package dev.serval.testing;

import dev.serval.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Parses `text/event-stream` (WHATWG HTML, *Parsing an event stream*): a block of lines up to a
/// blank one makes an event, its data as text. A block that the stream ends in is dropped.
final class EventParser {
  private final InputStream in;
  private boolean afterReturn;

  EventParser(InputStream in) {
    this.in = in;
  }

  /// Reads the next block, also one of comments alone; null at the end.
  @Nullable Event<String> next() throws IOException {
    Fields fields = new Fields();
    for (String line = readLine(); line != null; line = readLine()) {
      if (!line.isEmpty()) {
        fields.add(line);
      } else if (fields.any) {
        return fields.toEvent();
      }
    }
    return null;
  }

  /// The fields of one block so far.
  private static final class Fields {
    private boolean any;
    private @Nullable String event;
    private @Nullable String id;
    private @Nullable String data;
    private @Nullable String comment;
    private @Nullable Duration retry;

    void add(String line) {
      any = true;
      int colon = line.indexOf(':');
      String name = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      if (value.startsWith(" ")) {
        value = value.substring(1);
      }
      switch (name) {
        case "" -> comment = comment == null ? value : comment + "\n" + value;
        case "data" -> data = data == null ? value : data + "\n" + value;
        case "event" -> event = value;
        case "id" -> id = value.indexOf('\0') < 0 ? value : id;
        case "retry" ->
            retry = value.matches("[0-9]{1,18}") ? Duration.ofMillis(Long.parseLong(value)) : retry;
        default -> {}
      }
    }

    Event<String> toEvent() {
      return new Event<>(event, id, data, retry, comment);
    }
  }

  /// Reads a line, ended by CR LF, LF or CR; null at the end, where a line without end is dropped.
  private @Nullable String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      boolean second = afterReturn && octet == '\n' && line.size() == 0;
      afterReturn = octet == '\r';
      if (second) {
        continue;
      }
      if (octet == '\n' || octet == '\r') {
        return line.toString(StandardCharsets.UTF_8);
      }
      line.write(octet);
    }
    return null;
  }
}
