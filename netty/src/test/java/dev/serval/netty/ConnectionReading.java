// ConnectionReading: what a whole connection takes some bytes for.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.transport.Call;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.Execution;
import dev.serval.transport.Placement;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Puts bytes and the end of input to a [HttpConnection] on a channel without a socket, with a
/// handler that the loop runs: nothing else takes part, so the outcome is at hand at once.
final class ConnectionReading implements ExchangeHandler {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final Placement INLINE = new Placement("reads", Execution.INLINE);

  private final List<String> requests = new ArrayList<>();
  private List<Integer> statuses = List.of();

  private ConnectionReading() {}

  static ConnectionReading read(byte[] bytes) {
    ConnectionReading reading = new ConnectionReading();
    TransportConfig config = TransportConfig.defaults();
    Loop loop = new Loop(Thread.currentThread(), false, config);
    DuplexEmbeddedChannel channel = new DuplexEmbeddedChannel();
    HttpConnection connection = new HttpConnection(new ServerState(config, reading), channel, loop);
    connection.opened();
    connection.received(Unpooled.wrappedBuffer(bytes));
    // Before the batch ends: so a body that is not whole is known to be cut, and no thread waits.
    connection.inputEnded();
    connection.batchReceived();
    channel.runPendingTasks();
    connection.closed();
    String written = channel.written();
    channel.finishAndReleaseAll();
    reading.statuses =
        STATUS
            .matcher(written)
            .results()
            .map((MatchResult status) -> Integer.valueOf(status.group(1)))
            .toList();
    return reading;
  }

  /// What the handler saw, each as [#describe] has it.
  List<String> requests() {
    return requests;
  }

  /// The statuses of the answers.
  List<Integer> statuses() {
    return statuses;
  }

  static String describe(Method method, String authority, Headers headers, String body) {
    StringBuilder text = new StringBuilder(method.name() + " at " + authority);
    headers.forEach((name, value) -> text.append('\n').append(name).append(": ").append(value));
    return text.append("\n\n").append(body).toString();
  }

  @Override
  public Call prepare(Exchange exchange) {
    return new Call() {
      @Override
      public Placement placement() {
        return INLINE;
      }

      @Override
      public void run() {
        handle(exchange);
      }
    };
  }

  @Override
  public void handle(Exchange exchange) {
    try {
      String body = new String(exchange.body().readAllBytes(), ISO_8859_1);
      requests.add(describe(exchange.method(), exchange.authority(), exchange.headers(), body));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    exchange.respond(Status.OK, Headers.empty(), new byte[0], 0, 0);
  }

  @Override
  public RawResponse refuse(Refusal refusal) {
    return new RawResponse(refusal.status(), Headers.empty(), new byte[0]);
  }
}
