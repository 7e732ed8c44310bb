package dev.serval.validation;

/// A record that checks several of its members together and says itself what is wrong.
///
/// It runs after the record was constructed, so every member has passed its own constraints.
///
/// ```java
/// record Transfer(Account from, Account to, long cents) implements SelfCheck {
///   @Override
///   public void check(CheckReport report) {
///     if (from.equals(to)) {
///       report.report("to", "same_account", "must differ from the source account");
///     }
///   }
/// }
/// ```
@FunctionalInterface
public interface SelfCheck {
  /// Reports each fault; reporting none means that the value is valid.
  void check(CheckReport report);
}
