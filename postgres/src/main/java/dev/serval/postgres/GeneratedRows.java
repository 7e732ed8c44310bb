// GeneratedRows: the mappers that the annotation processor wrote, and those of single columns.
package dev.serval.postgres;

import dev.serval.json.ProcessorSetup;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The mappers that the annotation processor wrote, by record, and those of single columns.
///
/// The generated `TodoRowMapper` registers itself in its class initialiser, which runs when a query
/// asks for it by its name. Safe for many threads.
public final class GeneratedRows {
  private static final Map<Class<?>, RowMapper<?>> MAPPERS = new ConcurrentHashMap<>();

  static {
    single(String.class, ColumnTypes.TEXT);
    single(Boolean.class, ColumnTypes.BOOLEAN);
    single(Short.class, ColumnTypes.SHORT);
    single(Integer.class, ColumnTypes.INT);
    single(Long.class, ColumnTypes.LONG);
    single(Float.class, ColumnTypes.FLOAT);
    single(Double.class, ColumnTypes.DOUBLE);
    single(BigDecimal.class, ColumnTypes.BIG_DECIMAL);
    single(BigInteger.class, ColumnTypes.BIG_INTEGER);
    single(byte[].class, ColumnTypes.BYTES);
    single(UUID.class, ColumnTypes.UUID);
    single(URI.class, ColumnTypes.URI);
    single(Instant.class, ColumnTypes.INSTANT);
    single(OffsetDateTime.class, ColumnTypes.OFFSET_DATE_TIME);
    single(LocalDateTime.class, ColumnTypes.LOCAL_DATE_TIME);
    single(LocalDate.class, ColumnTypes.LOCAL_DATE);
    single(LocalTime.class, ColumnTypes.LOCAL_TIME);
    single(OffsetTime.class, ColumnTypes.OFFSET_TIME);
    single(Duration.class, ColumnTypes.DURATION);
    single(Period.class, ColumnTypes.PERIOD);
  }

  private GeneratedRows() {}

  private static <T> void single(Class<T> type, ColumnType<T> column) {
    register(type, RowMapper.of(List.of(), (row, first) -> row.get(first, column)));
  }

  /// Registers the mapper of a record; called by generated code.
  public static <T> void register(Class<T> type, RowMapper<T> mapper) {
    MAPPERS.put(type, mapper);
  }

  /// Returns the mapper of a record, or of a type that a single column has.
  ///
  /// @throws IllegalStateException if there is none; the message says what to add
  public static <T> RowMapper<T> require(Class<T> type) {
    RowMapper<T> mapper = find(type);
    if (mapper == null) {
      try {
        Class.forName(nameFor(type), true, type.getClassLoader());
      } catch (ClassNotFoundException notGenerated) {
        throw new IllegalStateException(missing(type), notGenerated);
      }
      mapper = find(type);
    }
    if (mapper == null) {
      throw new IllegalStateException(missing(type));
    }
    return mapper;
  }

  @SuppressWarnings("unchecked") // register() ties the two types together
  private static <T> @Nullable RowMapper<T> find(Class<T> type) {
    return (RowMapper<T>) MAPPERS.get(type);
  }

  private static String nameFor(Class<?> type) {
    return type.getName().replace('$', '_') + "RowMapper";
  }

  private static String missing(Class<?> type) {
    return """
    Rows: expected the class %1$s beside %2$s, which Serval's annotation processor writes for a \
    record that has @Row; found none.
    Either %2$s does not have it (a single column is read as its boxed type, such as Long), or the \
    processor did not run: since JDK 23, javac silently skips processors that are only on the \
    class path.

    %3$s
    """
        .formatted(nameFor(type), type.getName(), ProcessorSetup.lines());
  }
}
