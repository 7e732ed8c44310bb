package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from a header field; a record is bound with one field per component.
///
/// The name of the parameter is hyphenated: `ifNoneMatch` reads `If-None-Match`.
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Header {
  /// Returns the field name, a token; left out, it is that of the Java parameter, hyphenated.
  String value() default "";
}
