package dev.serval.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a `boolean` method of a record, without parameters, a check over several of its members.
///
/// It runs after the record was constructed, so every member has passed its own constraints. When
/// it returns false, one violation is reported. A check that must say more than one thing
/// implements [SelfCheck] instead.
///
/// ```java
/// record Stay(LocalDate from, LocalDate to) {
///   @Check(message = "must end after it starts", pointer = "to")
///   boolean endsAfterStart() {
///     return to.isAfter(from);
///   }
/// }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Check {
  /// Returns the sentence for people; it is never given a value.
  String message();

  /// Returns the member that is to blame, as a path of wire names such as `to` or `address/city`;
  /// empty for the record as a whole.
  String pointer() default "";

  /// Returns the stable code of the violation; empty for `invalid`.
  String code() default "";
}
