// TransactionWork: what runs in a transaction.
package dev.serval.postgres;

import org.jspecify.annotations.Nullable;

/// What runs in a transaction, see [Database#transaction].
///
/// @param <T> what it returns
/// @param <X> what it throws
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object, X extends Exception> {
  /// Runs.
  T run(Transaction transaction) throws X;
}
