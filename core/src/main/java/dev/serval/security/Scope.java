package dev.serval.security;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A scope that an [OAuth2] scheme declares.
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Scope {
  /// Returns the scope: visible ASCII without quote and back-slash (RFC 6749 section 3.3).
  String name();

  /// Returns what it allows, for people who are asked to grant it.
  String description() default "";
}
