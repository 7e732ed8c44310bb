package dev.serval.validation;

/// Takes what a [SelfCheck] finds wrong; valid only during that check.
@FunctionalInterface
public interface CheckReport {
  /// Reports a rule as broken.
  ///
  /// @param memberPath the member to blame as a path of wire names below the checked value, such as
  ///   `to` or `lines/2/sku`; empty for the value as a whole
  void report(String memberPath, Rule rule);

  /// Reports a violation with a code and a sentence of one's own.
  default void report(String memberPath, String code, String detail) {
    report(memberPath, Rule.of(code, detail));
  }
}
