package dev.serval.validation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.ChronoLocalDateTime;
import java.time.chrono.ChronoZonedDateTime;
import java.time.temporal.TemporalAccessor;

/// Tells for a value of each `java.time` type whether it lies before, at or after the present.
///
/// A value with an offset or a zone, and an instant, is compared as a point in time. A value
/// without is compared with what the clock's zone shows, so `2026-11-21` is past as soon as it is
/// the 22nd there. A `LocalTime` is compared within the day and a `MonthDay` within the year.
final class TemporalConstraints {
  private TemporalConstraints() {}

  /// Returns a negative number for the past, 0 for the present, a positive number for the future.
  ///
  /// @throws IllegalArgumentException for a type that has no place on a time line, such as
  ///   DayOfWeek
  static int comparedToNow(TemporalAccessor value, Clock clock) {
    return switch (value) {
      case Instant v -> v.compareTo(clock.instant());
      case LocalDate v -> v.compareTo(LocalDate.now(clock));
      case LocalDateTime v -> v.compareTo(LocalDateTime.now(clock));
      case OffsetDateTime v -> v.toInstant().compareTo(clock.instant());
      case ZonedDateTime v -> v.toInstant().compareTo(clock.instant());
      case LocalTime v -> v.compareTo(LocalTime.now(clock));
      case OffsetTime v -> compare(v, OffsetTime.now(clock));
      case Year v -> v.compareTo(Year.now(clock));
      case YearMonth v -> v.compareTo(YearMonth.now(clock));
      case MonthDay v -> v.compareTo(MonthDay.now(clock));
      // The calendars of java.time.chrono: compared on the ISO time line.
      case ChronoLocalDate v -> Long.compare(v.toEpochDay(), LocalDate.now(clock).toEpochDay());
      case ChronoLocalDateTime<?> v -> compare(v, LocalDateTime.now(clock));
      case ChronoZonedDateTime<?> v -> v.toInstant().compareTo(clock.instant());
      default ->
          throw new IllegalArgumentException(
              "Past and future need a date, a time or both; found a " + value.getClass().getName());
    };
  }

  /// `OffsetTime.compareTo` orders equal instants by their local time as well; these are the same.
  private static int compare(OffsetTime value, OffsetTime now) {
    return value.isBefore(now) ? -1 : value.isAfter(now) ? 1 : 0;
  }

  private static int compare(ChronoLocalDateTime<?> value, LocalDateTime now) {
    return value.isBefore(now) ? -1 : value.isAfter(now) ? 1 : 0;
  }
}
