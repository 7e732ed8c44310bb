// NulCharacterException: a text that PostgreSQL cannot keep.
package dev.serval.postgres;

import dev.serval.HasProblem;
import dev.serval.Problem;
import java.sql.SQLException;

/// Says that a text has a NUL character (U+0000), which PostgreSQL keeps in no text (SQLSTATE
/// 22021) and in no `jsonb` (22P05). JSON may have one, so a client can write it.
///
/// Where nothing catches it the answer is 422 (Unprocessable Content), without the text.
public final class NulCharacterException extends DatabaseException implements HasProblem {
  private static final long serialVersionUID = 1;

  NulCharacterException(String message, SQLException cause) {
    super(message, cause);
  }

  @Override
  public Problem problem() {
    return Problem.unprocessable(
        "A text has a NUL character (U+0000), which the database cannot keep");
  }
}
