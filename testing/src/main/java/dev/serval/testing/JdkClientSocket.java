// The client's end of a WebSocket over a socket.
package dev.serval.testing;

import dev.serval.http.Headers;
import dev.serval.transport.WebSocketMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The JDK's WebSocket, whose messages wait here until the test receives them.
final class JdkClientSocket implements ClientSocket, WebSocket.Listener {
  private static final int ABNORMAL = 1006;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROTOCOL = "sec-websocket-protocol";

  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private @Nullable WebSocket socket;
  private volatile int code = -1;
  private volatile String reason = "";

  /// A message; null for the end.
  private record Received(@Nullable WebSocketMessage message) {}

  private JdkClientSocket() {}

  /// @throws AssertionError if the handshake is refused
  static JdkClientSocket open(HttpClient client, URI uri, OutgoingRequest handshake) {
    JdkClientSocket made = new JdkClientSocket();
    WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(PATIENCE);
    List<String> subprotocols = new ArrayList<>();
    Headers headers = handshake.headers();
    headers.forEach((name, value) -> {
      if (name.toLowerCase(Locale.ROOT).equals(PROTOCOL)) {
        subprotocols.addAll(List.of(value.split(", *")));
      } else {
        builder.header(name, value);
      }
    });
    if (!subprotocols.isEmpty()) {
      builder.subprotocols(
          subprotocols.getFirst(),
          subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
    }
    try {
      made.socket = builder.buildAsync(uri, made).join();
    } catch (CompletionException failure) {
      String found =
          failure.getCause() instanceof WebSocketHandshakeException refused
                  && refused.getResponse() != null
              ? "status " + refused.getResponse().statusCode()
              : String.valueOf(failure.getCause());
      throw new AssertionError(
          "expected a WebSocket, found " + found + "\n> " + handshake, failure);
    }
    return made;
  }

  // What the JDK's client calls, one at a time.

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      received.add(new Received(WebSocketMessage.text(text.toString())));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    byte[] some = new byte[part.remaining()];
    part.get(some);
    bytes.writeBytes(some);
    if (last) {
      received.add(new Received(WebSocketMessage.binary(bytes.toByteArray())));
      bytes.reset();
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String why) {
    ended(status, why);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    ended(ABNORMAL, "");
  }

  private void ended(int status, String why) {
    if (code < 0) {
      reason = why;
      code = status;
      received.add(new Received(null));
      ended.complete(true);
    }
  }

  // What the test calls.

  @Override
  public void send(WebSocketMessage message) throws IOException {
    WebSocket to = Objects.requireNonNull(socket);
    try {
      CompletableFuture<?> sent =
          message.isText()
              ? to.sendText(message.string(), true)
              : to.sendBinary(ByteBuffer.wrap(message.payload()), true);
      sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException closed) {
      throw new IOException("the WebSocket is closed, code " + code, closed.getCause());
    } catch (TimeoutException slow) {
      throw new IOException("the server received nothing for " + PATIENCE, slow);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  @Override
  public @Nullable WebSocketMessage receive(Duration patience) throws TimeoutException {
    try {
      Received next = received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new TimeoutException();
      }
      if (next.message() == null) {
        received.add(next); // it stays closed
      }
      return next.message();
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private static IllegalStateException interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("The test was interrupted", interrupted);
  }

  @Override
  public void close(int closeCode, String closeReason) {
    WebSocket to = Objects.requireNonNull(socket);
    if (!to.isOutputClosed()) {
      CompletableFuture<?> unused = to.sendClose(closeCode, closeReason);
    }
  }

  @Override
  public void drop() {
    Objects.requireNonNull(socket).abort();
    ended(ABNORMAL, "");
  }

  @Override
  public int closeCode() {
    return code;
  }

  @Override
  public String closeReason() {
    return reason;
  }

  @Override
  public String subprotocol() {
    return Objects.requireNonNull(socket).getSubprotocol();
  }

  @Override
  public boolean awaitEnd(Duration patience) {
    try {
      return ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }
}
