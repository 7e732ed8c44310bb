package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers requests of any method by its token, for the methods without an annotation of their own.
///
/// ```java
/// @Endpoint(method = "QUERY", path = "/search")
/// List<Todo> search(Filter filter) { … }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Endpoint {
  /// Returns the method token, one that [dev.serval.http.Method] knows, in upper case.
  String method();

  /// Returns the path template, appended to that of the class's [Path]; empty for the class's own.
  String path() default "";
}
