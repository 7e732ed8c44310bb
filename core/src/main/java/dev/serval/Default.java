package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a parameter optional: the value it has when the request does not carry one.
///
/// The text is parsed and checked against the parameter's type and constraints at compile time, and
/// appears as `default` in the OpenAPI document.
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Default {
  /// Returns the value, written as it would stand in a query string after decoding.
  String value();
}
