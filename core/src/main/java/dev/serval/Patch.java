package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers `PATCH` requests with this method. Members that may be absent, null or a value are
/// [dev.serval.json.Patch] components; a file that needs both names imports one and writes the
/// other in full.
///
/// ```java
/// @Patch("/{id}")
/// Todo example(long id) { … }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Patch {
  /// Returns the path template, appended to that of the class's [Path]; empty for the class's own.
  String value() default "";
}
