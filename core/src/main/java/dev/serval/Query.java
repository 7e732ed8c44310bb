package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from the query string; a record is bound with one query parameter per
/// component.
///
/// Scalars and collections of scalars come from the query without it; it is needed to rename one or
/// to bind a record.
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Query {
  /// Returns the name on the wire; empty for the name that the Java parameter has.
  String value() default "";
}
