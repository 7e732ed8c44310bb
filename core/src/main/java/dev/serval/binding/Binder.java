package dev.serval.binding;

import dev.serval.ParamConverter;
import dev.serval.Request;
import dev.serval.http.QueryString;
import dev.serval.json.JsonBody;
import dev.serval.json.TextFormat;
import dev.serval.routing.PathTemplate;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import dev.serval.validation.Source;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.io.IOException;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Binds one request to the parameters of one method, and collects what is wrong with all of them.
///
/// Asking for a value selects it: conversions and reports after that are about it. A conversion of
/// what does not fit reports the violation and returns zero or null; [#ok] tells. At the end
/// [#check] throws all violations together. For one thread and one request.
///
/// ```java
/// Binder in = Binder.of(request);
/// int limit = 20;
/// String raw = in.query("limit");
/// if (raw != null) {
///   limit = in.toInt(raw);
///   if (in.ok() && limit > 100) {
///     in.report(LIMIT_MAX);
///   }
/// }
/// NewTodo body = in.body(newTodo);
/// in.check();
/// ```
public final class Binder {
  private final Request request;
  private final Violations violations = new Violations();

  // The selected value.
  private Source source = Source.BODY;
  private @Nullable String name;
  private int element = -1;
  private boolean ok = true;

  private Binder(Request request) {
    this.request = request;
  }

  /// Starts to bind `request`.
  public static Binder of(Request request) {
    return new Binder(request);
  }

  // Selecting a value.

  /// Selects the path parameter called `name`, which is at `index` unless the routes are mounted
  /// below a prefix that has parameters too.
  public String path(int index, String name) {
    select(Source.PATH, name);
    PathTemplate template = request.template();
    List<String> names = template == null ? List.of() : template.parameterNames();
    return index < names.size() && names.get(index).equals(name)
        ? request.pathValue(index)
        : request.path(name);
  }

  /// Selects the first query parameter of that name; null where there is none.
  public @Nullable String query(String name) {
    select(Source.QUERY, name);
    return request.query(name);
  }

  /// Selects the first header field of that name; null where there is none.
  public @Nullable String header(String name) {
    select(Source.HEADER, name);
    return request.header(name);
  }

  /// Selects the first cookie of that name; null where there is none.
  public @Nullable String cookie(String name) {
    select(Source.COOKIE, name);
    return request.cookie(name);
  }

  /// Selects the first form field of that name; null where there is none.
  ///
  /// @throws dev.serval.Problem 415 if the body is no form
  public @Nullable String form(String name) throws IOException {
    select(Source.FORM, name);
    return request.body().form().first(name);
  }

  /// Selects all query parameters of that name; empty where there is none.
  public List<String> queryAll(String name) {
    select(Source.QUERY, name);
    return request.query().all(name);
  }

  /// Selects all header fields of that name; empty where there is none.
  public List<String> headerAll(String name) {
    select(Source.HEADER, name);
    return request.headers().all(name);
  }

  /// Selects all form fields of that name; empty where there is none.
  ///
  /// @throws dev.serval.Problem 415 if the body is no form
  public List<String> formAll(String name) throws IOException {
    select(Source.FORM, name);
    return request.body().form().all(name);
  }

  /// Selects the element at `index`, from 0, of the values selected before.
  public void element(int index) {
    element = index;
    ok = true;
  }

  private void select(Source source, String name) {
    this.source = source;
    this.name = name;
    element = -1;
    ok = true;
  }

  // Judging it.

  /// Returns whether nothing was reported of the selected value.
  public boolean ok() {
    return ok;
  }

  /// Reports that the selected value breaks a rule.
  public void report(Rule rule) {
    ok = false;
    String selected = name;
    if (selected == null) {
      violations.add(Violation.ofBody("#", rule));
    } else if (element < 0) {
      violations.add(Violation.ofParameter(source, selected, rule));
    } else {
      violations.add(Violation.ofElement(source, selected, element, rule));
    }
  }

