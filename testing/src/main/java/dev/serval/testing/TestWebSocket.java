// A WebSocket that a test has opened.
package dev.serval.testing;

import dev.serval.MessageCodec;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonValue;
import dev.serval.transport.WebSocketMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The client's end of an open WebSocket; made by [TestApi#webSocket].
///
/// ```java
/// client.webSocket("/chat/1", ws -> {
///   ws.json(new ChatLine("hello"));
///   assertThat(ws.receive(ChatEvent.class).text()).isEqualTo("hello");
///   ws.json("{}").expectClose(1008);
/// });
/// ```
///
/// What is received is waited for, 30 seconds unless [#patience] says otherwise; where it does not
/// come, or the connection is closed instead, an [AssertionError] says so. For one thread.
public final class TestWebSocket implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String request;
  private final ClientSocket socket;
  private Duration patience = PATIENCE;

  TestWebSocket(String request, ClientSocket socket) {
    this.request = request;
    this.socket = socket;
  }

  /// Sets how long one message is waited for.
  public TestWebSocket patience(Duration time) {
    patience = time;
    return this;
  }

  // Sending.

  /// Sends a text as it is.
  public TestWebSocket send(String text) {
    return send(WebSocketMessage.text(text));
  }

  /// Sends bytes.
  public TestWebSocket send(byte[] bytes) {
    return send(WebSocketMessage.binary(bytes.clone()));
  }

  /// Sends a message.
  ///
  /// @throws AssertionError if the connection is closed, or the server takes nothing
  public TestWebSocket send(WebSocketMessage message) {
    try {
      socket.send(message);
    } catch (IOException closed) {
      throw failure("expected to send a message, but " + closed.getMessage());
    }
    return this;
  }

  /// Sends JSON as it is written, also what is none.
  public TestWebSocket json(String text) {
    return send(text);
  }

  /// Sends a value as JSON, by the codec generated for its class.
  public <T> TestWebSocket json(T value) {
    @SuppressWarnings("unchecked") // T is the value's class, or one above that has no codec
    Class<T> type = (Class<T>) value.getClass();
    return json(type, value);
  }

  /// Sends a value as JSON, by the codec generated for `type`: for a variant of a sealed interface,
  /// that interface.
  public <T> TestWebSocket json(Class<T> type, T value) {
    return send(MessageCodec.json(type).encode(value));
  }

  // Receiving.

  /// Returns the next message.
  public WebSocketMessage receive() {
    WebSocketMessage message = next();
    if (message == null) {
      throw failure("expected a message, but the WebSocket was " + closed());
    }
    return message;
  }

  /// Returns the next message, which must be text.
  public String receiveText() {
    WebSocketMessage message = receive();
    if (!message.isText()) {
      throw failure("expected text, found " + message);
    }
    return message.string();
  }

  /// Returns the next message, which must be bytes.
  public byte[] receiveBytes() {
    WebSocketMessage message = receive();
    if (message.isText()) {
      throw failure("expected bytes, found the text " + message.string());
    }
    return message.payload();
  }

  /// Returns the next message as a value, by the codec generated for `type`.
  public <T> T receive(Class<T> type) {
    WebSocketMessage message = receive();
    try {
      return MessageCodec.json(type).decode(message, JsonLimits.defaults());
    } catch (RuntimeException invalid) {
      throw failure(
          "expected "
              + type.getSimpleName()
              + " as JSON, found "
              + (message.isText() ? message.string() : message));
    }
  }

  /// Expects this text next.
  public TestWebSocket expectText(String text) {
    String found = receiveText();
    if (!found.equals(text)) {
      throw failure("expected the text " + text + ", found " + found);
    }
    return this;
  }

  /// Expects these bytes next.
  public TestWebSocket expectBytes(byte... bytes) {
    byte[] found = receiveBytes();
    if (!Arrays.equals(found, bytes)) {
      throw failure(
          "expected the bytes " + Arrays.toString(bytes) + ", found " + Arrays.toString(found));
    }
    return this;
  }

  /// Expects this JSON next, whatever the order of members.
  public TestWebSocket expectJson(String text) {
    String found = receiveText();
    if (!JsonValue.parse(found).equals(JsonValue.parse(text))) {
      throw failure("expected the JSON " + text + ", found " + found);
    }
    return this;
  }

  /// Expects that nothing comes for a while.
  public TestWebSocket expectNothing(Duration time) {
    try {
      WebSocketMessage message = socket.receive(time);
      throw failure("expected nothing, but " + (message == null ? "it was " + closed() : message));
    } catch (TimeoutException silent) {
      return this;
    }
  }

  /// Expects that the connection is closed next, with this code: 1005 for none, 1006 where it ends
  /// without a close.
  public TestWebSocket expectClose(int code) {
    WebSocketMessage message = next();
    if (message != null) {
      String found = message.isText() ? "the text " + message.string() : message.toString();
      throw failure("expected a close with " + code + ", found " + found);
    }
    if (socket.closeCode() != code) {
      throw failure("expected a close with " + code + ", but it was " + closed());
    }
    return this;
  }

  private @Nullable WebSocketMessage next() {
    try {
      return socket.receive(patience);
    } catch (TimeoutException late) {
      throw failure("expected a message or a close within " + patience + ", found none");
    }
  }

  private String closed() {
    String reason = socket.closeReason();
    return "closed with " + socket.closeCode() + (reason.isEmpty() ? "" : ": " + reason);
  }

  /// Returns the code that the connection was closed with; -1 while it is open.
  public int closeCode() {
    return socket.closeCode();
  }

  /// Returns the reason that came with the close; empty for none.
  public String closeReason() {
    return socket.closeReason();
  }

  /// Returns the subprotocol that the server chose; empty for none.
  public String subprotocol() {
    return socket.subprotocol();
  }

  // Ending.

  /// Closes the connection with a code and a reason, unless it is closed.
  public void close(int code, String reason) {
    socket.close(code, reason);
  }

  /// Ends the connection without a close, as a client does that lost its network.
  public void drop() {
    socket.drop();
  }

  /// Closes the connection normally, unless it is closed, and waits for what the server does with
  /// it to be over.
  ///
  /// @throws AssertionError if that does not end
  @Override
  public void close() {
    close(1000, "");
    if (!socket.awaitEnd(PATIENCE)) {
      throw failure("expected the session to end within " + PATIENCE + " after the close");
    }
  }

  private AssertionError failure(String message) {
    return new AssertionError(message + "\n> " + request + " (WebSocket)");
  }
}
