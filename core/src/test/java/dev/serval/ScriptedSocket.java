package dev.serval;

import dev.serval.transport.WebSocketChannel;
import dev.serval.transport.WebSocketMessage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A WebSocket whose peer says what a test gave it, closes with 1001, and keeps what it is told.
final class ScriptedSocket implements WebSocketChannel {
  private static final int GOING_AWAY = 1001;

  private final Deque<WebSocketMessage> coming;
  private final List<WebSocketMessage> sent = new ArrayList<>();
  private final List<Runnable> onClosed = new ArrayList<>();
  private int closeCode = -1;
  private String closeReason = "";

  ScriptedSocket(WebSocketMessage... coming) {
    this.coming = new ArrayDeque<>(List.of(coming));
  }

  /// Returns the texts that were sent.
  List<String> texts() {
    return sent.stream().map(WebSocketMessage::string).toList();
  }

  @Override
  public @Nullable WebSocketMessage receive() {
    if (coming.isEmpty()) {
      close(GOING_AWAY, "bye");
    }
    return isOpen() ? coming.poll() : null;
  }

  @Override
  public void ignoreMessages() {
    coming.clear();
  }

  @Override
  public void send(WebSocketMessage message) throws IOException {
    if (!offer(message)) {
      throw new IOException("closed");
    }
  }

  @Override
  public boolean offer(WebSocketMessage message) {
    return isOpen() && sent.add(message);
  }

  @Override
  public void close(int code, String reason) {
    WebSocketChannel.checkClose(code, reason);
    if (isOpen()) {
      closeCode = code;
      closeReason = reason;
      onClosed.forEach(Runnable::run);
    }
  }

  @Override
  public boolean isOpen() {
    return closeCode < 0;
  }

  @Override
  public int closeCode() {
    return closeCode;
  }

  @Override
  public String closeReason() {
    return closeReason;
  }

  @Override
  public void onClosed(Runnable action) {
    if (isOpen()) {
      onClosed.add(action);
    } else {
      action.run();
    }
  }

  @Override
  public void forget(Runnable action) {
    onClosed.remove(action);
  }
}
