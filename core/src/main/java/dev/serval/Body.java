package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from the JSON body.
///
/// One record or sealed interface is the body without it. With several body parameters each becomes
/// one member of a JSON object, and a scalar takes part only with this annotation.
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Body {
  /// Returns the member's name where the body has several; empty for the Java parameter's.
  String value() default "";
}
