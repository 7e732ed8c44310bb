// Published: one message, its value and its encodings.
package dev.serval.channels;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonWriter;
import dev.serval.transport.WebSocketMessage;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
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

  /// What the value cannot be written as JSON for.
  private @Nullable Throwable unwritable;

  /// What subscribers have failed in.
  private @Nullable Set<Throwable> failures;

  /// What came of a form that a subscriber brought: an encoding, or what it failed in.
  private record Form(Function<?, ?> maker, Result result, @Nullable Form before, int count) {}

  private record Result(@Nullable Object encoding, @Nullable Throwable failure) {}

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
    if (known != null) {
      return known;
    }
    if (unwritable != null) {
      throw thrown(unwritable);
    }
    try {
      JsonWriter out = new JsonWriter();
      codec.write(out, value);
      known = out.toByteArray();
      json = known;
      return known;
    } catch (RuntimeException | Error failure) {
      unwritable = failure;
      throw failure;
    }
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
  /// for each `form`; one that throws is not called again either, and throws the same to all.
  ///
  /// @param form makes it; told from others by identity, so keep it in a constant. Of more than
  ///   eight on one message the later ones are made each time
  @SuppressWarnings("ReferenceEquality") // a form is told from others by identity
  public synchronized <E> E encoded(Function<? super Published<T>, ? extends E> form) {
    for (Form known = last; known != null; known = known.before()) {
      if (known.maker() == form) {
        return Published.<E>made(known.result());
      }
    }
    Result result = make(form);
    int count = last == null ? 0 : last.count();
    if (count < MAX_FORMS) {
      last = new Form(form, result, last, count + 1);
    }
    return Published.<E>made(result);
  }

  private Result make(Function<? super Published<T>, ?> form) {
    try {
      return new Result(form.apply(this), null);
    } catch (RuntimeException | Error failure) {
      return new Result(null, failure);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // what this form made
  private static <E> E made(Result result) {
    if (result.failure() != null) {
      throw thrown(result.failure());
    }
    return (E) Objects.requireNonNull(result.encoding(), "a form of a message made nothing");
  }

  private static RuntimeException thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  /// Whether no subscriber has failed in this very throwable before: those who share an encoding
  /// share what it fails in, and ten thousand of them are one line of the log.
  public synchronized boolean isNew(Throwable failure) {
    if (failures == null) {
      failures = Collections.newSetFromMap(new IdentityHashMap<>());
    }
    return failures.add(failure);
  }

  /// Says where it was published; the value may be secret.
  @Override
  public String toString() {
    return "message of " + channel;
  }
}
