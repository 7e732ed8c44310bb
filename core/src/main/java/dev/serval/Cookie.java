package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from a cookie of the request; a record is bound with one cookie per component.
///
/// Cookies that a response sets are built with [dev.serval.http.Cookie].
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Cookie {
  /// Returns the cookie's name, a token; left out, it is the name of the Java parameter.
  String value() default "";
}
