// Generated from chat.Chat
package chat;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;
import org.jspecify.annotations.Nullable;

/// The paths of the routes of `Chat`, encoded.
@Generated
final class ChatUrls {
  private ChatUrls() {}

  /// The path of `WEBSOCKET /chat/{room}`.
  static String talk(String room) {
    return new PathWriter("/chat/").segment(room).toString();
  }

  /// The path of `WEBSOCKET /chat/{room}`.
  static String talk(String room, @Nullable Integer times) {
    return new PathWriter("/chat/").segment(room).query("times", times).toString();
  }

  /// The path of `GET /chat/{room}`.
  static String room(String room) {
    return new PathWriter("/chat/").segment(room).toString();
  }

  /// The path of `WEBSOCKET /chat/{room}/events`.
  static String events(String room, String session) {
    return new PathWriter("/chat/").segment(room).literal("/events").query("session", session)
        .toString();
  }

  /// The path of `WEBSOCKET /chat/promised`.
  static String promised() {
    return "/chat/promised";
  }

  /// The path of `WEBSOCKET /chat/text`.
  static String text() {
    return "/chat/text";
  }

  /// The path of `WEBSOCKET /chat/bytes`.
  static String bytes() {
    return "/chat/bytes";
  }

  /// The path of `WEBSOCKET /chat/any`.
  static String any() {
    return "/chat/any";
  }
}
