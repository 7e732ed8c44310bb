package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from the [Provides] method of another class, called once per request.
///
/// The object of that class is given with [App#provide]; the compiler resolves which of its methods
/// fits the parameter, and what that method itself needs.
///
/// ```java
/// @Get("/me")
/// User me(@Depends(Auth.class) User user) { … }
/// ```
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Depends {
  /// Returns the class whose method provides the value.
  Class<?> value();
}
