package dev.serval.postgres;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// As in `serval-postgres`.
public sealed interface Sql permits Database, Transaction {
  Query query(String sql, @Nullable Object... parameters);

  Query query(SqlText text);

  long update(String sql, @Nullable Object... parameters);

  long update(SqlText text);

  <T> long batch(
      String sql, Iterable<? extends T> items, Function<? super T, @Nullable Object[]> parameters);

  long copyIn(String sql, InputStream rows);

  long copyOut(String sql, OutputStream rows);

  void notify(String channel, String payload);
}
