package dev.serval.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// As in `serval-postgres`, but that it reads one value alone.
@FunctionalInterface
public interface ColumnType<T> {
  @Nullable T read(@Nullable Object value) throws SQLException;
}