  /// Reports that a parameter breaks a rule, whatever is selected: for checks across several.
  public void report(Source source, String name, Rule rule) {
    violations.add(Violation.ofParameter(source, name, rule));
  }

  /// Reports that the selected value is missing.
  public void required() {
    report(Constraints.required());
  }

  /// Reports every query parameter whose name is not `known`.
  public void strictQuery(String... known) {
    strict(Source.QUERY, request.query(), known);
  }

  /// Reports every form field whose name is not `known`.
  ///
  /// @throws dev.serval.Problem 415 if the body is no form
  public void strictForm(String... known) throws IOException {
    strict(Source.FORM, request.body().form(), known);
  }

  private void strict(Source source, QueryString parameters, String[] known) {
    Set<String> names = Set.of(known);
    for (String name : parameters.names()) {
      if (violations.isFull()) {
        return;
      }
      if (!names.contains(name)) {
        report(source, name, Constraints.unknown());
      }
    }
  }

  /// Ends the binding.
  ///
  /// @throws dev.serval.validation.ValidationException with all that was reported, if anything was
  public void check() {
    violations.check();
  }

  // The body.

  /// Returns the JSON body, or null when something is wrong with it, which is reported then.
  ///
  /// @throws dev.serval.Problem 415 if it is of another media type
  /// @throws dev.serval.json.JsonException if it is not JSON
  public <T extends @Nullable Object> @Nullable T body(JsonBody<T> type) throws IOException {
    source = Source.BODY;
    name = null;
    int before = violations.count();
    T value = request.body().json(type, violations);
    ok = violations.count() == before;
    return value;
  }

  /// Returns the JSON body, or null where there is none or something is wrong with it.
  ///
  /// @see #body
  public <T extends @Nullable Object> @Nullable T bodyOptional(JsonBody<T> type)
      throws IOException {
    return request.body().isEmpty() ? null : body(type);
  }

  // Converting it.

  /// Returns the `int` that `raw` spells: a minus or none, and ASCII digits.
  public int toInt(String raw) {
    return (int) integer(raw, Integer.MIN_VALUE, Integer.MAX_VALUE, Numbers.INT);
  }

  /// Returns the `long` that `raw` spells: a minus or none, and ASCII digits.
  public long toLong(String raw) {
    return integer(raw, Long.MIN_VALUE, Long.MAX_VALUE, Numbers.LONG);
  }

  /// Returns the `short` that `raw` spells: a minus or none, and ASCII digits.
  public short toShort(String raw) {
    return (short) integer(raw, Short.MIN_VALUE, Short.MAX_VALUE, Numbers.SHORT);
  }

  /// Returns the `byte` that `raw` spells: a minus or none, and ASCII digits.
  public byte toByte(String raw) {
    return (byte) integer(raw, Byte.MIN_VALUE, Byte.MAX_VALUE, Numbers.BYTE);
  }

  private long integer(String raw, long min, long max, Rule rule) {
    if (!Numbers.isInteger(raw, min, max)) {
      report(rule);
      return 0;
    }
    return Long.parseLong(raw);
  }

  /// Returns the `float` that `raw` spells as JSON writes numbers; never infinite.
  public float toFloat(String raw) {
    return (float) number(raw, Float.MAX_VALUE);
  }

  /// Returns the `double` that `raw` spells as JSON writes numbers; never infinite.
  public double toDouble(String raw) {
    return number(raw, Double.MAX_VALUE);
  }

  private double number(String raw, double max) {
    double value = Numbers.toDouble(raw);
    if (Math.abs(value) <= max) {
      return value;
    }
    report(Numbers.NUMBER);
    return 0;
  }

  /// Returns whether `raw` is `true`; it must be `true` or `false`.
  public boolean toBoolean(String raw) {
    boolean value = raw.equals("true");
    if (!value && !raw.equals("false")) {
      report(Numbers.BOOLEAN);
    }
    return value;
  }

