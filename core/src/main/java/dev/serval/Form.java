package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from an `application/x-www-form-urlencoded` body; a record is bound with one
/// field per component.
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Form {
  /// Returns the field's name; empty for the name that the Java parameter has.
  String value() default "";
}
