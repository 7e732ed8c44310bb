package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers `DELETE` requests with this method.
///
/// ```java
/// @Delete("/{id}")
/// Todo example(long id) { … }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Delete {
  /// Returns the path template, appended to that of the class's [Path]; empty for the class's own.
  String value() default "";
}
