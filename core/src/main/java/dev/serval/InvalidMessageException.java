package dev.serval;

import dev.serval.json.JsonException;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.util.List;

/// A message of a WebSocket's peer that is not what the session receives.
///
/// The session goes on, so a handler may catch it, tell the peer what is wrong
/// ([WebSocketSession#sendProblem]) and receive the next message. One that does not catch it closes
/// the connection with [#closeCode].
///
/// ```java
/// try {
///   line = session.receive();
/// } catch (InvalidMessageException invalid) {
///   session.sendProblem(invalid.problem());
/// }
/// ```
public final class InvalidMessageException extends RuntimeException {
  /// RFC 6455 section 7.4.1: text where bytes are expected, or the reverse.
  static final int UNSUPPORTED = 1003;

  /// The content does not fit its type: no JSON.
  static final int MALFORMED = 1007;

  /// JSON, and not valid.
  static final int NOT_VALID = 1008;

  private static final long serialVersionUID = 1L;

  private final int closeCode;
  private final transient Problem problem;
  private final String reason;

  private InvalidMessageException(int closeCode, Problem problem, String reason) {
    super(problem.getMessage(), null, false, false); // tells of a message, not of the program
    this.closeCode = closeCode;
    this.problem = problem;
    this.reason = reason;
  }

  static InvalidMessageException unsupported(String expected) {
    String detail = "expected a message that is " + expected;
    return new InvalidMessageException(UNSUPPORTED, Problem.badRequest(detail), detail);
  }

  static InvalidMessageException malformed(JsonException malformed) {
    return new InvalidMessageException(
        MALFORMED, ErrorMapper.problemOf(malformed), CloseReason.of(malformed));
  }

  static InvalidMessageException notValid(Violations violations) {
    List<Violation> all = violations.list();
    return new InvalidMessageException(
        NOT_VALID, Problem.invalid(all), CloseReason.of(all.getFirst()));
  }

  /// Returns the code that the connection is closed with where nobody catches this: 1003 for text
  /// where bytes are expected or the reverse, 1007 for what is no JSON, 1008 for values that are
  /// not valid.
  public int closeCode() {
    return closeCode;
  }

  /// Returns what is wrong, as a request with such a body would be answered: 400, or 422 with the
  /// violations.
  public Problem problem() {
    return problem;
  }

  /// Returns what is wrong with the values; empty where the message is no JSON.
  public List<Violation> violations() {
    return problem.violations();
  }

  /// Returns the reason of the close, with the place of the first fault.
  String reason() {
    return reason;
  }
}
