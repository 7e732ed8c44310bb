// ConstraintViolationException: a constraint was not kept.
package dev.serval.postgres;

import dev.serval.HasProblem;
import dev.serval.Problem;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Says which constraint of the database a statement did not keep (SQLSTATE class 23).
///
/// ```java
/// try {
///   return db.query("insert into account (email) values (?) returning id, email", email)
///       .one(Account.class);
/// } catch (ConstraintViolationException taken) {
///   if (taken.isOn("account_email_key")) {
///     throw Problem.conflict("There is an account with this address");
///   }
///   throw taken;
/// }
/// ```
///
/// Where nothing catches it the answer is 409 (Conflict), without a name of the constraint, which
/// is nobody's business outside.
public final class ConstraintViolationException extends DatabaseException implements HasProblem {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final @Nullable String constraint;
  private final @Nullable String table;
  private final @Nullable String column;

  /// What a constraint asks for.
  public enum Kind {
    /// A value that no other row has; a primary key as well. SQLSTATE 23505.
    UNIQUE,
    /// A row that is referred to. SQLSTATE 23503.
    FOREIGN_KEY,
    /// A condition of the row. SQLSTATE 23514.
    CHECK,
    /// A value that is not null. SQLSTATE 23502.
    NOT_NULL,
    /// No row that overlaps. SQLSTATE 23P01.
    EXCLUSION,
    /// Another of class 23.
    OTHER
  }

  ConstraintViolationException(
      String message,
      SQLException cause,
      @Nullable String constraint,
      @Nullable String table,
      @Nullable String column) {
    super(message, cause);
    this.kind = kindOf(cause.getSQLState());
    this.constraint = constraint;
    this.table = table;
    this.column = column;
  }

  private static Kind kindOf(@Nullable String sqlState) {
    return switch (sqlState) {
      case "23505" -> Kind.UNIQUE;
      case "23503" -> Kind.FOREIGN_KEY;
      case "23514" -> Kind.CHECK;
      case "23502" -> Kind.NOT_NULL;
      case "23P01" -> Kind.EXCLUSION;
      case null, default -> Kind.OTHER;
    };
  }

  /// Returns what the constraint asks for.
  public Kind kind() {
    return kind;
  }

  /// Returns the name of the constraint; null for [Kind#NOT_NULL].
  public @Nullable String constraint() {
    return constraint;
  }

  /// Returns the table it is on.
  public @Nullable String table() {
    return table;
  }

  /// Returns the column of [Kind#NOT_NULL], null for others.
  public @Nullable String column() {
    return column;
  }

  /// Returns whether it is the constraint of a name.
  public boolean isOn(String name) {
    return name.equals(constraint);
  }

  @Override
  public Problem problem() {
    return Problem.conflict("This does not go together with what is there already");
  }
}
