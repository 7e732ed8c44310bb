package dev.serval.json;

import dev.serval.validation.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The codecs of Java's own types: scalars as constants, containers as factories.
///
/// ```java
/// JsonCodec<Map<String, List<LocalDate>>> codec =
///     JsonCodecs.map(JsonCodecs.list(JsonCodecs.LOCAL_DATE));
/// ```
///
/// Codecs of reference types refuse `null` with the violation `type`; wrap them in [#nullable] or
/// [#optional] to accept it. Collections that are read cannot be changed and keep the document's
/// order.
public final class JsonCodecs {
  /// A string.
  public static final JsonCodec<String> STRING =
      of((out, value) -> out.value(value), JsonReader::readString);

  /// `true` or `false`.
  public static final JsonCodec<Boolean> BOOLEAN =
      primitive((out, value) -> out.value(value), JsonReader::readBoolean);

  /// An integer of 8 bits.
  public static final JsonCodec<Byte> BYTE =
      primitive((out, value) -> out.value(value.longValue()), JsonReader::readByte);

  /// An integer of 16 bits.
  public static final JsonCodec<Short> SHORT =
      primitive((out, value) -> out.value(value.longValue()), JsonReader::readShort);

  /// An integer of 32 bits.
  public static final JsonCodec<Integer> INT =
      primitive((out, value) -> out.value(value.longValue()), JsonReader::readInt);

  /// An integer of 64 bits. JavaScript loses digits past 2^53.
  public static final JsonCodec<Long> LONG =
      primitive((out, value) -> out.value(value.longValue()), JsonReader::readLong);

  /// A number of 32 bits.
  public static final JsonCodec<Float> FLOAT =
      primitive((out, value) -> out.value(value.floatValue()), JsonReader::readFloat);

  /// A number of 64 bits.
  public static final JsonCodec<Double> DOUBLE =
      primitive((out, value) -> out.value(value.doubleValue()), JsonReader::readDouble);

  /// A string of one UTF-16 unit.
  public static final JsonCodec<Character> CHAR =
      primitive((out, value) -> out.value(value.charValue()), JsonReader::readChar);

  /// A number of any precision.
  public static final JsonCodec<BigDecimal> BIG_DECIMAL =
      of((out, value) -> out.value(value), JsonReader::readBigDecimal);

  /// An integer of any size.
  public static final JsonCodec<BigInteger> BIG_INTEGER =
      of((out, value) -> out.value(value), JsonReader::readBigInteger);

  /// A string in the form of [TextFormat#UUID].
  public static final JsonCodec<UUID> UUID = text(TextFormat.UUID);

  /// A string in the form of [TextFormat#URI].
  public static final JsonCodec<URI> URI = text(TextFormat.URI);

  /// A string in the form of [TextFormat#INSTANT].
  public static final JsonCodec<Instant> INSTANT = text(TextFormat.INSTANT);

  /// A string in the form of [TextFormat#LOCAL_DATE].
  public static final JsonCodec<LocalDate> LOCAL_DATE = text(TextFormat.LOCAL_DATE);

  /// A string in the form of [TextFormat#LOCAL_DATE_TIME].
  public static final JsonCodec<LocalDateTime> LOCAL_DATE_TIME = text(TextFormat.LOCAL_DATE_TIME);

  /// A string in the form of [TextFormat#LOCAL_TIME].
  public static final JsonCodec<LocalTime> LOCAL_TIME = text(TextFormat.LOCAL_TIME);

  /// A string in the form of [TextFormat#OFFSET_DATE_TIME].
  public static final JsonCodec<OffsetDateTime> OFFSET_DATE_TIME =
      text(TextFormat.OFFSET_DATE_TIME);

  /// A string in the form of [TextFormat#OFFSET_TIME].
  public static final JsonCodec<OffsetTime> OFFSET_TIME = text(TextFormat.OFFSET_TIME);

  /// A string in the form of [TextFormat#ZONED_DATE_TIME].
  public static final JsonCodec<ZonedDateTime> ZONED_DATE_TIME = text(TextFormat.ZONED_DATE_TIME);

