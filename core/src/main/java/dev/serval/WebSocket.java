package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method a WebSocket (RFC 6455): it is called when a peer has opened one on the path, and
/// the connection is closed when it returns.
///
/// ```java
/// @WebSocket("/chat/{room}")
/// void chat(String room, WebSocketSession<ChatLine, ChatEvent> session) {
///   for (ChatLine line : session) {
///     rooms.publish(room, line);
///   }
/// }
/// ```
///
/// One parameter is a [WebSocketSession], whose type arguments say what messages are. The others,
/// dependencies, guards and security schemes are as for any route, but for a body, which handshakes
/// do not have: what they refuse is an ordinary response, before the connection is opened. The
/// method returns nothing, or a `CompletionStage<Void>`.
///
/// It is no operation of OpenAPI, which describes no WebSockets.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface WebSocket {
  /// Returns the path template, after that of the class.
  String value() default "";

  /// Returns the subprotocols, the most wanted first; see [WebSocketConfig#withSubprotocols].
  String[] subprotocols() default {};

  /// Returns the origins whose pages may open it besides those of the server itself, in place of
  /// those of the application; see [WebSocketConfig#withOrigins].
  String[] origins() default {};

  /// Returns the largest message in bytes; 0 for what holds in the application, 1 MiB by default.
  int maxMessage() default 0;
}
