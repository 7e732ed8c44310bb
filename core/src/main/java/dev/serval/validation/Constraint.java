package dev.serval.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes the annotation that carries it a constraint, checked wherever that annotation stands on a
/// component, a parameter or a type argument.
///
/// ```java
/// @Constraint(check = IsSlug.class, code = "slug", message = "must be a slug")
/// @Target({RECORD_COMPONENT, PARAMETER, TYPE_USE})
/// public @interface Slug {}
/// ```
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Constraint {
  /// Returns the class that decides; it needs a constructor without parameters, and one instance of
  /// it serves all requests.
  Class<? extends ConstraintCheck<?>> check();

  /// Returns the stable code of the violation, in snake case.
  String code();

  /// Returns the sentence for people, such as `must be a slug`; it is never given the value.
  String message();
}
