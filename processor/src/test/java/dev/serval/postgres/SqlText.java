package dev.serval.postgres;

import org.jspecify.annotations.Nullable;

/// As in `serval-postgres`.
public final class SqlText {
  public static SqlText of(String sql, @Nullable Object... parameters) {
    return new SqlText();
  }

  public SqlText and(String sql, @Nullable Object... parameters) {
    return this;
  }

  public SqlText and(SqlText next) {
    return next;
  }

  public static SqlText trusted(String sql, @Nullable Object... parameters) {
    return new SqlText();
  }

  public static SqlText name(String name) {
    return new SqlText();
  }
}
