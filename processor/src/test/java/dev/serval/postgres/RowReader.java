package dev.serval.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of given values, each as the text that PostgreSQL has for it, a list for an array.
public final class RowReader {
  private final List<? extends @Nullable Object> values;

  public RowReader(List<? extends @Nullable Object> values) {
    this.values = values;
  }

  private String text(int column) {
    return Objects.requireNonNull(values.get(column), () -> "column " + column).toString();
  }

  public int getInt(int column) {
    return Integer.parseInt(text(column));
  }

  public long getLong(int column) {
    return Long.parseLong(text(column));
  }

  public short getShort(int column) {
    return Short.parseShort(text(column));
  }

  public double getDouble(int column) {
    return Double.parseDouble(text(column));
  }

  public float getFloat(int column) {
    return Float.parseFloat(text(column));
  }

  public boolean getBoolean(int column) {
    return Boolean.parseBoolean(text(column));
  }

  public <T> T get(int column, ColumnType<T> type) throws SQLException {
    return Objects.requireNonNull(nullable(column, type), () -> "column " + column);
  }

  public <T> @Nullable T nullable(int column, ColumnType<T> type) throws SQLException {
    return type.read(values.get(column));
  }

  public <T> Optional<T> optional(int column, ColumnType<T> type) throws SQLException {
    return Optional.ofNullable(nullable(column, type));
  }

  public boolean isNull(int first, int count) {
    return values.subList(first, first + count).stream().allMatch(Objects::isNull);
  }
}
