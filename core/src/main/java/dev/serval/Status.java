package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Changes the status code that a method answers with, or gives one to a record of a sealed result.
///
/// ```java
/// @Status(202)
/// @Post
/// Ticket order(Order order) { … }
/// ```
///
/// Not to be confused with [dev.serval.http.Status], the value; a file that needs both imports one
/// and writes the other in full.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Status {
  /// Returns the status code, 200 to 599.
  int value();
}
