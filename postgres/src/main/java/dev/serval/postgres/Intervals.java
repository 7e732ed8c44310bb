package dev.serval.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;

/// SQL's `interval`, which has months, days and seconds that are not convertible, as one of the two
/// of Java's that are.
final class Intervals {
  private static final int MICROS = 1_000_000;

  private Intervals() {}

  static @Nullable Duration duration(ResultSet rows, int column) throws SQLException {
    PGInterval value = read(rows, column);
    if (value == null) {
      return null;
    }
    if (value.getYears() != 0 || value.getMonths() != 0) {
      throw new RowMappingException(
          "an interval of months is no Duration, since months differ; expected days and shorter");
    }
    return Duration.ofDays(value.getDays())
        .plusHours(value.getHours())
        .plusMinutes(value.getMinutes())
        .plusSeconds(value.getWholeSeconds())
        .plusNanos(1_000L * value.getMicroSeconds());
  }

  static @Nullable Period period(ResultSet rows, int column) throws SQLException {
    PGInterval value = read(rows, column);
    if (value == null) {
      return null;
    }
    long micros = value.getWholeSeconds() * (long) MICROS + value.getMicroSeconds();
    if (value.getHours() != 0 || value.getMinutes() != 0 || micros != 0) {
      throw new RowMappingException(
          "an interval with hours is no Period; expected whole days and longer");
    }
    return Period.of(value.getYears(), value.getMonths(), value.getDays());
  }

  private static @Nullable PGInterval read(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? null : new PGInterval(text);
  }
}
