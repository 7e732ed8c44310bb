package dev.serval.postgres;

import dev.serval.Problem;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Makes of an error of the driver the exception that says what it means.
final class Failures {
  private static final int SHOWN = 500;

  /// The server ends; and 0A000, where a plan that the connection has kept is out of date.
  private static final Set<String> BREAKS =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "0A000");

  private Failures() {}

  /// Whether the connection is of no use after it.
  static boolean isBreak(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("08") || BREAKS.contains(state));
  }

  /// Whether a statement was cancelled, by whomever.
  static boolean isCancel(SQLException failure) {
    return "57014".equals(failure.getSQLState());
  }

  /// Returns what `failure` means; itself where it is none of the driver's.
  static RuntimeException of(Exception failure, String sql) {
    return switch (failure) {
      case SQLException driver -> of(driver, sql);
      case RuntimeException own -> own;
      default -> new IllegalStateException(failure);
    };
  }

  static RuntimeException of(SQLException failure, String sql) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String message = failure.getMessage() + ": " + shown(sql);
    return switch (state) {
      case "40001", "40P01" -> new TransactionConflictException(message, failure);
      case "57014", "55P03" -> new StatementTimeoutException(message, failure);
      case "57P01", "57P02", "57P03", "57P05", "53300" ->
          new ConnectionLostException(message, failure);
      case "22023" ->
          isParameterCount(failure)
              ? new IllegalArgumentException(
                  "expected as many parameters as the SQL has '?': " + message, failure)
              : new DatabaseException(message, failure);
      default ->
          switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> new ConnectionLostException(message, failure);
            case "23" -> violation(message, failure);
            default -> new DatabaseException(message, failure);
          };
    };
  }

  /// The driver itself, and not the server, says that there are too few or too many.
  private static boolean isParameterCount(SQLException failure) {
    return failure instanceof PSQLException driver && driver.getServerErrorMessage() == null;
  }

  private static ConstraintViolationException violation(String message, SQLException failure) {
    Throwable told = failure instanceof BatchUpdateException ? failure.getCause() : failure;
    ServerErrorMessage said =
        told instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
    return new ConstraintViolationException(
        message,
        failure,
        said == null ? null : said.getConstraint(),
        said == null ? null : said.getTable(),
        said == null ? null : said.getColumn());
  }

  /// Returns as much of a text of SQL as fits a log line, on one line.
  static String shown(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  static Problem unavailable(String detail) {
    return Problem.unavailable(detail).withHeader("Retry-After", "1");
  }
}
