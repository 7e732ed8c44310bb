// TransactionConflictException: two transactions could not both happen.
package dev.serval.postgres;

import dev.serval.HasProblem;
import dev.serval.Problem;
import java.sql.SQLException;

/// Says that a transaction could not be made one after the others (SQLSTATE 40001), or was in a
/// deadlock (40P01): what another try may do. [Database#transaction] has tried as often as its
/// options say.
public final class TransactionConflictException extends DatabaseException implements HasProblem {
  private static final long serialVersionUID = 1;

  TransactionConflictException(String message, SQLException cause) {
    super(message, cause);
  }

  @Override
  public Problem problem() {
    return Problem.conflict("Others changed the same at the same time: try again");
  }
}
