package dev.serval;

import dev.serval.channels.Channel;
import dev.serval.channels.Overflow;
import dev.serval.channels.Registration;
import dev.serval.json.JsonLimits;
import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One open WebSocket (RFC 6455), as the method of a [WebSocket] or a [WebSocketHandler] has it.
///
/// ```java
/// @WebSocket("/chat/{room}")
/// void chat(String room, WebSocketSession<ChatLine, ChatEvent> session) {
///   for (ChatLine line : session) {
///     session.send(new ChatEvent(room, line.text()));
///   }
/// }
/// ```
///
/// Calls block the virtual thread they are made on. One thread at a time receives; any number of
/// them send and close, and a message is never mixed with another. The peer is read no faster than
/// messages are received, and no more waits to be sent than [WebSocketConfig#withMaxQueued] allows.
///
/// How it is closed when the method ends, unless it was closed before:
///
/// | ends with | code |
/// |---|---|
/// | a return | 1000 |
/// | [InvalidMessageException] | 1003, 1007 or 1008, see there |
/// | a [Problem], or an exception that the application has a handler for, of a status below 500 | 4000 and the status, as 4404 |
/// | [WebSocketClosedException] of this session | as it was |
/// | any other exception | 1011, which tells nothing of it; the exception is logged |
/// | the server stops | 1001, and what is received ends |
///
/// @param <I> what the messages of the peer become: `String`, `byte[]`, [WebSocketMessage], or a
///   type of JSON
/// @param <O> what messages are made of, likewise
public final class WebSocketSession<I, O> implements Iterable<I> {
  private final WebSocketChannel channel;
  private final Request request;
  private final MessageCodec<I> in;
  private final MessageCodec<O> out;
  private final JsonLimits limits;
  private final ErrorMapper errors;
  private final @Nullable String subprotocol;
  private final ClosingActions closing;

  WebSocketSession(
      WebSocketChannel channel, MessageCodec<I> in, MessageCodec<O> out, SessionRun.Agreed agreed) {
    this.channel = channel;
    this.in = in;
    this.out = out;
    this.request = agreed.request();
    this.errors = agreed.bound().errors();
    this.subprotocol = agreed.options().subprotocol();
    this.limits = request.body().jsonLimits();
    this.closing = new ClosingActions(channel, request);
  }

  /// Returns the next message, and blocks until there is one.
  ///
  /// @return the message; null once the connection is closed, by whom and however that was
  /// @throws InvalidMessageException if the peer sent something else; the next call returns what
  ///   came after it
  /// @throws WebSocketClosedException if the calling thread is interrupted
  public @Nullable I receive() {
    WebSocketMessage message;
    try {
      message = channel.receive();
    } catch (IOException interrupted) {
      throw new WebSocketClosedException(channel, interrupted);
    }
    if (message == null) {
      endKnown();
      return null;
    }
    return in.decode(message, limits);
  }

  /// What the method does from here on is not for the peer: the end of that ends nothing.
  private void endKnown() {
    request.parts().gone().settle(channel.closeCode() >= 0);
  }

  /// What others do with the session, who send to many, the method does not know.
  private void endKnownHere() {
    if (Request.current().filter(here -> here.parts().equals(request.parts())).isPresent()) {
      endKnown();
    }
  }

  /// Says that this session receives no messages, for a method that only sends: those that wait and
  /// those that come are dropped. Else the peer is not read any more once 64 KiB of them wait, and
  /// its pings and its close are not seen. Cannot be taken back; [#receive] waits for the end then.
  ///
  /// ```java
  /// @WebSocket("/ticks")
  /// void ticks(WebSocketSession<String, Tick> session) {
  ///   session.ignoreMessages();
  ///   session.subscribe(ticks, Overflow.CLOSE);
  ///   session.receive(); // until the connection is closed
  /// }
  /// ```
  public void ignoreMessages() {
    channel.ignoreMessages();
  }

  /// Returns the messages as they come, until the connection is closed. What [#receive] throws, the
  /// iterator does; asking for another one goes on after that.
  @Override
  public Iterator<I> iterator() {
    return new Iterator<>() {
      private @Nullable I next;

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = receive();
        }
        return next != null;
      }

