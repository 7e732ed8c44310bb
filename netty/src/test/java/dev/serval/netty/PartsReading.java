// PartsReading: what the parts of the byte path take some bytes for.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.netty.Reading.Message;
import dev.serval.netty.Reading.Rest;
import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/// Feeds what a [HttpConnection] is made of, without a connection: it goes on after a request that
/// asks to close, and knows the byte at which each request ends.
final class PartsReading {
  private static final TransportConfig LIMITS = TransportConfig.defaults();

  private final InputBuffer input = new InputBuffer(new byte[0]);
  private final HeadIntake heads = new HeadIntake(new HeadScanner(LIMITS), LIMITS);
  private final List<Message> messages = new ArrayList<>();
  private final List<AcceptedRequest> accepted = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private RequestHead head;
  private BodyDecoder decoder;
  private Refusal refusal;
  private int fed;

  private PartsReading() {}

  /// @param windows where they end, in ascending order
  static PartsReading read(byte[] bytes, List<Integer> windows) {
    PartsReading reading = new PartsReading();
    for (int end : windows) {
      if (end > reading.fed && reading.refusal == null) {
        reading.input.append(Unpooled.wrappedBuffer(bytes, reading.fed, end - reading.fed));
        reading.fed = end;
        reading.advance();
      }
    }
    return reading;
  }

  Reading reading() {
    return refusal == null
        ? new Reading(messages, Rest.OPEN, "")
        : new Reading(messages, Rest.REFUSED, refusal.status().code() + " " + refusal.detail());
  }

  /// The requests in the order of [Reading#messages], and perhaps one whose body is not whole.
  List<AcceptedRequest> accepted() {
    return accepted;
  }

  /// Why the rest is no request, or null.
  Refusal refusal() {
    return refusal;
  }

  /// How many bytes were looked at: up to the one that was refused.
  int taken() {
    return fed - input.size();
  }

  /// Whether a request has begun that is not whole.
  boolean isCut() {
    return refusal == null && (decoder != null || heads.hasBegun());
  }

  private void advance() {
    while (refusal == null && (decoder == null ? takeHead() : takeBody())) {
      // Another step.
    }
  }

  private boolean takeHead() {
    if (input.isEmpty()) {
      return false;
    }
    head = heads.take(input);
    refusal = heads.refusal();
    if (head == null) {
      return false;
    }
    switch (RequestRules.judge(head)) {
      case RequestRules.Refused refused -> refusal = refused.refusal();
      case AcceptedRequest request -> {
        accepted.add(request);
        decoder = request.decoder(LIMITS);
        body.setLength(0);
      }
    }
    return true;
  }

  private boolean takeBody() {
    input.consumeTo(
        decoder.decode(
            input.bytes(),
            input.from(),
            input.to(),
            (bytes, from, length) -> body.append(new String(bytes, from, length, ISO_8859_1))));
    refusal = decoder.refusal();
    if (!decoder.isDone()) {
      return false;
    }
    decoder = null;
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < head.fieldCount(); i++) {
      fields.add(head.name(i) + ": " + head.value(i));
    }
    String target = head.text(head.targetStart(), head.targetEnd());
    messages.add(
        new Message(head.method(), target, head.minor(), fields, body.toString(), taken()));
    return true;
  }
}
