package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers `PUT` requests with this method.
///
/// ```java
/// @Put("/{id}")
/// Todo example(long id) { … }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Put {
  /// Returns the path template, appended to that of the class's [Path]; empty for the class's own.
  String value() default "";
}
