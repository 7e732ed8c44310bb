// RowMappingException: a row does not fit its record.
package dev.serval.postgres;

/// Says that a row does not fit the record it is to become: a column is missing or null, or its
/// value has not the form it must have.
public final class RowMappingException extends DatabaseException {
  private static final long serialVersionUID = 1;

  /// Makes one.
  public RowMappingException(String message) {
    super(message, null);
  }
}
