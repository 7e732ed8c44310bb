package dev.serval.processor.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Java types that are one JSON value and, but for the last two, one text of a query string.
///
/// Each constant names the door to it on every side: JSON reader, request binder, codec, schema.
/// Where a kind has no method of its own on `JsonReader`, it is read by its constant of
/// `JsonCodecs`; that and its schema in `ScalarSchemas` have the name of the kind.
public enum ScalarKind {
  BOOLEAN("java.lang.Boolean", "boolean", "toBoolean"),
  BYTE("java.lang.Byte", "byte", "toByte"),
  SHORT("java.lang.Short", "short", "toShort"),
  INT("java.lang.Integer", "int", "toInt"),
  LONG("java.lang.Long", "long", "toLong"),
  FLOAT("java.lang.Float", "float", "toFloat"),
  DOUBLE("java.lang.Double", "double", "toDouble"),
  CHAR("java.lang.Character", "char", "toChar"),
  STRING("java.lang.String", "", ""),
  BIG_DECIMAL("java.math.BigDecimal", "", "toBigDecimal"),
  BIG_INTEGER("java.math.BigInteger", "", "toBigInteger"),
  UUID("java.util.UUID", "", "toUuid"),
  URI("java.net.URI", "", "toUri"),
  INSTANT("java.time.Instant", "", "toInstant"),
  LOCAL_DATE("java.time.LocalDate", "", "toLocalDate"),
  LOCAL_DATE_TIME("java.time.LocalDateTime", "", "toLocalDateTime"),
  LOCAL_TIME("java.time.LocalTime", "", "toLocalTime"),
  OFFSET_DATE_TIME("java.time.OffsetDateTime", "", "toOffsetDateTime"),
  OFFSET_TIME("java.time.OffsetTime", "", "toOffsetTime"),
  ZONED_DATE_TIME("java.time.ZonedDateTime", "", "toZonedDateTime"),
  DURATION("java.time.Duration", "", "toDuration"),
  PERIOD("java.time.Period", "", "toPeriod"),
  YEAR("java.time.Year", "", "toYear"),
  YEAR_MONTH("java.time.YearMonth", "", "toYearMonth"),
  MONTH_DAY("java.time.MonthDay", "", "toMonthDay"),
  ZONE_ID("java.time.ZoneId", "", "toZoneId"),
  ZONE_OFFSET("java.time.ZoneOffset", "", "toZoneOffset"),
  BYTES("byte[]", "", ""),
  VALUE("dev.serval.json.JsonValue", "", "");

  private static final Map<String, ScalarKind> BY_TYPE = new HashMap<>();

  static {
    for (ScalarKind kind : values()) {
      BY_TYPE.put(kind.boxed, kind);
      if (kind.isPrimitive()) {
        BY_TYPE.put(kind.primitive, kind);
      }
    }
  }

  private final String boxed;
  private final String primitive;
  private final String binderMethod;

  ScalarKind(String boxed, String primitive, String binderMethod) {
    this.boxed = boxed;
    this.primitive = primitive;
    this.binderMethod = binderMethod;
  }

  /// The kind of a type by its qualified name or keyword, null for types that are not scalars.
  public static @Nullable ScalarKind of(String typeName) {
    return BY_TYPE.get(typeName);
  }

  /// The qualified name of the class.
  public String boxed() {
    return boxed;
  }

  /// Whether the kind has a primitive form.
  public boolean isPrimitive() {
    return !primitive.isEmpty();
  }

  /// The keyword of the primitive form, empty where there is none.
  public String primitive() {
    return primitive;
  }

  /// The method of `Binder` that parses a raw text, empty for `String`, which needs none, and for
  /// the two kinds that no text of a request becomes.
  public String binderMethod() {
    return binderMethod;
  }

  /// Whether a query, header, cookie, path or form value can become this.
  public boolean isText() {
    return this != BYTES && this != VALUE;
  }

  /// The method of `JsonReader` that reads one, empty when `JsonCodecs` has to.
  public String readerMethod() {
    return switch (this) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, CHAR ->
          "read" + Character.toUpperCase(primitive.charAt(0)) + primitive.substring(1);
      case STRING -> "readString";
      case BIG_DECIMAL -> "readBigDecimal";
      case BIG_INTEGER -> "readBigInteger";
      default -> "";
    };
  }

  /// A whole number of fixed or any size.
  public boolean isInteger() {
    return switch (this) {
      case BYTE, SHORT, INT, LONG, BIG_INTEGER -> true;
      default -> false;
    };
  }

  /// Anything that JSON writes as a number, but a year.
  public boolean isNumber() {
    return isInteger() || isFloating() || this == BIG_DECIMAL;
  }

  /// A binary floating-point number.
  public boolean isFloating() {
    return this == FLOAT || this == DOUBLE;
  }

  /// Whether a value is before or after now.
  public boolean isTime() {
    return switch (this) {
      case INSTANT,
          LOCAL_DATE,
          LOCAL_DATE_TIME,
          LOCAL_TIME,
          OFFSET_DATE_TIME,
          OFFSET_TIME,
          ZONED_DATE_TIME,
          YEAR,
          YEAR_MONTH,
          MONTH_DAY ->
          true;
      default -> false;
    };
  }
}
