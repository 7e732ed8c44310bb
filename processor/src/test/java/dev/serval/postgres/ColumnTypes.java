package dev.serval.postgres;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonReader;
import dev.serval.json.TextFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// The names of `serval-postgres`, each of which reads the text of a value.
public final class ColumnTypes {
  public static final ColumnType<String> TEXT = of(text -> text);
  public static final ColumnType<Short> SHORT = of(Short::valueOf);
  public static final ColumnType<Integer> INT = of(Integer::valueOf);
  public static final ColumnType<Long> LONG = of(Long::valueOf);
  public static final ColumnType<Float> FLOAT = of(Float::valueOf);
  public static final ColumnType<Double> DOUBLE = of(Double::valueOf);
  public static final ColumnType<Boolean> BOOLEAN = of(Boolean::valueOf);
  public static final ColumnType<BigDecimal> BIG_DECIMAL = of(BigDecimal::new);
  public static final ColumnType<BigInteger> BIG_INTEGER = of(BigInteger::new);
  public static final ColumnType<byte[]> BYTES = of(String::getBytes);
  public static final ColumnType<UUID> UUID = of(java.util.UUID::fromString);
  public static final ColumnType<URI> URI = of(java.net.URI::create);
  public static final ColumnType<Instant> INSTANT = of(Instant::parse);
  public static final ColumnType<OffsetDateTime> OFFSET_DATE_TIME = of(OffsetDateTime::parse);
  public static final ColumnType<LocalDateTime> LOCAL_DATE_TIME = of(LocalDateTime::parse);
  public static final ColumnType<LocalDate> LOCAL_DATE = of(LocalDate::parse);
  public static final ColumnType<LocalTime> LOCAL_TIME = of(LocalTime::parse);
  public static final ColumnType<OffsetTime> OFFSET_TIME = of(OffsetTime::parse);
  public static final ColumnType<Duration> DURATION = of(Duration::parse);
  public static final ColumnType<Period> PERIOD = of(Period::parse);

  private ColumnTypes() {}

  private static <T> ColumnType<T> of(Function<String, T> parser) {
    return value -> value == null ? null : parser.apply(value.toString());
  }

  public static <T> ColumnType<T> text(TextFormat<T> format) {
    return of(text -> {
      T value = format.parse(text);
      if (value == null) {
        throw new IllegalStateException(format.rule().detail());
      }
      return value;
    });
  }

  public static <T> ColumnType<T> json(JsonCodec<T> codec) {
    return of(text -> {
      byte[] json = text.getBytes(StandardCharsets.UTF_8);
      JsonReader in = new JsonReader(json, 0, json.length, JsonLimits.defaults());
      T value = in.readDocument(codec);
      return Objects.requireNonNull(value, () -> in.violations().list().toString());
    });
  }

  public static <T> ColumnType<List<T>> list(ColumnType<T> elements) {
    return value -> value == null ? null : read((List<?>) value, elements);
  }

  public static <T> ColumnType<Set<T>> set(ColumnType<T> elements) {
    return value -> value == null ? null : new LinkedHashSet<>(read((List<?>) value, elements));
  }

  private static <T> List<T> read(List<?> values, ColumnType<T> elements) throws SQLException {
    List<T> all = new ArrayList<>();
    for (Object value : values) {
      all.add(Objects.requireNonNull(elements.read(value)));
    }
    return all;
  }
}
