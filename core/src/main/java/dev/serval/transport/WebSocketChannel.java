// WebSocketChannel: the messages of one WebSocket connection.
package dev.serval.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One open WebSocket (RFC 6455), as [Exchange#openWebSocket] returns it.
///
/// Receiving is for one thread at a time; sending and closing are for any number of threads, and a
/// message is never mixed with another. The transport keeps the rules of the wire: it checks frames
/// and UTF-8, answers pings, finds out silent peers, and fails the connection with the code of
/// section 7.4 where the peer breaks a rule. Memory is bounded both ways: a peer is read no faster
/// than [#receive] is called, and at most [WebSocketOptions#maxQueued] bytes wait to be sent. What
/// the peer says behind messages that nobody receives, be it a ping or its close, waits with them;
/// who only sends calls [#ignoreMessages].
public interface WebSocketChannel {
  /// The bytes of UTF-8 that the reason of a close may have: a control frame has 125 (section 5.5),
  /// two of which are the code.
  int MAX_REASON = 123;

  /// Returns whether a code may be in a close frame (section 7.4): those of IANA's registry that
  /// are not reserved, and the ranges of libraries and applications.
  static boolean isCloseCode(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }

  /// Checks what [#close] is given; for what implements it.
  ///
  /// @throws IllegalArgumentException saying what is expected and what was found
  static void checkClose(int code, String reason) {
    if (!isCloseCode(code)) {
      throw new IllegalArgumentException(
          "close of a WebSocket: expected a code of 1000 to 1003, 1007 to 1014 or 3000 to 4999,"
              + " found "
              + code);
    }
    Objects.requireNonNull(
        reason, "close of a WebSocket: expected a reason, found null; without one it is \"\"");
    int length = reason.getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_REASON) {
      throw new IllegalArgumentException(
          "close of a WebSocket: expected a reason of at most "
              + MAX_REASON
              + " bytes of UTF-8, found "
              + length);
    }
  }

  /// Returns the next message, and blocks until there is one.
  ///
  /// @return the message; null once the connection is closed, by whom and however that was
  /// @throws IOException if the calling thread is interrupted (an `InterruptedIOException`)
  @Nullable WebSocketMessage receive() throws IOException;

  /// Says that nobody receives messages: those that wait and those that come are dropped, so that
  /// the peer is read however many it sends. Pings and its close are seen, and the rules of the
  /// wire kept, as before; [#receive] waits for the end then, and returns null. Cannot be taken
  /// back.
  void ignoreMessages();

  /// Sends a message, and blocks while more than [WebSocketOptions#maxQueued] bytes wait.
  ///
  /// @throws IOException if the connection is closed, or closes meanwhile
  void send(WebSocketMessage message) throws IOException;

  /// Sends a message unless that would have to wait. Never blocks; for broadcasts.
  ///
  /// @return whether it was taken; false where the queue is full or the connection is closed
  boolean offer(WebSocketMessage message);

  /// Starts the closing handshake (section 7.1.2) after what is queued. Returns at once, and does
  /// nothing if the connection is closing; a peer that does not answer within
  /// [WebSocketOptions#closeTimeout] is cut off.
  ///
  /// @param code a code that may be sent (section 7.4): 1000 to 1003, 1007 to 1014, 3000 to 4999
  /// @param reason for people; at most [#MAX_REASON] bytes of UTF-8
  /// @throws IllegalArgumentException if either is not that
  void close(int code, String reason);

  /// Whether messages can still be sent.
  boolean isOpen();

  /// Returns the code the connection was closed with: the peer's where it closed first; 1005 for
  /// none, 1006 where it ended without one (section 7.1.5); -1 while it is open.
  int closeCode();

  /// Returns the reason that came with the code; empty for none.
  String closeReason();

  /// Has `action` run once, when the connection is closed: at once if it is. It runs on a thread
  /// that serves sockets and must not block.
  void onClosed(Runnable action);

  /// Takes back an action of [#onClosed], this very object, so that what ends before the connection
  /// is not kept with it. Does nothing where it has run or is not known.
  void forget(Runnable action);
}
