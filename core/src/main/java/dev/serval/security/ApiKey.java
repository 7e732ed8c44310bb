package dev.serval.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from a key in a header field, a query parameter or a cookie.
///
/// The parameter is the key itself as a `String`, or what a [Verifier] such as [ApiKeys] makes of
/// it ([VerifiedBy]). What is said of [Bearer] about absence and about annotations of one's own
/// holds here too. Addresses end up in logs and histories, so prefer a header to the query.
///
/// ```java
/// @Get("/stock")
/// List<Item> stock(@ApiKey("X-API-Key") Client client) { … }
/// ```
@Documented
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface ApiKey {
  /// Returns the name of the header field, query parameter or cookie.
  String value();

  /// Returns where the key is.
  In in() default In.HEADER;

  /// Returns the name of the scheme in the document; by default that of the annotation which this
  /// one is on, else [#value].
  String name() default "";

  /// Returns the realm that challenges name.
  String realm() default "api";

  /// Returns what the document says of the scheme, in CommonMark.
  String description() default "";

  /// The places of a request that carry a key.
  enum In {
    /// A header field.
    HEADER,
    /// A parameter of the query.
    QUERY,
    /// A cookie.
    COOKIE
  }
}
