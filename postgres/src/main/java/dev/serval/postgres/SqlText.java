// SqlText: a statement that is put together at run time.
package dev.serval.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement put together at run time, of constant texts and bound parameters.
///
/// ```java
/// SqlText text = SqlText.of("select id, title from todo where owner = ?", owner);
/// if (word != null) {
///   text = text.and(" and title ilike ?", "%" + word + "%");
/// }
/// List<Todo> found = db.query(text.and(" order by id limit ?", limit)).list(Todo.class);
/// ```
///
/// As everywhere, each text must be a constant, or the compiler refuses it (SRV110). An immutable
/// value.
public final class SqlText {
  private final String sql;
  private final List<@Nullable Object> parameters;

  private SqlText(String sql, List<@Nullable Object> parameters) {
    this.sql = sql;
    this.parameters = parameters;
  }

  /// Returns a text with its parameters.
  public static SqlText of(String sql, @Nullable Object... parameters) {
    List<@Nullable Object> all = new ArrayList<>();
    Collections.addAll(all, parameters);
    return new SqlText(sql, Collections.unmodifiableList(all));
  }

  /// Returns this with another text, and its parameters, after it.
  public SqlText and(String sql, @Nullable Object... parameters) {
    return and(of(sql, parameters));
  }

  /// Returns this with another after it.
  public SqlText and(SqlText next) {
    List<@Nullable Object> all = new ArrayList<>(parameters);
    all.addAll(next.parameters);
    return new SqlText(sql + next.sql, Collections.unmodifiableList(all));
  }

  /// Returns a text that no compiler has seen, as one from a file of the program's own.
  ///
  /// The one way around bound parameters, named so that reviewers find it: what comes from outside
  /// must never be part of it.
  public static SqlText trusted(String sql, @Nullable Object... parameters) {
    return of(sql, parameters);
  }

  /// Returns the name of a table, column or schema, quoted, so that it is a name whatever it
  /// contains.
  ///
  /// @throws IllegalArgumentException if it is empty, longer than 63 bytes of UTF-8, which is
  ///   PostgreSQL's limit, or has a character 0
  public static SqlText name(String name) {
    return of(Identifiers.quoted(name));
  }

  /// Returns the text, with `?` for each parameter.
  public String sql() {
    return sql;
  }

  @Nullable Object[] parameters() {
    return parameters.toArray();
  }

  /// Returns the text, without the parameters, which may be secret.
  @Override
  public String toString() {
    return sql;
  }
}
