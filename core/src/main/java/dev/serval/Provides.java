package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that provides a request-scoped value for [Depends] parameters.
///
/// Its own parameters are bound from the request by the rules of a route's, without a body, and may
/// be dependencies themselves. It is called once per request, when its own parameters are valid,
/// before the other parameters of the route and the body are read; whatever it throws ends the
/// request.
///
/// ```java
/// final class Auth {
///   @Provides
///   User currentUser(@Header String authorization, @Depends(Sessions.class) Session session) { … }
/// }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Provides {}
