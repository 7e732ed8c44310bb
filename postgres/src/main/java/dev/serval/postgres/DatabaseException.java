// DatabaseException: what the database refused, or could not do.
package dev.serval.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Says that a statement failed. Those that an API can answer for are of a class of their own:
///
/// | class | when | answer |
/// |---|---|---|
/// | [ConstraintViolationException] | a unique, foreign key, check, not-null or exclusion constraint | 409 |
/// | [TransactionConflictException] | a serialization failure or deadlock, after all retries | 409 |
/// | [NulCharacterException] | a text with a NUL character | 422 |
/// | [StatementTimeoutException] | a statement or a lock took too long, or was cancelled | 503 |
/// | [PoolExhaustedException] | no connection was free in time | 503 |
/// | [ConnectionLostException] | the database cannot be reached, or went away | 503 |
///
/// All others are faults of the program, answered 500: an error in the SQL, a value that does not
/// fit its column, [RowCountException], [RowMappingException].
///
/// The message has the SQL and never the values of its parameters.
public class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String sqlState;

  DatabaseException(String message, @Nullable SQLException cause) {
    super(message, cause);
    this.sqlState = cause == null ? null : cause.getSQLState();
  }

  /// Returns PostgreSQL's code of the error (“Appendix A. PostgreSQL Error Codes”), null where the
  /// error is not the database's.
  public @Nullable String sqlState() {
    return sqlState;
  }
}