  /// A string in the form of [TextFormat#DURATION].
  public static final JsonCodec<Duration> DURATION = text(TextFormat.DURATION);

  /// A string in the form of [TextFormat#PERIOD].
  public static final JsonCodec<Period> PERIOD = text(TextFormat.PERIOD);

  /// An integer: the one type of `java.time` that is a number.
  public static final JsonCodec<Year> YEAR =
      of((out, value) -> out.value(value.getValue()), JsonCodecs::readYear);

  /// A string in the form of [TextFormat#YEAR_MONTH].
  public static final JsonCodec<YearMonth> YEAR_MONTH = text(TextFormat.YEAR_MONTH);

  /// A string in the form of [TextFormat#MONTH_DAY].
  public static final JsonCodec<MonthDay> MONTH_DAY = text(TextFormat.MONTH_DAY);

  /// A string in the form of [TextFormat#ZONE_ID].
  public static final JsonCodec<ZoneId> ZONE_ID = text(TextFormat.ZONE_ID);

  /// A string in the form of [TextFormat#ZONE_OFFSET].
  public static final JsonCodec<ZoneOffset> ZONE_OFFSET = text(TextFormat.ZONE_OFFSET);

  /// Bytes as a string in base64 (RFC 4648 section 4), padded, without line ends.
  public static final JsonCodec<byte[]> BYTES =
      of((out, value) -> out.value(value), Base64Text::read);

  /// Any JSON, as a tree.
  public static final JsonCodec<JsonValue> VALUE =
      of((out, value) -> out.value(value), JsonReader::readValue);

  /// An array of integers of 16 bits.
  public static final JsonCodec<short[]> SHORT_ARRAY =
      new ArrayCodec<>(
          short[]::new, (in, a, i) -> a[i] = in.readShort(), (out, a, i) -> out.value(a[i]));

  /// An array of integers of 32 bits.
  public static final JsonCodec<int[]> INT_ARRAY =
      new ArrayCodec<>(
          int[]::new, (in, a, i) -> a[i] = in.readInt(), (out, a, i) -> out.value(a[i]));

  /// An array of integers of 64 bits.
  public static final JsonCodec<long[]> LONG_ARRAY =
      new ArrayCodec<>(
          long[]::new, (in, a, i) -> a[i] = in.readLong(), (out, a, i) -> out.value(a[i]));

  /// An array of numbers of 32 bits.
  public static final JsonCodec<float[]> FLOAT_ARRAY =
      new ArrayCodec<>(
          float[]::new, (in, a, i) -> a[i] = in.readFloat(), (out, a, i) -> out.value(a[i]));

  /// An array of numbers of 64 bits.
  public static final JsonCodec<double[]> DOUBLE_ARRAY =
      new ArrayCodec<>(
          double[]::new, (in, a, i) -> a[i] = in.readDouble(), (out, a, i) -> out.value(a[i]));

  /// An array of booleans.
  public static final JsonCodec<boolean[]> BOOLEAN_ARRAY =
      new ArrayCodec<>(
          boolean[]::new, (in, a, i) -> a[i] = in.readBoolean(), (out, a, i) -> out.value(a[i]));

  /// An array of strings of one character.
  public static final JsonCodec<char[]> CHAR_ARRAY =
      new ArrayCodec<>(
          char[]::new, (in, a, i) -> a[i] = in.readChar(), (out, a, i) -> out.value(a[i]));

