package dev.serval.processor.model;

import java.util.List;

/// What is said of a WebSocket beside what is said of any route.
///
/// @param in what the messages of the peer become
/// @param out what messages are made of
/// @param subprotocols those it speaks, the most wanted first
/// @param origins those whose pages may open it; empty for what the application says
/// @param maxMessage the most bytes of a message; 0 for what the application says
public record WebSocketModel(
    Message in, Message out, List<String> subprotocols, List<String> origins, int maxMessage) {
  public WebSocketModel {
    subprotocols = List.copyOf(subprotocols);
    origins = List.copyOf(origins);
  }

  /// What messages are in one direction.
  public sealed interface Message {}

  /// `String`: text as it is.
  public record Text() implements Message {}

  /// `byte[]`.
  public record Bytes() implements Message {}

  /// `WebSocketMessage`: both kinds.
  public record Any() implements Message {}

  /// JSON of the declared type.
  public record Json(TypeUse use) implements Message {}
}
