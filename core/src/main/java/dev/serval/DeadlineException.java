package dev.serval;

import java.time.Duration;

/// Says that something which the handler waited for took longer than it may.
///
/// The helpers of [dev.serval.concurrent] throw it. A handler may catch it and do without; one that
/// lets it pass answers 504 (Gateway Timeout), without a line in the log of faults.
public final class DeadlineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration allowed;

  /// Makes one.
  ///
  /// @param allowed how long it might have taken
  public DeadlineException(Duration allowed) {
    super("took longer than " + allowed);
    this.allowed = allowed;
  }

  /// Returns how long it might have taken.
  public Duration allowed() {
    return allowed;
  }
}
