package dev.serval.validation;

import java.util.List;

/// Says that a request was understood and is not valid; it is answered 422 with all violations.
///
/// It has no stack trace: it reports a fault of the client, and must be cheap to make. Its message
/// names places and codes, never a rejected value.
@SuppressWarnings("serial") // It never leaves the process, so the violations need not be.
public final class ValidationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<Violation> violations;

  /// Makes an exception of at least one violation.
  ///
  /// @throws IllegalArgumentException when there is none
  public ValidationException(List<Violation> violations) {
    super(message(violations), null, false, false);
    this.violations = List.copyOf(violations);
  }

  /// Returns the violations, at least one, in the order in which they were found.
  public List<Violation> violations() {
    return violations;
  }

  private static String message(List<Violation> violations) {
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("A ValidationException needs at least one violation");
    }
    Violation first = violations.getFirst();
    String place = first.name() == null ? first.pointer() : first.name();
    String more = violations.size() == 1 ? "" : " and " + (violations.size() - 1) + " more";
    return "invalid " + first.in().wireName() + " " + place + ": " + first.code() + more;
  }
}
