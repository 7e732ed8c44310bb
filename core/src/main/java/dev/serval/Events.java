package dev.serval;

import dev.serval.channels.Overflow;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers with server-sent events (`text/event-stream`): each element of the `Stream`, `Iterator`,
/// `Iterable`, `Flow.Publisher` or [Subscription][dev.serval.channels.Subscription] that the method
/// returns, or what it sends to its parameter [EventStream].
///
/// Alone it answers `GET`, as browsers' `EventSource` asks; beside [Post] or another of them it
/// says what that answers with, and has no path.
///
/// ```java
/// @Events("/ticks")
/// Stream<Tick> ticks(@LastEventId @Nullable String since) { … }
///
/// @Post("/answers")
/// @Events
/// void answer(Question body, EventStream<Token> out) { … }
/// ```
///
/// What is thrown before the first event is answered as any error; later it cuts the connection.
/// See the guide's page on streaming.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Events {
  /// Returns the path template, appended to that of the class's [Path]; empty for the class's own,
  /// and beside an annotation that names the HTTP method.
  String value() default "";

  /// Returns after how many seconds without an event a comment is sent; 0 for the application's
  /// [EventOptions#heartbeat], -1 for never.
  int heartbeatSeconds() default 0;

  /// Returns what becomes of events that the client does not read in time; none or one, none for
  /// the application's [EventOptions#overflow].
  Overflow[] overflow() default {};
}
