package dev.serval.jwt;

/// A token breaks a rule; the message says which and nothing of the token. Has no stack trace, as
/// it is no fault.
final class RefusedToken extends Exception {
  private static final long serialVersionUID = 1;

  RefusedToken(String rule) {
    super(rule, null, false, false);
  }
}
