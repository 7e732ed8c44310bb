package dev.serval.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/// Where a statement gets its connection: one of the pool, for itself alone, or its transaction's.
interface Connections {

  /// What a statement does with its connection.
  @FunctionalInterface
  interface Use<T extends @Nullable Object> {
    T with(PgConnection connection) throws SQLException;
  }

  /// Has `use` run with a connection.
  ///
  /// @param sql what it runs, for messages
  /// @throws DatabaseException in place of a `SQLException`
  <T extends @Nullable Object> T use(String sql, Use<T> use);

  /// Has `use` run within a transaction: one of its own, or the one that there is.
  <T extends @Nullable Object> T useInTransaction(String sql, Use<T> use);

  /// Lends a connection that is in a transaction, for as long as a cursor is open.
  Lent lend(String sql);

  /// A connection for as long as it is not given back.
  interface Lent {
    /// Has `use` run with it.
    <T extends @Nullable Object> T run(String sql, Use<T> use) throws SQLException;

    /// Commits when it is only lent for this; where it is a transaction's, that does so later.
    void commit() throws SQLException;

    /// Gives it back; when it is only lent for this, what was not committed is rolled back.
    void giveBack();
  }
}
