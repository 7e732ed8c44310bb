// NettyWebSocket: the application's end of a connection that has become a WebSocket.
package dev.serval.netty;

import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import dev.serval.transport.WebSocketOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// What the threads of the application use, and what they share with the event loop: the two queues
/// and how the connection ended. The loop's end is [WebSocketProtocol]. With pictures:
/// `docs/design/websocket.md`.
final class NettyWebSocket implements WebSocketChannel {
  private final ServerState server;
  private final HandOver handOver;
  private final WebSocketOptions options;
  private final MessageInbox inbox;
  private final MessageOutbox outbox;
  private final GoneSignal closed = new GoneSignal();

  /// How it ended; null while it has not. Written by the loop.
  private volatile @Nullable CloseStatus status;

  /// What a receiving thread found wrong; the loop takes it from here.
  private volatile @Nullable CloseStatus found;

  /// @param handOver wakes the loop
  /// @param compression whether permessage-deflate was agreed on
  NettyWebSocket(
      ServerState server, HandOver handOver, WebSocketOptions options, boolean compression) {
    this.server = server;
    this.handOver = handOver;
    this.options = options;
    this.inbox = new MessageInbox(handOver::proceed);
    this.outbox = new MessageOutbox(options.maxQueued(), compression, handOver::proceed);
  }

  @Override
  public @Nullable WebSocketMessage receive() throws IOException {
    ReceivedMessage next = inbox.take();
    if (next == null) {
      return null;
    }
    return next.isDeflated() ? inflated(next) : ReceivedMessage.of(next.isText(), next.payload());
  }

  /// What the loop could not check, since it does not decompress.
  private @Nullable WebSocketMessage inflated(ReceivedMessage next) throws IOException {
    int max = options.maxMessage();
    try {
      byte[] payload = MessageInflater.inflate(next.payload(), max);
      if (payload.length > max) {
        return failed(CloseStatus.TOO_BIG, "a message above " + max + " bytes");
      }
      Utf8Check text = new Utf8Check();
      if (next.isText() && !(text.accept(payload, 0, payload.length) && text.isComplete())) {
        return failed(CloseStatus.INVALID_DATA, "a text that is not UTF-8");
      }
      return ReceivedMessage.of(next.isText(), payload);
    } catch (DataFormatException e) {
      return failed(CloseStatus.INVALID_DATA, "not compressed data");
    }
  }

  /// Fails the connection, and returns what a receiver gets then.
  private @Nullable WebSocketMessage failed(int code, String reason) throws IOException {
    inbox.discard();
    found = new CloseStatus(code, reason);
    handOver.proceed();
    return receive();
  }

  @Override
  public void send(WebSocketMessage message) throws IOException {
    outbox.put(message);
  }

  @Override
  public boolean offer(WebSocketMessage message) {
    return outbox.offer(message);
  }

  @Override
  public void close(int code, String reason) {
    outbox.close(CloseStatus.toSend(code, reason));
  }

  @Override
  public boolean isOpen() {
    return outbox.isOpen();
  }

  @Override
  public int closeCode() {
    CloseStatus known = status;
    return known == null ? -1 : known.code();
  }

  @Override
  public String closeReason() {
    CloseStatus known = status;
    return known == null ? "" : known.reason();
  }

  @Override
  public void onClosed(Runnable action) {
    closed.add(action);
  }

  @Override
  public void forget(Runnable action) {
    closed.forget(action);
  }

  /// Says that nobody receives any more. Called by the handler's thread.
  ///
  /// @param fault what the handler threw; null for nothing
  void handlerEnded(@Nullable Throwable fault) {
    boolean gone = !isOpen();
    inbox.discard();
    outbox.close(new CloseStatus(fault == null ? CloseStatus.NORMAL : CloseStatus.FAULT, ""));
    if (fault != null && !(gone && fault instanceof IOException)) {
      server.fault("a handler of a WebSocket failed", fault);
    }
  }

  @Override
  public void ignoreMessages() {
    inbox.discard();
  }

  // For the loop.

  /// How long the peer's kernel may leave bytes unacknowledged while the peer cannot be heard: as
  /// long as the peer may be silent, or leave them unread.
  Duration patience() {
    Duration unread = server.config().writeTimeout();
    Duration silent = options.pingInterval();
    return silent.compareTo(unread) > 0 ? silent : unread;
  }

  /// Warns of a handler whose peer is not read because it has never received anything: it may not
  /// know that it has to.
  void tellIfNobodyReceives(String route) {
    if (!inbox.hasReceiver()) {
      server.nobodyReceives(route);
    }
  }

  MessageInbox inbox() {
    return inbox;
  }

  MessageOutbox outbox() {
    return outbox;
  }

  /// What a receiving thread found wrong with a message; null for nothing.
  @Nullable CloseStatus found() {
    return found;
  }

  boolean isClosed() {
    return status != null;
  }

  /// Says how it ended, once.
  void closed(CloseStatus how) {
    status = how;
    outbox.abandon();
    inbox.end();
    try {
      closed.fire();
    } catch (Throwable failure) {
      server.fault("an action of onClosed failed", failure);
    }
  }
}
