package dev.serval;

import dev.serval.channels.Published;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonException;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonType;
import dev.serval.transport.WebSocketMessage;
import dev.serval.validation.Constraints;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the messages of a WebSocket are, in one direction: JSON of a type, or one of the raw kinds.
///
/// ```java
/// app.webSocket("/chat", MessageCodec.json(ChatLine.class), MessageCodec.text(), chat::run);
/// ```
///
/// Immutable; for any number of threads.
///
/// @param <T> what a message becomes, or is made of
public abstract sealed class MessageCodec<T> {
  private static final String TEXT_EXPECTED = "text";

  /// [#encode] of what is published in a channel, one object for all sessions of this codec.
  final Function<Published<? extends T>, WebSocketMessage> published =
      message -> encode(message.value());

  private MessageCodec() {}

  /// Returns the messages that are text, as it is.
  public static MessageCodec<String> text() {
    return Text.INSTANCE;
  }

  /// Returns the messages that are bytes.
  public static MessageCodec<byte[]> bytes() {
    return Binary.INSTANCE;
  }

  /// Returns messages of both kinds.
  public static MessageCodec<WebSocketMessage> any() {
    return Any.INSTANCE;
  }

  /// Returns the messages that are text and JSON of a type, decoded and validated as bodies are;
  /// `type` comes from [Group#json], made once at start.
  public static <T> MessageCodec<T> json(JsonBody<T> type) {
    return new Json<>(Objects.requireNonNull(type, "type"));
  }

  /// Returns the messages that are text and JSON of a class, by its generated codec.
  ///
  /// @throws IllegalStateException if there is none
  public static <T> MessageCodec<T> json(Class<T> type) {
    return json(JsonFamily.generated().body(JsonType.of(type)));
  }

  /// Returns what a message says.
  ///
  /// @param limits how large the parts of a JSON text may be
  /// @throws InvalidMessageException if it is not such a message
  public abstract T decode(WebSocketMessage message, JsonLimits limits);

  /// Returns the message that says `value`; one may be sent on many connections.
  public abstract WebSocketMessage encode(T value);

  private static final class Text extends MessageCodec<String> {
    static final Text INSTANCE = new Text();

    @Override
    public String decode(WebSocketMessage message, JsonLimits limits) {
      if (!message.isText()) {
        throw InvalidMessageException.unsupported(TEXT_EXPECTED);
      }
      return message.string();
    }

    @Override
    public WebSocketMessage encode(String value) {
      return WebSocketMessage.text(value);
    }
  }

  private static final class Binary extends MessageCodec<byte[]> {
    static final Binary INSTANCE = new Binary();

    @Override
    public byte[] decode(WebSocketMessage message, JsonLimits limits) {
      if (message.isText()) {
        throw InvalidMessageException.unsupported("binary");
      }
      return message.payload();
    }

    @Override
    public WebSocketMessage encode(byte[] value) {
      return WebSocketMessage.binary(value);
    }
  }

  private static final class Any extends MessageCodec<WebSocketMessage> {
    static final Any INSTANCE = new Any();

    @Override
    public WebSocketMessage decode(WebSocketMessage message, JsonLimits limits) {
      return message;
    }

    @Override
    public WebSocketMessage encode(WebSocketMessage value) {
      return value;
    }
  }

  private static final class Json<T> extends MessageCodec<T> {
    private final JsonBody<T> type;

    Json(JsonBody<T> type) {
      this.type = type;
    }

    @Override
    public T decode(WebSocketMessage message, JsonLimits limits) {
      if (!message.isText()) {
        throw InvalidMessageException.unsupported(TEXT_EXPECTED);
      }
      byte[] text = message.payload();
      Violations violations = new Violations();
      @Nullable T value;
      try {
        value = type.read(text, 0, text.length, limits, violations);
      } catch (JsonException malformed) {
        throw InvalidMessageException.malformed(malformed);
      }
      if (value == null && violations.isEmpty()) { // a family that takes `null` for a value
        violations.add(Violation.ofBody("#", Constraints.required()));
      }
      if (value == null || !violations.isEmpty()) {
        throw InvalidMessageException.notValid(violations);
      }
      return value;
    }

    @Override
    public WebSocketMessage encode(T value) {
      return WebSocketMessage.utf8(type.write(value).toByteArray());
    }
  }
}
