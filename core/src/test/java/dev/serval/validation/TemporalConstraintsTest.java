package dev.serval.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporalConstraintsTest {
  /// In Tokyo it is noon of the 22nd.
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneId.of("Asia/Tokyo"));

  private static final List<TemporalAccessor> PAST =
      List.of(
          Instant.parse("2026-11-22T02:59:59Z"),
          LocalDate.parse("2026-11-21"),
          LocalDateTime.parse("2026-11-22T11:59:59"),
          LocalTime.parse("11:59:59"),
          OffsetDateTime.parse("2026-11-22T03:59:59+01:00"),
          OffsetTime.parse("03:59:59+01:00"),
          ZonedDateTime.parse("2026-11-22T03:59:59+01:00[Europe/Berlin]"),
          Year.of(2025),
          YearMonth.of(2026, 10),
          MonthDay.of(11, 21),
          HijrahDate.from(LocalDate.parse("2026-11-21")),
          JapaneseDate.of(2026, 11, 21),
          MinguoDate.from(LocalDate.parse("2026-11-21")),
          ThaiBuddhistDate.from(LocalDate.parse("2026-11-21")),
          JapaneseChronology.INSTANCE.localDateTime(LocalDateTime.parse("2026-11-22T11:00:00")),
          JapaneseChronology.INSTANCE.zonedDateTime(
              Instant.parse("2026-11-22T02:59:59Z"), ZoneId.of("Z")));

  private static final List<TemporalAccessor> PRESENT =
      List.of(
          CLOCK.instant(),
          LocalDate.parse("2026-11-22"),
          LocalDateTime.parse("2026-11-22T12:00:00"),
          LocalTime.parse("12:00"),
          OffsetDateTime.parse("2026-11-21T22:00:00-05:00"),
          OffsetTime.parse("04:00+01:00"),
          ZonedDateTime.parse("2026-11-22T04:00:00+01:00[Europe/Berlin]"),
          Year.of(2026),
          YearMonth.of(2026, 11),
          MonthDay.of(11, 22),
          JapaneseDate.of(2026, 11, 22),
          JapaneseChronology.INSTANCE.localDateTime(LocalDateTime.parse("2026-11-22T12:00:00")));

  private static final List<TemporalAccessor> FUTURE =
      List.of(
          Instant.parse("2026-11-22T03:00:01Z"),
          LocalDate.parse("2026-11-23"),
          LocalDateTime.parse("2026-11-22T12:00:01"),
          LocalTime.parse("12:00:01"),
          OffsetDateTime.parse("2026-11-22T04:00:01+01:00"),
          OffsetTime.parse("04:00:01+01:00"),
          ZonedDateTime.parse("2026-11-22T04:00:01+01:00[Europe/Berlin]"),
          Year.of(2027),
          YearMonth.of(2026, 12),
          MonthDay.of(11, 23),
          ThaiBuddhistDate.from(LocalDate.parse("2026-11-23")),
          JapaneseChronology.INSTANCE.localDateTime(LocalDateTime.parse("2026-11-22T12:00:01")));

  @Test
  void thePastIsPast() {
    for (TemporalAccessor value : PAST) {
      assertThat(Constraints.isPast(value, CLOCK)).as("%s", value).isTrue();
      assertThat(Constraints.isPastOrPresent(value, CLOCK)).as("%s", value).isTrue();
      assertThat(Constraints.isFuture(value, CLOCK)).as("%s", value).isFalse();
      assertThat(Constraints.isFutureOrPresent(value, CLOCK)).as("%s", value).isFalse();
    }
  }

  @Test
  void thePresentIsNeitherPastNorFuture() {
    for (TemporalAccessor value : PRESENT) {
      assertThat(Constraints.isPast(value, CLOCK)).as("%s", value).isFalse();
      assertThat(Constraints.isPastOrPresent(value, CLOCK)).as("%s", value).isTrue();
      assertThat(Constraints.isFuture(value, CLOCK)).as("%s", value).isFalse();
      assertThat(Constraints.isFutureOrPresent(value, CLOCK)).as("%s", value).isTrue();
    }
  }

  @Test
  void theFutureIsFuture() {
    for (TemporalAccessor value : FUTURE) {
      assertThat(Constraints.isPast(value, CLOCK)).as("%s", value).isFalse();
      assertThat(Constraints.isPastOrPresent(value, CLOCK)).as("%s", value).isFalse();
      assertThat(Constraints.isFuture(value, CLOCK)).as("%s", value).isTrue();
      assertThat(Constraints.isFutureOrPresent(value, CLOCK)).as("%s", value).isTrue();
    }
  }

  @Test
  void theClockIsTheSystemsWhereNoneIsGiven() {
    Instant longAgo = Instant.EPOCH;
    Instant farAway = Instant.MAX;
    assertThat(Constraints.isPast(longAgo) && Constraints.isPastOrPresent(longAgo)).isTrue();
    assertThat(Constraints.isFuture(longAgo) || Constraints.isFutureOrPresent(longAgo)).isFalse();
    assertThat(Constraints.isFuture(farAway) && Constraints.isFutureOrPresent(farAway)).isTrue();
    assertThat(Constraints.isPast(farAway) || Constraints.isPastOrPresent(farAway)).isFalse();
  }

  @Test
  void refusesWhatHasNoPlaceOnATimeLine() {
    assertThatThrownBy(() -> Constraints.isPast(DayOfWeek.MONDAY, CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Past and future need a date, a time or both; found a java.time.DayOfWeek");
  }
}
