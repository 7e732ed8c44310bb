// NettyReading: what Netty's decoder takes some bytes for.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.netty.Reading.Message;
import dev.serval.netty.Reading.Rest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/// Feeds a [HttpRequestDecoder] with windows, and notes after which of them a request was whole.
final class NettyReading {
  private static final HttpDecoderConfig CONFIG =
      new HttpDecoderConfig().setMaxInitialLineLength(8 << 10).setMaxHeaderSize(32 << 10);

  private final List<Message> messages = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private HttpRequest request;
  private Throwable failure;

  private NettyReading() {}

  /// @param windows where they end, in ascending order
  static Reading read(byte[] bytes, List<Integer> windows) {
    EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder(CONFIG));
    NettyReading reading = new NettyReading();
    int at = 0;
    try {
      for (int end : windows) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes, at, end - at));
        at = end;
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
          reading.take((HttpObject) read, end);
          ReferenceCountUtil.release(read);
        }
      }
    } finally {
      channel.finishAndReleaseAll();
    }
    Throwable failure = reading.failure;
    return failure == null
        ? new Reading(reading.messages, Rest.OPEN, "")
        : new Reading(reading.messages, Rest.REFUSED, failure.toString());
  }

  private void take(HttpObject part, int end) {
    if (failure != null) {
      return;
    }
    failure = part.decoderResult().cause();
    if (failure != null) {
      return;
    }
    if (part instanceof HttpRequest head) {
      request = head;
      body.setLength(0);
    }
    if (part instanceof HttpContent content) {
      body.append(content.content().toString(ISO_8859_1));
    }
    if (part instanceof LastHttpContent) {
      List<String> fields = new ArrayList<>();
      request
          .headers()
          .iteratorAsString()
          .forEachRemaining(field -> fields.add(field.getKey() + ": " + field.getValue()));
      messages.add(
          new Message(
              request.method().name(),
              request.uri(),
              request.protocolVersion().minorVersion(),
              fields,
              body.toString(),
              end));
    }
  }
}
