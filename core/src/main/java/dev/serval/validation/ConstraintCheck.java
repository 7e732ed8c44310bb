package dev.serval.validation;

/// Decides whether a value meets a constraint of one's own; [Constraint] puts it on an annotation.
///
/// One instance serves all requests, so it must be stateless or thread-safe. Null is not asked
/// about: whether a value may be absent is said by its type.
///
/// ```java
/// final class IsSlug implements ConstraintCheck<String> {
///   @Override
///   public boolean isValid(String value) {
///     return value.chars().allMatch(c -> c == '-' || c >= 'a' && c <= 'z');
///   }
/// }
/// ```
///
/// @param <T> the type of value that is checked
@FunctionalInterface
public interface ConstraintCheck<T> {
  /// Returns whether the value meets the constraint.
  boolean isValid(T value);
}
