// ConnectionLostException: the database cannot be reached.
package dev.serval.postgres;

import dev.serval.HasProblem;
import dev.serval.Problem;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Says that the database cannot be reached, went away or ended the connection (SQLSTATE class 08,
/// 57P01 to 57P05, 25P03, 25P04, 53300), or said nothing for 10 seconds longer than
/// [DatabaseConfig#statementTimeout]. Whether a statement that was under way has happened is not
/// known; a transaction whose commit was not reached has not.
///
/// The pool connects anew by itself: nothing need be started again.
public final class ConnectionLostException extends DatabaseException implements HasProblem {
  private static final long serialVersionUID = 1;

  ConnectionLostException(String message, @Nullable SQLException cause) {
    super(message, cause);
  }

  @Override
  public Problem problem() {
    return Failures.unavailable("The database cannot be reached");
  }
}
