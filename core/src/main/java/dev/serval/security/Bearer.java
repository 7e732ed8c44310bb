package dev.serval.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from the bearer token of a request (RFC 6750): `Authorization: Bearer …`.
///
/// The parameter is the token itself as a `String`, or what a [Verifier] makes of it
/// ([VerifiedBy]). A request without it is answered 401 before anything else of it is read;
/// `Optional` or `@Nullable` lets it through, but never with a token that is wrong.
///
/// On an annotation of one's own it declares a scheme once, whose name is that annotation's:
///
/// ```java
/// @Bearer(format = "JWT", realm = "shop")
/// @interface ShopToken {}
///
/// @Get("/me")
/// User me(@ShopToken Jwt token) { … }
/// ```
@Documented
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Bearer {
  /// Returns the name of the scheme in the document; by default that of the annotation which this
  /// one is on, else `bearer`.
  String name() default "";

  /// Returns a hint at the form of the tokens for the document, such as `JWT`.
  String format() default "";

  /// Returns the realm that challenges name (RFC 9110 section 11.5).
  String realm() default "api";

  /// Returns what the document says of the scheme, in CommonMark.
  String description() default "";
}
