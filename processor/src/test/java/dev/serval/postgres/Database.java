package dev.serval.postgres;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// As in `serval-postgres`.
public final class Database implements Sql {
  @Override
  public Query query(String sql, @Nullable Object... parameters) {
    return new Query();
  }

  @Override
  public Query query(SqlText text) {
    return new Query();
  }

  @Override
  public long update(String sql, @Nullable Object... parameters) {
    return 0;
  }

  @Override
  public long update(SqlText text) {
    return 0;
  }

  @Override
  public <T> long batch(
      String sql, Iterable<? extends T> items, Function<? super T, @Nullable Object[]> parameters) {
    return 0;
  }

  @Override
  public long copyIn(String sql, InputStream rows) {
    return 0;
  }

  @Override
  public long copyOut(String sql, OutputStream rows) {
    return 0;
  }

  @Override
  public void notify(String channel, String payload) {}
}