      @Override
      public I next() {
        if (!hasNext()) {
          throw new NoSuchElementException("The WebSocket is closed");
        }
        I message = Objects.requireNonNull(next);
        next = null;
        return message;
      }
    };
  }

  /// Sends a message, and blocks while too many bytes wait.
  ///
  /// @throws WebSocketClosedException if the connection is closed, or closes meanwhile
  public void send(O message) {
    sendEncoded(out.encode(present(message, "send")));
  }

  /// Sends a message unless that would have to wait; for what is sent to many.
  ///
  /// @return whether it was taken; false where the queue is full or the connection is closed
  public boolean offer(O message) {
    return offerEncoded(out.encode(present(message, "offer")));
  }

  /// Returns a message as it is sent, for [#sendEncoded] of any number of sessions: what many are
  /// sent is encoded once.
  ///
  /// ```java
  /// WebSocketMessage event = session.encode(new ChatEvent(room, text));
  /// members.forEach(member -> member.offerEncoded(event));
  /// ```
  public WebSocketMessage encode(O message) {
    return out.encode(present(message, "encode"));
  }

  private static <T> T present(T message, String method) {
    return Objects.requireNonNull(
        message, () -> "WebSocketSession." + method + ": expected a message, found null");
  }

  /// Sends a message that is encoded already, as [#send] does.
  ///
  /// @throws WebSocketClosedException if the connection is closed, or closes meanwhile
  public void sendEncoded(WebSocketMessage message) {
    try {
      channel.send(present(message, "sendEncoded"));
    } catch (IOException gone) {
      if (!channel.isOpen()) {
        endKnownHere();
      }
      throw new WebSocketClosedException(channel, gone);
    }
  }

  /// Sends a message that is encoded already, as [#offer] does.
  ///
  /// @return whether it was taken
  public boolean offerEncoded(WebSocketMessage message) {
    return channel.offer(present(message, "offerEncoded"));
  }

  /// Sends what is published in a channel, without a thread, until the connection is closed; all
  /// sessions of a route share one encoding of a message.
  ///
  /// ```java
  /// session.subscribe(room, Overflow.CLOSE);
  /// for (ChatLine line : session) {
  ///   room.publish(line);
  /// }
  /// ```
  ///
  /// @param overflow what a message does that finds the queue full: [Overflow#CLOSE] closes the
  ///   connection with 1013, [Overflow#DROP_NEWEST] drops and counts it
  /// @return ends it before the connection is closed
  /// @throws IllegalArgumentException for another overflow
  /// @throws dev.serval.channels.ChannelLimitException if there are too many subscribers
  public <T extends O> Registration subscribe(Channel<T> channel, Overflow overflow) {
    return channel.sendTo(this.channel, overflow, out.published);
  }

  /// Sends a problem as text, as the application's [ErrorContract] writes it.
  ///
  /// @throws WebSocketClosedException if the connection is closed, or closes meanwhile
  public void sendProblem(Problem problem) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      errors.render(problem, request).body().writeTo(text);
    } catch (IOException impossible) {
      throw new IllegalStateException("An error contract answers from memory", impossible);
    }
    sendEncoded(WebSocketMessage.utf8(text.toByteArray()));
  }

  /// Closes the connection normally, with 1000.
  public void close() {
    close(1000, "");
  }

  /// Starts the closing handshake after what was sent before. Returns at once, and does nothing
  /// where the connection is closed already.
  ///
  /// @param code 1000 to 1003, 1007 to 1014, or 3000 to 4999 (RFC 6455 section 7.4)
  /// @param reason for people; at most 123 bytes of UTF-8
  /// @throws IllegalArgumentException if either is not that
  public void close(int code, String reason) {
    channel.close(code, reason);
    endKnownHere();
  }

  /// Returns whether messages can still be sent.
  public boolean isOpen() {
    boolean open = channel.isOpen();
    if (!open) {
      endKnownHere();
    }
    return open;
  }

  /// Returns the code that the connection was closed with: the peer's where it closed first, 1005
  /// where that named none, 1006 where the connection ended without a close; -1 while it is open.
  public int closeCode() {
    return channel.closeCode();
  }

  /// Returns the reason that came with the code; empty for none.
  public String closeReason() {
    return channel.closeReason();
  }

  /// Has `action` called once, when the connection is closed: at once if it is. It runs on a
  /// virtual thread and may block, after those that were given before it; what it throws is logged.
  /// A server that stops waits for it.
  public void onClosed(Runnable action) {
    closing.add(Objects.requireNonNull(action, "action"));
  }

  /// Returns the subprotocol that was chosen in the handshake; null for none.
  public @Nullable String subprotocol() {
    return subprotocol;
  }

  /// Returns the connection itself, for what sends encoded messages to many, such as
  /// `dev.serval.channels`.
  public WebSocketChannel channel() {
    return channel;
  }

  /// Returns the request of the handshake.
  public Request request() {
    return request;
  }
}
