package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the converter from text to value for a parameter whose type Serval does not know.
///
/// ```java
/// @Get
/// List<Run> runs(@Convert(ShaConverter.class) Sha commit) { … }
/// ```
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Convert {
  /// Returns the converter's class; generated code calls its constructor without parameters.
  Class<? extends ParamConverter<?>> value();
}
