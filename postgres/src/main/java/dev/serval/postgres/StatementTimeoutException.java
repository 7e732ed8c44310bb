// StatementTimeoutException: a statement took too long.
package dev.serval.postgres;

import dev.serval.HasProblem;
import dev.serval.Problem;
import java.sql.SQLException;

/// Says that a statement took longer than [DatabaseConfig#statementTimeout] or its own, waited too
/// long for a lock, or was cancelled in the database (SQLSTATE 57014, 55P03).
public final class StatementTimeoutException extends DatabaseException implements HasProblem {
  private static final long serialVersionUID = 1;

  StatementTimeoutException(String message, SQLException cause) {
    super(message, cause);
  }

  @Override
  public Problem problem() {
    return Failures.unavailable("The database took too long");
  }
}
