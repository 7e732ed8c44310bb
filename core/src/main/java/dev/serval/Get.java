package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers `GET` requests with this method. A `HEAD` of the same path is answered by it too,
/// without the body.
///
/// ```java
/// @Get("/{id}")
/// Todo example(long id) { … }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Get {
  /// Returns the path template, appended to that of the class's [Path]; empty for the class's own.
  String value() default "";
}
