package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
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
///
/// On a method, on a resource class, or on what that extends or implements, it is a guard: the
/// class's one `@Provides` method that returns nothing, or else its only one, is called before the
/// method's own dependencies, and may refuse the request by throwing. On an annotation of the
/// program's own it gives that annotation its meaning, with arguments, see [Argument].
///
/// ```java
/// @Path("/admin")
/// @Depends(AdminsOnly.class)
/// final class Admin { … }
/// ```
@Documented
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
@Repeatable(Depends.All.class)
public @interface Depends {
  /// Returns the class whose method provides the value.
  Class<?> value();

  /// Returns whether the method is called for this use alone, though others of the request depend
  /// on it too.
  boolean fresh() default false;

  /// Several guards of one method or class, in order.
  @Documented
  @Target({ElementType.METHOD, ElementType.TYPE})
  @Retention(RetentionPolicy.CLASS)
  @interface All {
    /// Returns the guards.
    Depends[] value();
  }
}
