// Channel: the name that messages are published to.
package dev.serval.channels;

import dev.serval.json.JsonCodec;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// A name to publish to and subscribe to, as [Channels#channel] returns it.
///
/// A value without state: it may be kept or made anew for each use. For any number of threads.
///
/// @param <T> the type of the values
public final class Channel<T> {
  private static final int INTERNAL_ERROR = 1011;
  private static final int TRY_AGAIN_LATER = 1013;

  /// One constant, so that all sockets share what it makes.
  private static final Function<Published<?>, WebSocketMessage> JSON = Published::message;

  private final Hub hub;
  private final String name;
  private final JsonCodec<T> codec;

  Channel(Hub hub, String name, JsonCodec<T> codec) {
    this.hub = hub;
    this.name = name;
    this.codec = codec;
  }

  /// Returns its name.
  public String name() {
    return name;
  }

  /// Gives a value to every subscriber. When it returns, all of this node have it in their buffers;
  /// those of other nodes get it a little later.
  ///
  /// Publishing to a channel without subscribers does nothing and is no error. It waits where a
  /// subscriber has [Overflow#BLOCK], and for others who publish to the same channel and wait: so
  /// not on a thread that must not wait, as that of a handler with `@Inline` or of an action of
  /// `Request.onGone`. An action of `WebSocketSession.onClosed` may.
  ///
  /// @throws IllegalArgumentException where there are other nodes and the value is more than
  ///   [ChannelLimits#maxBytes] of JSON; nobody got it then
  public void publish(T value) {
    hub.publish(
        name,
        codec,
        Objects.requireNonNull(value, "Channel.publish: expected a value, found null"));
  }

  /// Subscribes with a buffer of [ChannelLimits#buffer] messages and [Overflow#CLOSE].
  ///
  /// @throws ChannelLimitException if there are too many channels, or subscribers of this one
  /// @throws IllegalStateException if the channels are closed, or the channel is in use with
  ///   another codec
  public Subscription<T> subscribe() {
    return subscribe(hub.limits().buffer(), Overflow.CLOSE);
  }

  /// Subscribes.
  ///
  /// Where there are other nodes it waits until their messages arrive too, for
  /// [ChannelLimits#blockTimeout] at most; while the connection is away, or when the thread is
  /// interrupted, it does not wait.
  ///
  /// @param buffer how many messages may wait; at least 1
  /// @param overflow what happens above that
  /// @throws ChannelLimitException if there are too many channels, or subscribers of this one
  /// @throws IllegalStateException if the channels are closed, or the channel is in use with
  ///   another codec
  public Subscription<T> subscribe(int buffer, Overflow overflow) {
    if (buffer < 1) {
      throw new IllegalArgumentException("buffer must be at least 1, not " + buffer);
    }
    Objects.requireNonNull(overflow, "overflow");
    var mailbox =
        new Subscription.Mailbox<T>(name, buffer, overflow, hub.limits().blockTimeout().toNanos());
    hub.subscribe(name, codec, mailbox);
    return new Subscription<>(mailbox);
  }

  /// Subscribes, and returns the values as a stream without end: the result of a route with
  /// `@Events`, for one. Closing the stream ends the subscription.
  public Stream<T> stream() {
    return subscribe().stream();
  }

  /// Subscribes without a thread: `subscriber` is called for each message, one after the other.
  ///
  /// It is called by the thread that publishes, or one that hears from other nodes, and must
  /// neither block nor take long: all others wait for it. One that throws is logged and not called
  /// again. It may publish, to this channel too.
  ///
  /// @throws ChannelLimitException if there are too many channels, or subscribers of this one
  /// @throws IllegalStateException if the channels are closed, or the channel is in use with
  ///   another codec
  public Registration subscribe(Consumer<? super Published<T>> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    PushSink<T> sink =
        new PushSink<>(
            message -> {
              subscriber.accept(message);
              return true;
            },
            () -> {});
    hub.subscribe(name, codec, sink);
    return sink;
  }

  /// Sends every message to a WebSocket until either is closed, as JSON and without a thread. All
  /// sockets of a channel share one encoding. In handlers, `WebSocketSession.subscribe` does it.
  ///
  /// A message that finds the socket's queue full closes it with 1013 (try again later), so that no
  /// client misses a message without knowing; or is dropped and counted. One that cannot be encoded
  /// closes it with 1011, whatever the overflow.
  ///
  /// @param overflow [Overflow#CLOSE] or [Overflow#DROP_NEWEST]
  /// @throws IllegalArgumentException for another overflow
  /// @throws ChannelLimitException if there are too many channels, or subscribers of this one
  /// @throws IllegalStateException if the channels are closed, or the channel is in use with
  ///   another codec
  public Registration sendTo(WebSocketChannel socket, Overflow overflow) {
    return sendTo(socket, overflow, JSON);
  }

  /// Sends every message in a form of one's own, as [#sendTo(WebSocketChannel, Overflow)] does.
  ///
  /// @param form as [Published#encoded] has it; sockets with the same one share an encoding
  public Registration sendTo(
      WebSocketChannel socket,
      Overflow overflow,
      Function<? super Published<T>, WebSocketMessage> form) {
    if (overflow != Overflow.CLOSE && overflow != Overflow.DROP_NEWEST) {
      throw new IllegalArgumentException(
          "a socket's overflow is CLOSE or DROP_NEWEST, not " + overflow);
    }
    PushSink<T> sink =
        new PushSink<>(
            message -> {
              boolean sent = socket.offer(message.encoded(form));
              if (!sent && overflow == Overflow.CLOSE) {
                socket.close(TRY_AGAIN_LATER, "too slow");
              }
              return sent;
            },
            () -> socket.close(INTERNAL_ERROR, ""));
    hub.subscribe(name, codec, sink);
    return SocketRegistration.of(sink, socket);
  }

  @Override
  public String toString() {
    return "channel " + name;
  }
}
