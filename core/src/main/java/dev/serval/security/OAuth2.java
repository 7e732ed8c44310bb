package dev.serval.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from a bearer token that clients get by OAuth 2 (RFC 6749): [Bearer], with a
/// description of how to get one and of the scopes that it may be granted.
///
/// ```java
/// @OAuth2(
///     flow = OAuth2.Flow.PASSWORD,
///     tokenUrl = "/token",
///     scopes = {
///       @Scope(name = "todos:read", description = "See todos"),
///       @Scope(name = "todos:write", description = "Change todos")
///     })
/// @interface ShopAuth {}
///
/// @Get
/// @Scopes("todos:read")
/// List<Todo> list(@ShopAuth Jwt token) { … }
/// ```
///
/// [Scopes] may name those that are declared here and no others.
@Documented
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface OAuth2 {
  /// Returns the ways to get a token; all of them use the same addresses and scopes.
  Flow[] flow();

  /// Returns where a browser is sent to sign in; needed by [Flow#AUTHORIZATION_CODE]; as
  /// [#tokenUrl].
  String authorizationUrl() default "";

  /// Returns where tokens are given out: an address, a path from the root of the server such as
  /// `/v1/token`, or one from the application's own, `token`, which moves with it where it is
  /// mounted. Both are found behind a proxy that takes a prefix away.
  String tokenUrl();

  /// Returns where tokens are refreshed, if elsewhere.
  String refreshUrl() default "";

  /// Returns the scopes that there are.
  Scope[] scopes() default {};

  /// Returns the name of the scheme in the document; by default that of the annotation which this
  /// one is on, else `oauth2`.
  String name() default "";

  /// Returns the realm that challenges name.
  String realm() default "api";

  /// Returns what the document says of the scheme, in CommonMark.
  String description() default "";

  /// The ways to get a token (RFC 6749 section 1.3).
  enum Flow {
    /// The client sends the user's name and password; for clients of one's own.
    PASSWORD,
    /// The user signs in at the authorization server, in a browser.
    AUTHORIZATION_CODE,
    /// The client asks in its own name.
    CLIENT_CREDENTIALS
  }
}
