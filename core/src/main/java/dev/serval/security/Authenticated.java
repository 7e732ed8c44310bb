package dev.serval.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Refuses anonymous requests where all credentials are optional: one of them has to be there.
///
/// On a route, on a class for all its routes and those of its subclasses, or on a `@Provides`
/// method for all routes that need it. Where there are no credentials at all it does not compile.
///
/// ```java
/// @Provides
/// @Authenticated
/// User user(@ShopAuth Optional<Jwt> token, @ApiKey("X-API-Key") Optional<Client> client) { … }
/// ```
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Authenticated {}
