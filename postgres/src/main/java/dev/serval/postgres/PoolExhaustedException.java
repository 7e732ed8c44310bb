// PoolExhaustedException: all connections are in use.
package dev.serval.postgres;

import dev.serval.HasProblem;
import dev.serval.Problem;
import java.sql.SQLException;

/// Says that all [DatabaseConfig#maxConnections] were in use for as long as
/// [DatabaseConfig#poolTimeout].
public final class PoolExhaustedException extends DatabaseException implements HasProblem {
  private static final long serialVersionUID = 1;

  PoolExhaustedException(String message, SQLException cause) {
    super(message, cause);
  }

  @Override
  public Problem problem() {
    return Failures.unavailable("Too much at once: the database is busy");
  }
}
