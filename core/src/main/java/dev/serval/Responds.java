package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares one more response of a route in the OpenAPI document, such as a problem that the method
/// throws. [Group#response] does so for the routes of a group.
///
/// ```java
/// @Post
/// @Responds(value = 409, description = "There is one of that name", body = Conflict.class)
/// Created<Todo> add(NewTodo body) { … }
/// ```
///
/// On a resource class, or on what that extends or implements, it holds for all of its routes; that
/// of the method wins, and what the result of the method says of a status wins over both. Nothing
/// else depends on it: the answer is what the method gives.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Repeatable(Responds.All.class)
public @interface Responds {
  /// Returns the status, 200 to 599.
  int value();

  /// Returns when it is given, in CommonMark; empty for the reason phrase of the status.
  String description() default "";

  /// Returns the type of its JSON body; `void` for none, or for that of the error contract where
  /// the status is 400 or above.
  Class<?> body() default void.class;

  /// Several responses of one method or class.
  @Documented
  @Target({ElementType.METHOD, ElementType.TYPE})
  @Retention(RetentionPolicy.CLASS)
  @interface All {
    /// Returns the responses.
    Responds[] value();
  }
}
