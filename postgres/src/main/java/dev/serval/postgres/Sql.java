// Sql: what runs SQL, a database or a transaction of it.
package dev.serval.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs SQL: a [Database], where each statement is a transaction of its own, or a [Transaction]. A
/// method that takes a `Sql` works in both.
///
/// ```java
/// List<Todo> todos = db.query("select id, title from todo where owner = ?", owner).list(Todo.class);
/// Todo added = db.query("insert into todo (title) values (?) returning id, title", title)
///     .one(Todo.class);
/// long done = db.update("update todo set done = true where id = ?", id);
/// ```
///
/// A `?` stands for a parameter, which is always bound and never becomes part of the text; the
/// operators of PostgreSQL that have a question mark are written `??`. The text itself must be a
/// constant: the annotation processor refuses any other (SRV110). What must be put together at run
/// time is put together of constants, by [SqlText].
///
/// A parameter is null, a string, a number, a boolean, a UUID, a URI, an enum's constant, bytes,
/// one of `java.time`, an `Optional` of those, an array or collection of those (an SQL array, as
/// for `= any(?)`), or [Jsonb]. Enums are written as they are in JSON.
///
/// Methods block, and are meant for virtual threads. What fails is a [DatabaseException].
public sealed interface Sql permits Database, Transaction {

  /// Returns a statement that has rows; it runs when one of its methods asks for them.
  ///
  /// @param sql one statement
  /// @param parameters one for each `?`
  Query query(String sql, @Nullable Object... parameters);

  /// Returns a statement that was put together at run time and has rows.
  default Query query(SqlText text) {
    return query(text.sql(), text.parameters());
  }

  /// Runs a statement without rows.
  ///
  /// @return how many rows it inserted, updated or deleted; 0 for statements that do not count
  long update(String sql, @Nullable Object... parameters);

  /// Runs a statement without rows that was put together at run time.
  ///
  /// @return how many rows it inserted, updated or deleted
  default long update(SqlText text) {
    return update(text.sql(), text.parameters());
  }

  /// Runs one statement without rows for each item, in one round trip for each 1,000 of them. They
  /// are one transaction: all of them happened, or none.
  ///
  /// ```java
  /// db.batch("insert into tag (name) values (?)", names, name -> new Object[] {name});
  /// ```
  ///
  /// @param parameters makes the parameters of an item
  /// @return how many rows all of them inserted, updated or deleted
  <T> long batch(
      String sql, Iterable<? extends T> items, Function<? super T, @Nullable Object[]> parameters);

  /// Copies rows into a table as `copy … from stdin` reads them: the fastest way for many.
  ///
  /// @param sql such as `copy tag (name) from stdin (format csv)`
  /// @param rows read to its end, and not closed
  /// @return how many rows
  /// @throws IOException if `rows` cannot be read; nothing was copied then
  long copyIn(String sql, InputStream rows) throws IOException;

  /// Copies rows out as `copy … to stdout` writes them, in constant memory.
  ///
  /// @param sql such as `copy (select id, title from todo) to stdout (format csv, header)`
  /// @param rows written to, and not closed
  /// @return how many rows
  /// @throws IOException if `rows` cannot be written
  long copyOut(String sql, OutputStream rows) throws IOException;

  /// Sends a notification to all who [listen][Database#listen] on a channel; in a transaction, once
  /// it commits.
  ///
  /// @param payload at most 7,999 bytes of UTF-8, which is PostgreSQL's limit
  void notify(String channel, String payload);
}
