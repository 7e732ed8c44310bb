// StatementCancelledException: whoever waited for a statement does not any more.
package dev.serval.postgres;

import dev.serval.HasProblem;
import dev.serval.Problem;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Says that nobody waits for a statement any more: the client of its request has left, or its
/// thread was interrupted, since a deadline passed or the [dev.serval.concurrent.Tasks] that it is
/// part of have ended. The statement was cancelled in the database too, and its transaction is
/// rolled back.
public final class StatementCancelledException extends DatabaseException implements HasProblem {
  private static final long serialVersionUID = 1;

  StatementCancelledException(String message, @Nullable SQLException cause) {
    super(message, cause);
  }

  @Override
  public Problem problem() {
    return Failures.unavailable("This was cancelled");
  }
}
