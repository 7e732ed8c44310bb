package dev.serval.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Demands scopes: of a route, of all routes of a class, or of all routes that need what a
/// `@Provides` method provides.
///
/// A route needs those of its method, of its class with what that extends and implements, and of
/// all its dependencies together. Generated code compares them with the [Granted] ones, as soon as
/// the credentials are verified; where one is missing the answer is 403. An anonymous request is
/// answered 401, also where credentials are optional.
///
/// ```java
/// @Delete("/{id}")
/// @Scopes("todos:write")
/// void remove(long id, @ShopAuth Jwt token) { … }
/// ```
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Scopes {
  /// Returns the scopes, all of which are needed.
  String[] value();
}