  /// Returns the one UTF-16 unit that `raw` is.
  public char toChar(String raw) {
    if (raw.length() == 1) {
      return raw.charAt(0);
    }
    report(Numbers.CHAR);
    return 0;
  }

  /// Returns the number that `raw` spells as JSON writes numbers, of bounded size.
  public @Nullable BigDecimal toBigDecimal(String raw) {
    BigDecimal value = Numbers.toBigDecimal(raw);
    if (value == null) {
      report(Numbers.NUMBER);
    }
    return value;
  }

  /// Returns the integer that `raw` spells in at most 1,000 characters.
  public @Nullable BigInteger toBigInteger(String raw) {
    BigInteger value = Numbers.toBigInteger(raw);
    if (value == null) {
      report(Numbers.INTEGER);
    }
    return value;
  }

  /// Returns the value that `raw` spells in a format.
  public <T> @Nullable T to(TextFormat<T> format, String raw) {
    T value = format.parse(raw);
    if (value == null) {
      report(format.rule());
    }
    return value;
  }

  /// Returns the constant called `raw`.
  public <E extends Enum<E>> @Nullable E toEnum(EnumNames<E> names, String raw) {
    E value = names.find(raw);
    if (value == null) {
      report(names.rule());
    }
    return value;
  }

  /// Returns what `converter` makes of `raw`; neither its exception nor `raw` is told to anybody.
  public <T> @Nullable T convert(ParamConverter<T> converter, String raw) {
    try {
      return converter.convert(raw);
    } catch (Exception refused) {
      report(Numbers.FORMAT);
      return null;
    }
  }

  /// Returns the value that `raw` spells by [TextFormat#UUID].
  public @Nullable UUID toUuid(String raw) {
    return to(TextFormat.UUID, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#URI].
  public @Nullable URI toUri(String raw) {
    return to(TextFormat.URI, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#INSTANT].
  public @Nullable Instant toInstant(String raw) {
    return to(TextFormat.INSTANT, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#LOCAL_DATE].
  public @Nullable LocalDate toLocalDate(String raw) {
    return to(TextFormat.LOCAL_DATE, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#LOCAL_DATE_TIME].
  public @Nullable LocalDateTime toLocalDateTime(String raw) {
    return to(TextFormat.LOCAL_DATE_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#LOCAL_TIME].
  public @Nullable LocalTime toLocalTime(String raw) {
    return to(TextFormat.LOCAL_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#OFFSET_DATE_TIME].
  public @Nullable OffsetDateTime toOffsetDateTime(String raw) {
    return to(TextFormat.OFFSET_DATE_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#OFFSET_TIME].
  public @Nullable OffsetTime toOffsetTime(String raw) {
    return to(TextFormat.OFFSET_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#ZONED_DATE_TIME].
  public @Nullable ZonedDateTime toZonedDateTime(String raw) {
    return to(TextFormat.ZONED_DATE_TIME, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#DURATION].
  public @Nullable Duration toDuration(String raw) {
    return to(TextFormat.DURATION, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#PERIOD].
  public @Nullable Period toPeriod(String raw) {
    return to(TextFormat.PERIOD, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#YEAR].
  public @Nullable Year toYear(String raw) {
    return to(TextFormat.YEAR, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#YEAR_MONTH].
  public @Nullable YearMonth toYearMonth(String raw) {
    return to(TextFormat.YEAR_MONTH, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#MONTH_DAY].
  public @Nullable MonthDay toMonthDay(String raw) {
    return to(TextFormat.MONTH_DAY, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#ZONE_ID].
  public @Nullable ZoneId toZoneId(String raw) {
    return to(TextFormat.ZONE_ID, raw);
  }

  /// Returns the value that `raw` spells by [TextFormat#ZONE_OFFSET].
  public @Nullable ZoneOffset toZoneOffset(String raw) {
    return to(TextFormat.ZONE_OFFSET, raw);
  }
}
