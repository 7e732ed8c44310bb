// ColumnTypes: the types that columns may have.
package dev.serval.postgres;

import dev.serval.json.JsonCodec;
import dev.serval.json.TextFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
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
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The types that columns may have, for generated mappers and those by hand.
public final class ColumnTypes {
  /// `text`, `varchar`, `char`, `citext`, and the text of any other type.
  public static final ColumnType<String> TEXT = ResultSet::getString;

  /// `boolean`.
  public static final ColumnType<Boolean> BOOLEAN =
      (rows, column) -> unlessNull(rows, rows.getBoolean(column));

  /// `smallint`.
  public static final ColumnType<Short> SHORT =
      (rows, column) -> unlessNull(rows, rows.getShort(column));

  /// `integer`.
  public static final ColumnType<Integer> INT =
      (rows, column) -> unlessNull(rows, rows.getInt(column));

  /// `bigint`, and what `count(*)` is.
  public static final ColumnType<Long> LONG =
      (rows, column) -> unlessNull(rows, rows.getLong(column));

  /// `real`.
  public static final ColumnType<Float> FLOAT =
      (rows, column) -> unlessNull(rows, rows.getFloat(column));

  /// `double precision`.
  public static final ColumnType<Double> DOUBLE =
      (rows, column) -> unlessNull(rows, rows.getDouble(column));

  /// `numeric`.
  public static final ColumnType<BigDecimal> BIG_DECIMAL = ResultSet::getBigDecimal;

  /// `numeric` without a fraction; one with is an error.
  public static final ColumnType<BigInteger> BIG_INTEGER =
      (rows, column) -> {
        BigDecimal value = rows.getBigDecimal(column);
        return value == null ? null : value.toBigIntegerExact();
      };

  /// `bytea`.
  public static final ColumnType<byte[]> BYTES = ResultSet::getBytes;

  /// `uuid`.
  public static final ColumnType<UUID> UUID = of(UUID.class);

  /// `timestamptz`.
  public static final ColumnType<Instant> INSTANT =
      (rows, column) -> {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
      };

  /// `timestamptz`, in UTC: PostgreSQL keeps the instant and forgets the offset.
  public static final ColumnType<OffsetDateTime> OFFSET_DATE_TIME = of(OffsetDateTime.class);

  /// `timestamp` without time zone.
  public static final ColumnType<LocalDateTime> LOCAL_DATE_TIME = of(LocalDateTime.class);

  /// `date`.
  public static final ColumnType<LocalDate> LOCAL_DATE = of(LocalDate.class);

  /// `time` without time zone.
  public static final ColumnType<LocalTime> LOCAL_TIME = of(LocalTime.class);

  /// `timetz`.
  public static final ColumnType<OffsetTime> OFFSET_TIME = of(OffsetTime.class);

  /// `interval` of days and shorter; one with months or years is an error.
  public static final ColumnType<Duration> DURATION = Intervals::duration;

  /// `interval` of whole days and longer; one with hours or less is an error.
  public static final ColumnType<Period> PERIOD = Intervals::period;

  /// `text` that is a URI.
  public static final ColumnType<URI> URI = text(TextFormat.URI);

  private ColumnTypes() {}

  /// Returns the type of a class that the driver knows.
  private static <T> ColumnType<T> of(Class<T> type) {
    return (rows, column) -> rows.getObject(column, type);
  }

  /// Returns the type of a text with a form: an enum's constants, among others.
  ///
  /// @throws RowMappingException when it reads a text that has not this form
  public static <T> ColumnType<T> text(TextFormat<T> format) {
    return (rows, column) -> {
      String text = rows.getString(column);
      if (text == null) {
        return null;
      }
      T value = format.parse(text);
      if (value == null) {
        throw new RowMappingException(
            format.rule().detail() + ", found another text of " + text.length() + " characters");
      }
      return value;
    };
  }

  /// Returns the type of `json` and `jsonb`, as a codec reads it.
  ///
  /// @throws RowMappingException when it reads what does not fit the codec's type
  public static <T> ColumnType<T> json(JsonCodec<T> codec) {
    return (rows, column) -> {
      String text = rows.getString(column);
      return text == null ? null : Jsonb.read(codec, text);
    };
  }

  /// Returns the type of an array of one dimension without nulls, as an unmodifiable list.
  public static <T> ColumnType<List<T>> list(ColumnType<T> elements) {
    return (rows, column) -> {
      Array array = rows.getArray(column);
      return array == null
          ? null
          : Collections.unmodifiableList(read(array, elements, new ArrayList<>()));
    };
  }

  /// Returns the type of an array of one dimension without nulls, as an unmodifiable set in the
  /// array's order.
  public static <T> ColumnType<Set<T>> set(ColumnType<T> elements) {
    return (rows, column) -> {
      Array array = rows.getArray(column);
      return array == null
          ? null
          : Collections.unmodifiableSet(read(array, elements, new LinkedHashSet<>()));
    };
  }

  private static <T, C extends java.util.Collection<T>> C read(
      Array array, ColumnType<T> elements, C into) throws SQLException {
    // The driver gives the elements as rows of an index and a value.
    try (ResultSet rows = array.getResultSet()) {
      while (rows.next()) {
        T element = elements.read(rows, 2);
        if (element == null) {
          throw new RowMappingException("expected an array without nulls, found one");
        }
        into.add(element);
      }
    }
    array.free();
    return into;
  }

  private static <T> @Nullable T unlessNull(ResultSet rows, T value) throws SQLException {
    return rows.wasNull() ? null : value;
  }
}
