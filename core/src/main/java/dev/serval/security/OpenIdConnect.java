package dev.serval.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from a bearer token that clients get by OpenID Connect: [Bearer], with the
/// address where a client discovers how.
///
/// ```java
/// @OpenIdConnect("https://id.example/.well-known/openid-configuration")
/// @interface SignedIn {}
/// ```
///
/// The provider says which scopes there are, so [Scopes] may name any.
@Documented
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface OpenIdConnect {
  /// Returns the address of the discovery document.
  String value();

  /// Returns the name of the scheme in the document; by default that of the annotation which this
  /// one is on, else `openIdConnect`.
  String name() default "";

  /// Returns the realm that challenges name.
  String realm() default "api";

  /// Returns what the document says of the scheme, in CommonMark.
  String description() default "";
}
