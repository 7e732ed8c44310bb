package dev.serval.postgres.rows;

import dev.serval.postgres.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of every type that a column has by itself.
@Row
record Scalars(
    boolean bool,
    byte tiny,
    short small,
    int number,
    long big,
    float real,
    double precise,
    char letter,
    String text,
    BigDecimal price,
    BigInteger huge,
    UUID uuid,
    URI uri,
    Instant instant,
    OffsetDateTime offsetDateTime,
    LocalDateTime localDateTime,
    LocalDate localDate,
    LocalTime localTime,
    OffsetTime offsetTime,
    Duration duration,
    Period period,
    Year year,
    YearMonth month,
    MonthDay feast,
    ZoneId zone,
    ZoneOffset offset,
    DayOfWeek day,
    List<UUID> uuids,
    List<Instant> instants,
    List<BigDecimal> prices,
    List<Year> years,
    List<MonthDay> feasts,
    Set<ZoneId> zones,
    List<OffsetDateTime> times) {

  /// As above, with nothing in any column.
  @Row
  record Nothing(
      @Nullable Boolean bool,
      @Nullable Byte tiny,
      Optional<Integer> number,
      @Nullable Character letter,
      byte @Nullable [] bytes,
      @Nullable BigInteger huge,
      Optional<Instant> instant,
      @Nullable DayOfWeek day,
      Optional<List<String>> tags,
      @Nullable Duration duration) {}

  /// Bytes, which are equal by nothing but their contents.
  @Row
  record Files(byte[] content, List<byte[]> parts) {}
}
