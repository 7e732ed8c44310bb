package dev.serval;

import java.util.Objects;

/// The server-sent events of one response, to which a method writes; a parameter of a method with
/// [Events], which ends the stream by returning.
///
/// ```java
/// @Events("/ticks")
/// void ticks(EventStream<Tick> out) throws Exception {
///   try (Subscription ticks = market.subscribe()) {
///     while (out.isOpen()) {
///       out.send(ticks.take());
///     }
///   }
/// }
/// ```
///
/// The method runs on a virtual thread of its own, where [Request#current] is this request. When
/// the client has gone or the server stops, the stream ends at once: [#isOpen] is false, sending
/// throws [StreamEndedException], and the method's thread is interrupted wherever it waits. What
/// the method throws because of that is of no interest to anybody.
///
/// The head of the response is sent with the first event or comment, by [#open] or [#isOpen], or
/// after half a second; what the method throws before that is answered as any error, and later it
/// cuts the connection.
///
/// All methods may be called from any thread, until the method that was given this has returned.
///
/// @param <T> the type of the data: text for `String`, JSON for anything else
public final class EventStream<T> {
  private final Outbox outbox;
  private final EventEncoder<T> encoder;

  EventStream(Outbox outbox, EventEncoder<T> encoder) {
    this.outbox = outbox;
    this.encoder = encoder;
  }

  /// A method that sends the events of one response.
  ///
  /// @param <T> the type of the data
  @FunctionalInterface
  public interface Feed<T> {
    /// Sends events until there are no more, or nobody wants them.
    void feed(EventStream<T> out) throws Exception;
  }

  /// Returns whether somebody still waits for events. Who asks has begun to stream: the head of the
  /// response is sent, as by [#open].
  public boolean isOpen() {
    return outbox.beginIfOpen();
  }

  /// Sends the head of the response now, so that a client knows that it is connected.
  ///
  /// @throws StreamEndedException if the stream has ended
  public void open() {
    outbox.begin();
  }

  /// Sends an event that has data alone. Where the client is slow, waits, drops events or ends the
  /// stream, as [dev.serval.channels.Overflow] says.
  ///
  /// @throws StreamEndedException if the stream has ended, or ends meanwhile
  public void send(T data) {
    Objects.requireNonNull(data, "EventStream.send: expected data, found null");
    outbox.put(ItemEncoder.piece(encoder.encode(data)));
  }

  /// Sends an event, as [#send(Object)] does.
  ///
  /// @throws StreamEndedException if the stream has ended, or ends meanwhile
  public void send(Event<T> event) {
    Objects.requireNonNull(event, "EventStream.send: expected an event, found null");
    outbox.put(ItemEncoder.piece(encoder.encodeEvent(event)));
  }

  /// Sends lines that clients pass over.
  ///
  /// @throws IllegalArgumentException if there is a NUL in it
  /// @throws StreamEndedException if the stream has ended, or ends meanwhile
  public void comment(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("EventStream.comment: expected a text without NUL");
    }
    outbox.put(ItemEncoder.piece(encoder.encodeComment(text)));
  }
}
