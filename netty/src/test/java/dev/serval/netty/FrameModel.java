// FrameModel: what frames mean, for a reader that has all of them and no hurry.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// RFC 6455 section 5 written down as plainly as it can be: frame after frame by index, UTF-8 by
/// the JDK. Says the same as [FrameTable#events].
final class FrameModel {
  private final ByteBuffer in;
  private final List<String> events = new ArrayList<>();
  private ByteArrayOutputStream message = new ByteArrayOutputStream();
  private int kind;

  private FrameModel(byte[] input) {
    in = ByteBuffer.wrap(input);
  }

  static List<String> events(byte[] input) {
    FrameModel model = new FrameModel(input);
    String end = "";
    while (end.isEmpty() && model.in.hasRemaining()) {
      end = model.frame();
    }
    if (!end.isEmpty() && !end.equals("more")) {
      model.events.add(end);
    }
    return model.events;
  }

  /// Returns how it all ends, `more` where bytes are missing, or nothing.
  private String frame() {
    int first = in.get() & 0xFF;
    int opcode = first & 15;
    boolean control = opcode >= 8;
    boolean known = opcode <= 2 || opcode >= 8 && opcode <= 10;
    boolean inOrder = control ? first >= 0x80 : (opcode == 0) == (kind != 0);
    if ((first & 0x70) != 0 || !known || !inOrder) {
      return "fault 1002";
    }
    if (!in.hasRemaining()) {
      return "more";
    }
    int second = in.get() & 0xFF;
    if (second < 0x80 || control && second > 0x80 + 125) {
      return "fault 1002";
    }
    long length = second & 0x7F;
    if (length == 127 && in.hasRemaining() && in.get(in.position()) < 0) {
      return "fault 1002";
    }
    if (length > 125) {
      int width = length == 126 ? 2 : 8;
      if (in.remaining() < width) {
        return "more";
      }
      length = width == 2 ? in.getShort() & 0xFFFF : in.getLong();
      if (length < 126 || width == 8 && length < 65_536) {
        return "fault 1002";
      }
    }
    boolean tooLong =
        length > FrameTable.MAX_FRAME || message.size() + length > FrameTable.MAX_MESSAGE;
    if (!control && tooLong) {
      return "fault 1009";
    }
    if (in.remaining() < 4) {
      return "more";
    }
    byte[] key = new byte[4];
    in.get(key);
    byte[] payload = new byte[(int) Math.min(length, in.remaining())];
    in.get(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= key[i % 4];
    }
    boolean whole = payload.length == length;
    return control ? control(opcode, payload, whole) : data(first, payload, whole);
  }

  private String control(int opcode, byte[] payload, boolean whole) {
    if (!whole) {
      return "more";
    }
    if (opcode != 8) {
      events.add((opcode == 9 ? "ping " : "pong ") + FrameTable.hex(payload));
      return "";
    }
    if (payload.length == 0) {
      return "close 1005 ";
    }
    int code = payload.length == 1 ? 0 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    boolean registered = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
    if (!registered && (code < 3000 || code > 4999)) {
      return "fault 1002";
    }
    byte[] reason = Arrays.copyOfRange(payload, 2, payload.length);
    return isText(reason, true) ? "close " + code + " " + FrameTable.hex(reason) : "fault 1007";
  }

  private String data(int first, byte[] payload, boolean whole) {
    kind = kind == 0 ? first & 15 : kind;
    message.writeBytes(payload);
    boolean last = whole && first >= 0x80;
    if (kind == 1 && !isText(message.toByteArray(), last)) {
      return "fault 1007";
    }
    if (last) {
      events.add((kind == 1 ? "text " : "binary ") + FrameTable.hex(message.toByteArray()));
      message = new ByteArrayOutputStream();
      kind = 0;
    }
    return whole ? "" : "more";
  }

  /// Whether bytes are UTF-8, or where more may come, the beginning of some.
  private static boolean isText(byte[] bytes, boolean complete) {
    if (isText(bytes)) {
      return true;
    }
    boolean promising = false;
    for (int missing = 1; missing <= 3 && !complete; missing++) {
      byte[] longer = Arrays.copyOf(bytes, bytes.length + missing);
      Arrays.fill(longer, bytes.length, longer.length, (byte) 0x80);
      for (int next : new int[] {0x80, 0x90, 0xA0, 0xBF}) {
        longer[bytes.length] = (byte) next;
        promising |= isText(longer);
      }
    }
    return promising;
  }

  private static boolean isText(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