  private static final Map<Class<?>, JsonCodec<?>> SCALARS =
      Map.ofEntries(
          Map.entry(String.class, STRING),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(Byte.class, BYTE),
          Map.entry(Short.class, SHORT),
          Map.entry(Integer.class, INT),
          Map.entry(Long.class, LONG),
          Map.entry(Float.class, FLOAT),
          Map.entry(Double.class, DOUBLE),
          Map.entry(Character.class, CHAR),
          Map.entry(BigDecimal.class, BIG_DECIMAL),
          Map.entry(BigInteger.class, BIG_INTEGER),
          Map.entry(UUID.class, UUID),
          Map.entry(URI.class, URI),
          Map.entry(Instant.class, INSTANT),
          Map.entry(LocalDate.class, LOCAL_DATE),
          Map.entry(LocalDateTime.class, LOCAL_DATE_TIME),
          Map.entry(LocalTime.class, LOCAL_TIME),
          Map.entry(OffsetDateTime.class, OFFSET_DATE_TIME),
          Map.entry(OffsetTime.class, OFFSET_TIME),
          Map.entry(ZonedDateTime.class, ZONED_DATE_TIME),
          Map.entry(Duration.class, DURATION),
          Map.entry(Period.class, PERIOD),
          Map.entry(Year.class, YEAR),
          Map.entry(YearMonth.class, YEAR_MONTH),
          Map.entry(MonthDay.class, MONTH_DAY),
          Map.entry(ZoneId.class, ZONE_ID),
          Map.entry(ZoneOffset.class, ZONE_OFFSET),
          Map.entry(byte[].class, BYTES),
          Map.entry(short[].class, SHORT_ARRAY),
          Map.entry(int[].class, INT_ARRAY),
          Map.entry(long[].class, LONG_ARRAY),
          Map.entry(float[].class, FLOAT_ARRAY),
          Map.entry(double[].class, DOUBLE_ARRAY),
          Map.entry(boolean[].class, BOOLEAN_ARRAY),
          Map.entry(char[].class, CHAR_ARRAY),
          Map.entry(JsonValue.class, VALUE));

  private JsonCodecs() {}

  /// Returns the constant for a class, or null.
  @SuppressWarnings("unchecked") // the table ties the two types together
  static <T> @Nullable JsonCodec<T> scalar(Class<T> type) {
    return (JsonCodec<T>) SCALARS.get(type);
  }

  /// Makes the codec of a type that is a string on the wire.
  public static <T> JsonCodec<T> text(TextFormat<T> format) {
    return of(
        (out, value) -> out.value(format.print(value)),
        in -> {
          String text = in.readString();
          if (text == null) {
            return null;
          }
          T value = format.parse(text);
          if (value == null) {
            in.report(format.rule());
          }
          return value;
        });
  }

  /// Makes the codec of an enum: its constants by their names.
  public static <E extends Enum<E>> JsonCodec<E> enumCodec(Class<E> type) {
    E[] constants = type.getEnumConstants();
    String[] names = new String[constants.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = constants[i].name();
    }
    return new EnumCodec<>(constants, names);
  }

  /// Makes the codec of an enum whose constants have names of their own on the wire.
  ///
  /// @param constants the constants; one may stand several times, then its first name is written
  /// @param names the name of the constant at the same position
  public static <E extends Enum<E>> JsonCodec<E> enumCodec(E[] constants, String[] names) {
    return new EnumCodec<>(constants, names);
  }

  /// Makes a codec that accepts `null` too.
  public static <T> JsonCodec<@Nullable T> nullable(JsonCodec<T> codec) {
    return Wrappers.nullable(codec);
  }

  /// Makes a codec that reads `null` as the empty `Optional` and writes it so.
  public static <T> JsonCodec<Optional<T>> optional(JsonCodec<T> codec) {
    return Wrappers.optional(codec);
  }

  /// Makes the codec of a member's [Patch]. An absent member is neither read nor written: whoever
  /// writes an object leaves it out; where something must be written, that is `null`.
  ///
  /// @param codec of the value; [#nullable] for `Patch<@Nullable T>`, else `null` is refused
  public static <T extends @Nullable Object> JsonCodec<Patch<T>> patch(JsonCodec<T> codec) {
    return Wrappers.patch(codec);
  }

  /// Makes a codec that checks each value that was read without violation.
  ///
  /// ```java
  /// JsonCodecs.list(JsonCodecs.checked(JsonCodecs.STRING, (in, value) -> {
  ///   if (value.isBlank()) in.report(NOT_BLANK);
  /// }));
  /// ```
  ///
  /// @param check reports what is wrong with the value at hand
  public static <T extends @Nullable Object> JsonCodec<T> checked(
      JsonCodec<T> codec, BiConsumer<JsonReader, ? super T> check) {
    return Wrappers.checked(codec, check);
  }

