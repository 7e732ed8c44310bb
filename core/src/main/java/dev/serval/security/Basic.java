package dev.serval.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from the user name and password of a request (RFC 7617).
///
/// The parameter is [BasicCredentials], or what a [Verifier] makes of them ([VerifiedBy]). What is
/// said of [Bearer] about absence and about annotations of one's own holds here too.
///
/// ```java
/// @Get("/reports")
/// List<Report> reports(@Basic Clerk clerk) { … }   // record Clerk carries @VerifiedBy(Clerks.class)
/// ```
@Documented
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Basic {
  /// Returns the name of the scheme in the document; by default that of the annotation which this
  /// one is on, else `basic`.
  String name() default "";

  /// Returns the realm that challenges name; browsers show it.
  String realm() default "api";

  /// Returns what the document says of the scheme, in CommonMark.
  String description() default "";
}
