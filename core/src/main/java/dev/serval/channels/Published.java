// Published: one message, its value and its encodings.
package dev.serval.channels;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonWriter;
import dev.serval.transport.WebSocketMessage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A published value with its encodings, each made once when the first subscriber wants it and
/// shared by all: a broadcast to ten thousand sockets is encoded once.
///
/// Immutable for those who get it; for any number of threads.
///
/// @param <T> the type of the value
public final class Published<T> {
  private static final int MAX_FORMS = 8;

  private final String channel;
  private final T value;
  private final JsonCodec<T> codec;
  private volatile byte @Nullable [] json;
  private volatile @Nullable WebSocketMessage message;
  private @Nullable Form last;

  /// An encoding of a form that a subscriber brought.
  private record Form(Function<?, ?> maker, Object encoding, @Nullable Form before, int count) {}

  Published(String channel, T value, JsonCodec<T> codec) {
    this.channel = channel;
    this.value = value;
    this.codec = codec;
  }

  /// Returns the name of the channel.
  public String channel() {
    return channel;
  }

  /// Returns the value, of its own node the very object that was published.
  public T value() {
    return value;
  }

  /// Returns the value as JSON in UTF-8: all subscribers' array, not to be written to.
  public byte[] json() {
    byte[] known = json;
    return known != null ? known : encode();
  }

  private synchronized byte[] encode() {
    byte[] known = json;
    if (known == null) {
      JsonWriter out = new JsonWriter();
      codec.write(out, value);
      known = out.toByteArray();
      json = known;
    }
    return known;
  }

  /// Returns [#json] as a text message of a WebSocket, always the same one.
  public WebSocketMessage message() {
    WebSocketMessage known = message;
    return known != null ? known : wrap();
  }

  private synchronized WebSocketMessage wrap() {
    WebSocketMessage known = message;
    if (known == null) {
      known = WebSocketMessage.utf8(json());
      message = known;
    }
    return known;
  }

  /// Returns an encoding of a form of one's own, such as an event of server-sent events, made once
  /// for each `form`.
  ///
  /// @param form makes it; told from others by identity, so keep it in a constant. Of more than
  ///   eight on one message the later ones are made each time
  @SuppressWarnings("ReferenceEquality") // a form is told from others by identity
  public synchronized <E> E encoded(Function<? super Published<T>, ? extends E> form) {
    for (Form known = last; known != null; known = known.before()) {
      if (known.maker() == form) {
        @SuppressWarnings("unchecked") // what this form made
        E encoding = (E) known.encoding();
        return encoding;
      }
    }
    E encoding = form.apply(this);
    int count = last == null ? 0 : last.count();
    if (count < MAX_FORMS) {
      last = new Form(form, encoding, last, count + 1);
    }
    return encoding;
  }

  /// Says where it was published; the value may be secret.
  @Override
  public String toString() {
    return "message of " + channel;
  }
}
