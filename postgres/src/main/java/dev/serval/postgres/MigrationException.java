// MigrationException: the schema cannot be made what the program needs.
package dev.serval.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Says that the schema cannot be made what the program needs, and which file is the reason.
public final class MigrationException extends DatabaseException {
  private static final long serialVersionUID = 1;

  MigrationException(String message, @Nullable SQLException cause) {
    super(message, cause);
  }
}
