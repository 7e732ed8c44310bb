package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter of a [Provides] method from the annotation that led there: a dependency with
/// arguments.
///
/// The annotation is the program's own and carries [Depends]; its element of the parameter's name,
/// or of the name given here, is the value, known when the program is compiled.
///
/// ```java
/// @Depends(Roles.class)
/// @interface HasRole {
///   Role value();
/// }
///
/// final class Roles {
///   @Provides
///   void check(@Argument("value") Role role, @Depends(Auth.class) User user) {
///     if (!user.roles().contains(role)) {
///       throw Problem.forbidden("Only for " + role);
///     }
///   }
/// }
///
/// @Delete("/{id}")
/// @HasRole(Role.ADMIN)
/// void remove(long id) { … }
/// ```
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Argument {
  /// Returns the name of the element; empty for the name that the Java parameter has.
  String value() default "";
}
