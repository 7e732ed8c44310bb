// TransactionOptions: what a transaction may see, do, and try again.
package dev.serval.postgres;

import java.util.Objects;

/// What a transaction may see of others, whether it may write, and how often it is tried again.
///
/// ```java
/// db.transaction(TransactionOptions.serializable(), tx -> …)
/// db.transaction(TransactionOptions.defaults().withReadOnly(), tx -> …)
/// ```
///
/// @param isolation what it sees of others
/// @param readOnly whether writing is an error
/// @param retries how often [Database#transaction] runs it anew after a
///   [TransactionConflictException]
public record TransactionOptions(Isolation isolation, boolean readOnly, int retries) {
  private static final int MAX_RETRIES = 100;
  private static final TransactionOptions DEFAULTS =
      new TransactionOptions(Isolation.READ_COMMITTED, false, 0);

  /// What a transaction sees of others (PostgreSQL, “Transaction Isolation”).
  public enum Isolation {
    /// Each statement sees what was committed before it.
    READ_COMMITTED("read committed"),
    /// All statements see what was committed before the first.
    REPEATABLE_READ("repeatable read"),
    /// As if transactions ran one after the other.
    SERIALIZABLE("serializable");

    private final String sql;

    Isolation(String sql) {
      this.sql = sql;
    }
  }

  /// Checks them.
  ///
  /// @throws IllegalArgumentException unless there are 0 to 100 retries
  public TransactionOptions {
    Objects.requireNonNull(isolation, "isolation");
    if (retries < 0 || retries > MAX_RETRIES) {
      throw new IllegalArgumentException("retries must be 0 to 100, not " + retries);
    }
  }

  /// Returns [Isolation#READ_COMMITTED], which may write and is not tried again.
  public static TransactionOptions defaults() {
    return DEFAULTS;
  }

  /// Returns [Isolation#SERIALIZABLE], tried again up to five times.
  public static TransactionOptions serializable() {
    return new TransactionOptions(Isolation.SERIALIZABLE, false, 5);
  }

  /// Returns these with another isolation.
  public TransactionOptions withIsolation(Isolation isolation) {
    return new TransactionOptions(isolation, readOnly, retries);
  }

  /// Returns these for a transaction that only reads.
  public TransactionOptions withReadOnly() {
    return new TransactionOptions(isolation, true, retries);
  }

  /// Returns these with another number of retries.
  ///
  /// @throws IllegalArgumentException unless it is 0 to 100
  public TransactionOptions withRetries(int retries) {
    return new TransactionOptions(isolation, readOnly, retries);
  }

  /// Returns the statement that a transaction with these begins with; empty where it needs none.
  String sql() {
    if (isolation == Isolation.READ_COMMITTED && !readOnly) {
      return "";
    }
    return "set transaction isolation level " + isolation.sql + (readOnly ? ", read only" : "");
  }
}
