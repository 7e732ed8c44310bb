package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from the path segment `{name}` where the Java parameter is called otherwise.
///
/// ```java
/// @Get("/{todo-id}")
/// Todo byId(@PathParam("todo-id") long id) { … }
/// ```
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface PathParam {
  /// Returns the name as the path template writes it.
  String value();
}
