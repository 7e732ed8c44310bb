// FrameTarget: fuzzes the frames of WebSockets and their compression.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.fuzz.Expect;
import dev.serval.fuzz.Windows;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// [FrameDecoder] on any bytes, with compression agreed on.
///
/// - However the bytes are cut, the same messages and control frames come out.
/// - Messages and control frames are within their limits, and texts are UTF-8 to the JDK.
/// - What is compressed gives at most one byte more than a message may have, or is refused.
public final class FrameTarget {
  private static final int MAX_FRAME = 300;
  private static final int MAX_MESSAGE = 500;

  private FrameTarget() {}

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] data) {
    List<String> whole = null;
    for (int[] windows : Windows.of(data)) {
      List<String> outcome = decode(data.clone(), windows);
      if (whole == null) {
        whole = outcome;
      }
      Expect.same(outcome, whole, "what came out, cut in " + windows.length);
    }
  }

  private static List<String> decode(byte[] data, int[] windows) {
    FrameDecoder decoder = new FrameDecoder(MAX_FRAME, MAX_MESSAGE, true);
    List<String> events = new ArrayList<>();
    int at = 0;
    for (int end : windows) {
      while (at < end) {
        at = decoder.decode(data, at, end);
        String event = event(decoder);
        if (event != null) {
          events.add(event);
        }
        if (decoder.event() == FrameDecoder.Event.FAULT) {
          return events;
        }
      }
    }
    return events;
  }

  private static @Nullable String event(FrameDecoder decoder) {
    return switch (decoder.event()) {
      case NONE -> null;
      case MESSAGE -> message(decoder.message());
      case PING, PONG, CLOSE -> control(decoder.event(), decoder.control());
      case FAULT -> "fault " + decoder.fault();
    };
  }

  private static String control(FrameDecoder.Event kind, byte[] payload) {
    Expect.that(payload.length <= CloseStatus.MAX_PAYLOAD, "a short control frame");
    if (kind == FrameDecoder.Event.CLOSE) {
      CloseStatus said = CloseStatus.of(payload);
      Expect.same(said == null, CloseStatus.fault(payload) != null, "malformed or read");
      if (said != null) {
        Expect.that(Arrays.equals(said.payload(), payload), "a close frame is written as read");
      }
    }
    return kind + " " + HexFormat.of().formatHex(payload);
  }

  private static String message(ReceivedMessage message) {
    byte[] payload = message.payload();
    if (message.deflated()) {
      try {
        byte[] inflated = MessageInflater.inflate(payload, MAX_MESSAGE);
        Expect.that(inflated.length <= MAX_MESSAGE + 1, "a bounded message");
      } catch (DataFormatException refused) {
        return "no message";
      }
    } else {
      Expect.that(payload.length <= MAX_MESSAGE, "a message within the limit");
      Expect.that(!message.text() || isText(payload), "a text of UTF-8");
    }
    return message.text() + " " + HexFormat.of().formatHex(payload);
  }

  private static boolean isText(byte[] payload) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
