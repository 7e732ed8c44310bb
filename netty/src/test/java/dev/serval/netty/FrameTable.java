// FrameTable: the cases of src/test/resources/websocket.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Reads the notation that the README beside the data explains.
final class FrameTable {
  static final int MAX_FRAME = 70_000;
  static final int MAX_MESSAGE = 100_000;
  private static final List<String> THEMES = List.of("frames", "close", "utf8", "limits");

  private FrameTable() {}

  /// One case.
  ///
  /// @param input what the client sends
  /// @param events what must come out, as [#events] writes it
  record Case(String name, byte[] input, List<String> events) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> all() {
    return THEMES.stream().flatMap(theme -> read(theme).stream());
  }

  /// What a decoder of the table's limits says of some pieces of input, up to the first end.
  static List<String> events(List<byte[]> pieces) {
    FrameDecoder decoder = new FrameDecoder(MAX_FRAME, MAX_MESSAGE, false);
    List<String> events = new ArrayList<>();
    for (byte[] piece : pieces) {
      byte[] bytes = piece.clone();
      int at = 0;
      while (at < bytes.length) {
        at = decoder.decode(bytes, at, bytes.length);
        String event = event(decoder);
        if (event != null) {
          events.add(event);
          if (event.startsWith("fault") || event.startsWith("close")) {
            return events;
          }
        }
      }
    }
    return events;
  }

  private static String event(FrameDecoder decoder) {
    return switch (decoder.event()) {
      case NONE -> null;
      case MESSAGE ->
          (decoder.message().isText() ? "text " : "binary ") + hex(decoder.message().payload());
      case PING -> "ping " + hex(decoder.control());
      case PONG -> "pong " + hex(decoder.control());
      case CLOSE -> close(decoder.control());
      case FAULT -> "fault " + decoder.fault().code();
    };
  }

  private static String close(byte[] payload) {
    CloseStatus wrong = CloseStatus.fault(payload);
    if (wrong != null) {
      return "fault " + wrong.code();
    }
    CloseStatus said = CloseStatus.of(payload);
    return "close " + said.code() + " " + hex(said.reason().getBytes(UTF_8));
  }

  private static List<Case> read(String theme) {
    List<Case> cases = new ArrayList<>();
    String name = null;
    List<String> values = List.of("");
    List<String> lines = new ArrayList<>();
    for (String line : lines(theme)) {
      if (line.startsWith("== ")) {
        add(cases, theme, name, values, lines);
        name = line.substring(3);
        values = List.of("");
        lines.clear();
      } else if (line.startsWith("each v = ")) {
        values = List.of(line.substring(9).split(" \\| ", -1));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    add(cases, theme, name, values, lines);
    return cases;
  }

  private static void add(
      List<Case> cases, String theme, String name, List<String> values, List<String> lines) {
    if (name == null) {
      return;
    }
    for (String value : values) {
      ByteArrayOutputStream input = new ByteArrayOutputStream();
      List<String> events = new ArrayList<>();
      for (String line : lines) {
        String filled = line.replace("{v}", value);
        if (filled.startsWith("f ")) {
          input.writeBytes(
              FramePeer.frame(Integer.parseInt(filled, 2, 4, 16), bytes(filled.substring(4))));
        } else if (filled.startsWith("raw ")) {
          input.writeBytes(bytes(filled.substring(4)));
        } else if (filled.startsWith("= ")) {
          events.add(expected(filled.substring(2)));
        } else {
          throw new IllegalArgumentException(theme + ": " + line);
        }
      }
      String full = theme + ": " + name.replace("{v}", value);
      String unique = name.contains("{v}") || value.isEmpty() ? full : full + " " + value;
      cases.add(new Case(unique, input.toByteArray(), List.copyOf(events)));
    }
  }

  private static String expected(String text) {
    String kind = text.contains(" ") ? text.substring(0, text.indexOf(' ')) : text;
    String rest = text.substring(kind.length());
    return switch (kind) {
      case "fault" -> text;
      case "close" -> {
        // Four digits are a code; two pairs of hex digits are the same in a repeated case.
        String[] parts = rest.strip().split(" ", 2);
        boolean decimal = parts[0].length() == 4;
        int code =
            decimal ? Integer.parseInt(parts[0]) : Integer.parseInt(rest.replace(" ", ""), 16);
        String reason = decimal && parts.length == 2 ? parts[1] : "";
        yield "close " + code + " " + hex(bytes(reason));
      }
      default -> kind + " " + hex(bytes(rest));
    };
  }

  /// Bytes of a payload in the notation of the table.
  static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      int end = text.charAt(at) == '"' ? text.indexOf('"', at + 1) + 1 : text.indexOf(' ', at);
      String token = text.substring(at, end <= 0 ? text.length() : end);
      at += token.length();
      int star = token.indexOf('*');
      if (token.startsWith("\"")) {
        bytes.writeBytes(token.substring(1, token.length() - 1).getBytes(UTF_8));
      } else if (star > 0) {
        int count = Integer.parseInt(token.substring(star + 1));
        bytes.writeBytes(FramePeer.repeat(Integer.parseInt(token, 0, star, 16), count));
      } else {
        bytes.writeBytes(HexFormat.of().parseHex(token));
      }
    }
    return bytes.toByteArray();
  }

  static String hex(byte[] bytes) {
    return bytes.length > 1000
        ? bytes.length + " bytes " + Arrays.hashCode(bytes)
        : HexFormat.of().formatHex(bytes);
  }

  private static List<String> lines(String theme) {
    try (InputStream in = FrameTable.class.getResourceAsStream("/websocket/" + theme + ".txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
