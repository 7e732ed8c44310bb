// RowCountException: other than one row.
package dev.serval.postgres;

/// Says that there was no row, or more than one, where the program expects one. For what may be
/// missing there is [Query#optional(Class)].
public final class RowCountException extends DatabaseException {
  private static final long serialVersionUID = 1;

  RowCountException(String message, String sql) {
    super(message + ": " + Failures.shown(sql), null);
  }
}
