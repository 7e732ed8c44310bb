package dev.serval.postgres;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonWriter;
import dev.serval.json.TextFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
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
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Binds parameters to a statement.
///
/// What PostgreSQL has many types for (enums, arrays, JSON, intervals) is sent as a text without a
/// type, which it takes as whatever the statement needs there.
final class Parameters {
  /// Looked up by name, once for each enum: its codec need not have been used before.
  private static final ClassValue<Optional<JsonCodec<Object>>> ENUM_CODECS =
      new ClassValue<>() {
        @Override
        @SuppressWarnings("unchecked") // the codec of a constant's class takes the constant
        protected Optional<JsonCodec<Object>> computeValue(Class<?> type) {
          try {
            return Optional.of((JsonCodec<Object>) JsonCodec.of(type));
          } catch (IllegalStateException none) {
            return Optional.empty();
          }
        }
      };

  private Parameters() {}

  /// Returns a statement with its parameters.
  ///
  /// @throws IllegalArgumentException for one of a class that is no parameter
  static PreparedStatement prepare(Connection connection, String sql, @Nullable Object[] parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      bind(statement, parameters);
    } catch (SQLException | RuntimeException failure) {
      statement.close();
      throw failure;
    }
    return statement;
  }

  static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bind(statement, i + 1, parameters[i]);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case String text -> statement.setString(index, text);
      case Integer number -> statement.setInt(index, number);
      case Long number -> statement.setLong(index, number);
      case Boolean truth -> statement.setBoolean(index, truth);
      case Double number -> statement.setDouble(index, number);
      case Float number -> statement.setFloat(index, number);
      case Short number -> statement.setShort(index, number);
      case Byte number -> statement.setShort(index, number);
      case BigDecimal number -> statement.setBigDecimal(index, number);
      case BigInteger number -> statement.setBigDecimal(index, new BigDecimal(number));
      case Character letter -> statement.setString(index, letter.toString());
      case URI uri -> statement.setString(index, uri.toString());
      case UUID uuid -> statement.setObject(index, uuid);
      case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
      case ZonedDateTime time -> statement.setObject(index, time.toOffsetDateTime());
      case OffsetDateTime time -> statement.setObject(index, time);
      case LocalDate date -> statement.setObject(index, date);
      case LocalDateTime time -> statement.setObject(index, time);
      case LocalTime time -> statement.setObject(index, time);
      case OffsetTime time -> statement.setObject(index, time);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Optional<?> optional -> bind(statement, index, optional.orElse(null));
      case Enum<?> constant -> untyped(statement, index, nameOf(constant));
      case Jsonb json -> untyped(statement, index, json.toString());
      case Duration duration -> untyped(statement, index, duration.toString());
      case Period period -> untyped(statement, index, period.toString());
      case Year year -> untyped(statement, index, TextFormat.YEAR.print(year));
      case YearMonth month -> untyped(statement, index, TextFormat.YEAR_MONTH.print(month));
      case MonthDay day -> untyped(statement, index, TextFormat.MONTH_DAY.print(day));
      case ZoneId zone -> untyped(statement, index, zone.getId());
      case Collection<?> elements -> untyped(statement, index, ArrayText.of(elements));
      default -> other(statement, index, value);
    }
  }

  private static void other(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (!value.getClass().isArray()) {
      throw unknown(value);
    }
    untyped(statement, index, ArrayText.ofArray(value));
  }

  static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException(
        "a "
            + value.getClass().getName()
            + " is no parameter of SQL; expected a string, a number, a boolean, a UUID, a URI, an"
            + " enum's constant, bytes, one of java.time, an array or collection of those, or"
            + " Jsonb.of(…) for a value that is stored as JSON");
  }

  private static void untyped(PreparedStatement statement, int index, String text)
      throws SQLException {
    statement.setObject(index, text, Types.OTHER);
  }

  /// Returns the name that a constant has in JSON, so that it has one name everywhere.
  static String nameOf(Enum<?> constant) {
    JsonCodec<Object> codec = ENUM_CODECS.get(constant.getDeclaringClass()).orElse(null);
    if (codec == null) {
      return constant.name();
    }
    JsonWriter out = new JsonWriter();
    codec.write(out, constant);
    // Between the quotes: names of constants need no escapes.
    return new String(out.buffer(), 1, out.length() - 2, StandardCharsets.UTF_8);
  }
}