  /// Makes a codec that refers to another one which is not made yet, for types that contain
  /// themselves.
  public static <T extends @Nullable Object> JsonCodec<T> lazy(Supplier<JsonCodec<T>> codec) {
    return Wrappers.lazy(codec);
  }

  /// Makes the codec of an array of objects: `array(TodoCodec.INSTANCE, Todo[]::new)`.
  @SuppressWarnings("NullAway") // a null that was read without violation is a T
  public static <T extends @Nullable Object> JsonCodec<T[]> array(
      JsonCodec<T> element, IntFunction<T[]> generator) {
    return new ArrayCodec<>(
        generator, (in, a, i) -> a[i] = element.read(in), (out, a, i) -> element.write(out, a[i]));
  }

  /// Makes the codec of a list.
  public static <T extends @Nullable Object> JsonCodec<List<T>> list(JsonCodec<T> element) {
    return Containers.list(element);
  }

  /// Makes the codec of a collection, read as a list.
  public static <T extends @Nullable Object> JsonCodec<Collection<T>> collection(
      JsonCodec<T> element) {
    return Containers.collection(element);
  }

  /// Makes the codec of a set; an element that occurs twice is the violation `unique`.
  public static <T extends @Nullable Object> JsonCodec<Set<T>> set(JsonCodec<T> element) {
    return Containers.set(element);
  }

  /// Makes the codec of a sorted set, as [#set].
  public static <T extends Comparable<? super T>> JsonCodec<SortedSet<T>> sortedSet(
      JsonCodec<T> element) {
    return Containers.sortedSet(element);
  }

  /// Makes the codec of a map with strings as keys.
  public static <V extends @Nullable Object> JsonCodec<Map<String, V>> map(JsonCodec<V> value) {
    return map(TextFormat.STRING, value);
  }

  /// Makes the codec of a map, an object in JSON.
  ///
  /// A key that is not of its format is that violation; two names that spell the same key are the
  /// violation `unique`.
  ///
  /// @param key the text form of the keys
  /// @param value the codec of the values
  public static <K, V extends @Nullable Object> JsonCodec<Map<K, V>> map(
      TextFormat<K> key, JsonCodec<V> value) {
    return Containers.map(key, (_, _) -> {}, value);
  }

  /// Makes the codec of a map whose keys must meet constraints.
  ///
  /// A key is checked when the reader stands at its member, before the value is read; so what is
  /// wrong with it is reported whatever becomes of the values.
  ///
  /// @param key the text form of the keys
  /// @param check reports what is wrong with a key, by [JsonReader#report]
  /// @param value the codec of the values
  public static <K, V extends @Nullable Object> JsonCodec<Map<K, V>> map(
      TextFormat<K> key, BiConsumer<JsonReader, ? super K> check, JsonCodec<V> value) {
    return Containers.map(key, check, value);
  }

  /// Makes the codec of a sorted map, as [#map(TextFormat, JsonCodec)].
  public static <K extends Comparable<? super K>, V extends @Nullable Object>
      JsonCodec<SortedMap<K, V>> sortedMap(TextFormat<K> key, JsonCodec<V> value) {
    return Containers.sortedMap(key, value);
  }

  private static @Nullable Year readYear(JsonReader in) {
    int mark = in.errorCount();
    int year = in.readInt();
    if (in.errorCount() != mark) {
      return null;
    }
    if (year < Year.MIN_VALUE || year > Year.MAX_VALUE) {
      in.report(Rule.of("format", "expected a year, as 2026"));
      return null;
    }
    return Year.of(year);
  }

  /// The reader gives zero with a violation; a codec gives null.
  private static <T> JsonCodec<T> primitive(
      BiConsumer<JsonWriter, T> writer, Function<JsonReader, T> reader) {
    return of(
        writer,
        in -> {
          int mark = in.errorCount();
          T value = reader.apply(in);
          return in.errorCount() == mark ? value : null;
        });
  }

  private static <T> JsonCodec<T> of(
      BiConsumer<JsonWriter, T> writer, Function<JsonReader, @Nullable T> reader) {
    return Wrappers.of(writer, reader);
  }
}
