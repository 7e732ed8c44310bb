// The schemas of Java's scalar types.
package dev.serval.openapi;

/// The schemas of Java's scalar types, as the codecs of the same names in
/// `dev.serval.json.JsonCodecs` write them.
///
/// Formats are those of the OpenAPI format registry. Java's local times have no offset and thus are
/// `time-local` and `date-time-local`, not the `time` and `date-time` of RFC 3339.
public final class ScalarSchemas {
  /// `String` and other `CharSequence`s.
  public static final Schema STRING = Schema.string();

  /// `boolean`.
  public static final Schema BOOLEAN = Schema.bool();

  /// `byte`.
  public static final Schema BYTE = Schema.integer("int32").minimum(-128).maximum(127);

  /// `short`.
  public static final Schema SHORT = Schema.integer("int32").minimum(-32_768).maximum(32_767);

  /// `int`.
  public static final Schema INT = Schema.integer("int32");

  /// `long`.
  public static final Schema LONG = Schema.integer("int64");

  /// `char`: one UTF-16 unit.
  public static final Schema CHAR = Schema.string().minLength(1).maxLength(1);

  /// `float`.
  public static final Schema FLOAT = Schema.number("float");

  /// `double`.
  public static final Schema DOUBLE = Schema.number("double");

  /// `BigDecimal`.
  public static final Schema BIG_DECIMAL = Schema.number();

  /// `BigInteger`.
  public static final Schema BIG_INTEGER = Schema.integer();

  /// `UUID`.
  public static final Schema UUID = Schema.string("uuid");

  /// `URI`, relative ones too.
  public static final Schema URI = Schema.string("uri-reference");

  /// `Instant`.
  public static final Schema INSTANT = Schema.string("date-time");

  /// `LocalDate`.
  public static final Schema LOCAL_DATE = Schema.string("date");

  /// `LocalDateTime`.
  public static final Schema LOCAL_DATE_TIME = Schema.string("date-time-local");

  /// `LocalTime`.
  public static final Schema LOCAL_TIME = Schema.string("time-local");

  /// `OffsetDateTime`.
  public static final Schema OFFSET_DATE_TIME = Schema.string("date-time");

  /// `OffsetTime`.
  public static final Schema OFFSET_TIME = Schema.string("time");

  /// `ZonedDateTime`, which may end with a zone in brackets and thus has no registered format.
  public static final Schema ZONED_DATE_TIME =
      Schema.string().exampleJson("\"2026-03-01T09:30:00+01:00[Europe/Paris]\"");

  /// `Duration`.
  public static final Schema DURATION = Schema.string("duration");

  /// `Period`.
  public static final Schema PERIOD = Schema.string("duration").exampleJson("\"P1M\"");

  /// `Year`.
  public static final Schema YEAR = Schema.integer("int32").exampleJson("2026");

  /// `YearMonth`.
  public static final Schema YEAR_MONTH = Schema.string().exampleJson("\"2026-03\"");

  /// `MonthDay`.
  public static final Schema MONTH_DAY = Schema.string().exampleJson("\"--03-01\"");

  /// `ZoneId`.
  public static final Schema ZONE_ID = Schema.string().exampleJson("\"Europe/Paris\"");

  /// `ZoneOffset`.
  public static final Schema ZONE_OFFSET = Schema.string().exampleJson("\"+01:00\"");

  /// `byte[]` as base64.
  public static final Schema BYTES = Schema.string().contentEncoding("base64");

  /// `JsonValue`: anything.
  public static final Schema VALUE = Schema.any();

  private ScalarSchemas() {}
}
