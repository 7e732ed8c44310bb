package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers with JSON Lines (`application/jsonl`): one line of JSON for each element of the
/// `Stream`, `Iterator`, `Iterable`, `Flow.Publisher` or
/// [Subscription][dev.serval.channels.Subscription] that the method returns, sent as it is made.
///
/// Alone it answers `GET`; beside [Post] or another of them it says what that answers with, and has
/// no path.
///
/// ```java
/// @JsonLines("/export")
/// Stream<Todo> export() { … }
/// ```
///
/// A `Stream` is closed when the response has ended, however that was. What is thrown before the
/// first line is answered as any error; later it cuts the connection, so that nobody takes a part
/// for the whole.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface JsonLines {
  /// Returns the path template, appended to that of the class's [Path]; empty for the class's own,
  /// and beside an annotation that names the HTTP method.
  String value() default "";
}
