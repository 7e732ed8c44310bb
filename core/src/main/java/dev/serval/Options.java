package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers `OPTIONS` requests with this method. Rarely needed: every path answers `OPTIONS` with
/// its `Allow` by itself.
///
/// ```java
/// @Options("/{id}")
/// Todo example(long id) { … }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Options {
  /// Returns the path template, appended to that of the class's [Path]; empty for the class's own.
  String value() default "";
}
