package dev.serval.postgres;

import dev.serval.Problem;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Makes of an error of the driver the exception that says what it means.
final class Failures {
  private static final int SHOWN = 500;
  private static final String NUL = "0x00";

  /// The server ends, drops the database, or ends a session or transaction that took too long.
  private static final Set<String> ENDS =
      Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04");

  /// A plan that the connection has kept is out of date.
  private static final String STALE_PLAN = "0A000";

  private Failures() {}

  /// Whether the connection is of no use after it.
  static boolean isBreak(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (isEnd(state) || STALE_PLAN.equals(state));
  }

  /// Whether the connection has ended by itself.
  private static boolean isEnd(String state) {
    return state.startsWith("08") || ENDS.contains(state);
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
    if (isEnd(state)) {
      return new ConnectionLostException(message, failure);
    }
    return switch (state) {
      case "40001", "40P01" -> new TransactionConflictException(message, failure);
      case "57014", "55P03" -> new StatementTimeoutException(message, failure);
      case "53300" -> new ConnectionLostException(message, failure);
      case "22021", "22P05" ->
          isNul(failure) || isNulEscape(failure)
              ? new NulCharacterException(message, failure)
              : new DatabaseException(message, failure);
      case "22023" ->
          isParameterCount(failure)
              ? new IllegalArgumentException(
                  "expected as many parameters as the SQL has '?': " + message, failure)
              : new DatabaseException(message, failure);
      default ->
          state.startsWith("23")
              ? violation(message, failure)
              : new DatabaseException(message, failure);
    };
  }

  /// The driver itself, and not the server, says that there are too few or too many.
  private static boolean isParameterCount(SQLException failure) {
    return failure instanceof PSQLException driver && driver.getServerErrorMessage() == null;
  }

  /// Bytes that are no text are a fault of the program. The bytes are told in hexadecimal digits,
  /// and the words around them in any language.
  private static boolean isNul(SQLException failure) {
    ServerErrorMessage said = said(failure);
    String message = said == null ? null : said.getMessage();
    return message != null && message.startsWith(NUL, message.indexOf("0x"));
  }

  /// The document of a `jsonb` is told with the escape that it cannot keep, in any language.
  private static boolean isNulEscape(SQLException failure) {
    ServerErrorMessage said = said(failure);
    String detail = said == null ? null : said.getDetail();
    return detail != null && detail.contains("\\u0000");
  }

  private static ConstraintViolationException violation(String message, SQLException failure) {
    ServerErrorMessage said = said(failure);
    return new ConstraintViolationException(
        message,
        failure,
        said == null ? null : said.getConstraint(),
        said == null ? null : said.getTable(),
        said == null ? null : said.getColumn());
  }

  private static @Nullable ServerErrorMessage said(SQLException failure) {
    Throwable told = failure instanceof BatchUpdateException ? failure.getCause() : failure;
    return told instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
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
