package dev.serval.validation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The constraints of `jakarta.validation.constraints`: what each tests, and what it reports.
///
/// Predicates are named `is…`, `has…` and `matches`, and return true for a valid value; those over
/// numbers stand in [NumberConstraints]. They are never asked about null: whether a value may be
/// absent is said by its type. The other methods make the [Rule] of each violation, so generated
/// and hand-written code say the same; their codes are stable:
///
/// | code | of |
/// |---|---|
/// | `required` | a parameter or member that is absent |
/// | `type` | a value of another type, or text that is none of the type |
/// | `format` | text that is not of a format |
/// | `enum` | a value that is none of the constants |
/// | `unknown` | a member or parameter that nothing reads, where that is refused |
/// | `unique` | an element that comes twice |
/// | `invalid` | everything else, such as a constructor that refused |
/// | `null`, `not_null`, `not_blank`, `not_empty`, `size`, `email`, `pattern` | the annotation |
/// | `min`, `max`, `decimal_min`, `decimal_max`, `digits` | the annotation |
/// | `positive`, `positive_or_zero`, `negative`, `negative_or_zero` | the annotation |
/// | `past`, `past_or_present`, `future`, `future_or_present` | the annotation |
/// | `assert_true`, `assert_false` | the annotation |
///
/// All methods are pure and safe on any thread; predicates take time linear in the size of the
/// value.
///
/// ```java
/// private static final Rule NAME_SIZE = Constraints.size(1, 80);
///
/// if (!Constraints.hasSize(name, 1, 80)) {
///   violations.add(Violation.ofBody("#/name", NAME_SIZE));
/// }
/// ```
public final class Constraints {
  /// The number of constants after which the sentence of an `enum` violation says "…".
  private static final int LISTED_CONSTANTS = 20;

  private Constraints() {}

  /// `@Size`: returns whether the number of characters lies within the bounds, both inclusive.
  ///
  /// Characters are Unicode code points, as JSON Schema's `minLength` and `maxLength` count them:
  /// an emoji is one, although it is two `char`s.
  public static boolean hasSize(CharSequence value, int min, int max) {
    int length = value.length();
    if (length < min || length / 2 > max) {
      return false;
    }
    if (length <= max && length / 2 >= min) {
      return true;
    }
    int count = Character.codePointCount(value, 0, length);
    return count >= min && count <= max;
  }

  /// `@Size`: returns whether the number of elements lies within the bounds, both inclusive.
  public static boolean hasSize(Collection<?> value, int min, int max) {
    return hasSize(value.size(), min, max);
  }

  /// `@Size`: returns whether the number of entries lies within the bounds, both inclusive.
  public static boolean hasSize(Map<?, ?> value, int min, int max) {
    return hasSize(value.size(), min, max);
  }

  /// `@Size`: returns whether a number of elements, such as the length of an array, lies within the
  /// bounds, both inclusive.
  public static boolean hasSize(int count, int min, int max) {
    return count >= min && count <= max;
  }

  /// `@NotBlank`: returns whether there is a character that is neither white space nor a control.
  public static boolean isNotBlank(CharSequence value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c)) {
        return true;
      }
    }
    return false;
  }

  /// `@Email`: returns whether the text is a plain ASCII address of at most 254 characters: a
  /// dot-atom of at most 64, `@`, and a host name. Quoted local parts, comments and address
  /// literals are refused.
  public static boolean isEmail(CharSequence value) {
    return EmailGrammar.matches(value);
  }

  /// `@Pattern`: returns whether the whole text matches the expression.
  ///
  /// The match is bounded: it may read 100,000 characters and 100 more for each character of the
  /// text. An expression that backtracks further than that, or recurses deeper than the thread's
  /// stack, does not match, and is named once in the log, by SLF4J's logger `dev.serval`.
  public static boolean matches(Pattern pattern, CharSequence value) {
    return BoundedPattern.matches(pattern, value);
  }

  /// `@Past`: returns whether the value lies before now; see [#isPast(TemporalAccessor, Clock)].
  public static boolean isPast(TemporalAccessor value) {
    return isPast(value, Clock.system(ZoneId.systemDefault()));
  }

  /// `@Past`: returns whether the value lies before the clock's present.
  ///
  /// An instant, and a value with an offset or a zone, is compared as a point in time; a value
  /// without is compared with what the clock's zone shows.
  ///
  /// @throws IllegalArgumentException for a type without a place on a time line, such as DayOfWeek
  public static boolean isPast(TemporalAccessor value, Clock clock) {
    return TemporalConstraints.comparedToNow(value, clock) < 0;
  }

  /// `@PastOrPresent`: returns whether the value does not lie after now.
  public static boolean isPastOrPresent(TemporalAccessor value) {
    return isPastOrPresent(value, Clock.system(ZoneId.systemDefault()));
  }

  /// `@PastOrPresent`: returns whether the value does not lie after the clock's present; compared
  /// as [#isPast(TemporalAccessor, Clock)] does.
  public static boolean isPastOrPresent(TemporalAccessor value, Clock clock) {
    return TemporalConstraints.comparedToNow(value, clock) <= 0;
  }

  /// `@Future`: returns whether the value lies after now.
  public static boolean isFuture(TemporalAccessor value) {
    return isFuture(value, Clock.system(ZoneId.systemDefault()));
  }

  /// `@Future`: returns whether the value lies after the clock's present; compared as
  /// [#isPast(TemporalAccessor, Clock)] does.
  public static boolean isFuture(TemporalAccessor value, Clock clock) {
    return TemporalConstraints.comparedToNow(value, clock) > 0;
  }

  /// `@FutureOrPresent`: returns whether the value does not lie before now.
  public static boolean isFutureOrPresent(TemporalAccessor value) {
    return isFutureOrPresent(value, Clock.system(ZoneId.systemDefault()));
  }

  /// `@FutureOrPresent`: returns whether the value does not lie before the clock's present;
  /// compared as [#isPast(TemporalAccessor, Clock)] does.
  public static boolean isFutureOrPresent(TemporalAccessor value, Clock clock) {
    return TemporalConstraints.comparedToNow(value, clock) >= 0;
  }

  /// Returns the rule of a parameter or member that must be present.
  public static Rule required() {
    return Rule.of("required", "is required");
  }

  /// Returns the rule of a value that must be of a type, such as `a string`.
  public static Rule type(String expected) {
    return Rule.of("type", "expected " + expected);
  }

  /// Returns the rule of a value of one type where another must be, as in `expected a string, found
  /// a number`.
  public static Rule type(String expected, String found) {
    return Rule.of("type", "expected " + expected + ", found " + found);
  }

  /// Returns the rule of a text that must have a format, as in `expected a date such as
  /// 2026-11-21`.
  public static Rule format(String format, String expected) {
    return Rule.of("format", "expected " + expected, "format", format);
  }

  /// Returns the rule of a value that must be one of the constants of an enum.
  public static Rule enumeration(List<String> constants) {
    String listed = String.join(", ", constants.stream().limit(LISTED_CONSTANTS).toList());
    String more = constants.size() > LISTED_CONSTANTS ? ", …" : "";
    return Rule.of("enum", "must be one of " + listed + more, "values", constants);
  }

  /// Returns the rule of a member or parameter that nothing reads.
  public static Rule unknown() {
    return Rule.of("unknown", "is not known here");
  }

  /// Returns the rule of a parameter that takes one value and was given several.
  public static Rule repeated() {
    return Rule.of("repeated", "must be given once");
  }

  /// Returns the rule of an element that equals an earlier one.
  public static Rule unique() {
    return Rule.of("unique", "must not occur twice");
  }

  /// Returns the rule of a value that is wrong in a way that has no code of its own.
  public static Rule invalid() {
    return invalid("is not valid");
  }

  /// Returns the rule of a value that is wrong in a way that has no code of its own.
  public static Rule invalid(String detail) {
    return Rule.of("invalid", detail);
  }

  /// Returns the rule of `@Null`.
  public static Rule mustBeNull() {
    return Rule.of("null", "must be null");
  }

  /// Returns the rule of `@NotNull`, and of null where the type does not allow it.
  public static Rule notNull() {
    return Rule.of("not_null", "must not be null");
  }

  /// Returns the rule of `@NotBlank`.
  public static Rule notBlank() {
    return Rule.of("not_blank", "must not be blank");
  }

  /// Returns the rule of `@NotEmpty`.
  public static Rule notEmpty() {
    return Rule.of("not_empty", "must not be empty");
  }

  /// Returns the rule of `@Size`; `max` is `Integer.MAX_VALUE` where there is no upper bound.
  public static Rule size(int min, int max) {
    if (max == Integer.MAX_VALUE) {
      return Rule.of("size", "must have a size of at least " + min, "min", min);
    }
    if (min == 0) {
      return Rule.of("size", "must have a size of at most " + max, "max", max);
    }
    return Rule.of(
        "size", "must have a size between " + min + " and " + max, "min", min, "max", max);
  }

  /// Returns the rule of `@Accepts`: the media types that a file may claim.
  public static Rule mediaType(String accepted) {
    return Rule.of("media_type", "must be of the media type " + accepted, "accepted", accepted);
  }

  /// Returns the rule of `@MaxFileSize`: the most bytes that a file may have.
  public static Rule fileSize(long max) {
    return Rule.of("file_size", "must have at most " + max + " bytes", "max", max);
  }

  /// Returns the rule of `@Min`.
  public static Rule min(long bound) {
    return Rule.of("min", "must be at least " + bound, "min", bound);
  }

  /// Returns the rule of `@Max`.
  public static Rule max(long bound) {
    return Rule.of("max", "must be at most " + bound, "max", bound);
  }

  /// Returns the rule of `@DecimalMin`.
  public static Rule decimalMin(BigDecimal bound, boolean inclusive) {
    String relation = inclusive ? "must be at least " : "must be greater than ";
    return Rule.of("decimal_min", relation + bound, "min", bound, "inclusive", inclusive);
  }

  /// Returns the rule of `@DecimalMax`.
  public static Rule decimalMax(BigDecimal bound, boolean inclusive) {
    String relation = inclusive ? "must be at most " : "must be less than ";
    return Rule.of("decimal_max", relation + bound, "max", bound, "inclusive", inclusive);
  }

  /// Returns the rule of `@Positive`.
  public static Rule positive() {
    return Rule.of("positive", "must be greater than 0");
  }

  /// Returns the rule of `@PositiveOrZero`.
  public static Rule positiveOrZero() {
    return Rule.of("positive_or_zero", "must be at least 0");
  }

  /// Returns the rule of `@Negative`.
  public static Rule negative() {
    return Rule.of("negative", "must be less than 0");
  }

  /// Returns the rule of `@NegativeOrZero`.
  public static Rule negativeOrZero() {
    return Rule.of("negative_or_zero", "must be at most 0");
  }

  /// Returns the rule of `@Digits`.
  public static Rule digits(int integer, int fraction) {
    return Rule.of(
        "digits",
        "must have at most " + integer + " digits before and " + fraction + " after the point",
        "integer",
        integer,
        "fraction",
        fraction);
  }

  /// Returns the rule of `@Email`.
  public static Rule email() {
    return Rule.of("email", "must be an e-mail address");
  }

  /// Returns the rule of `@Pattern`, which names the expression but not its flags.
  public static Rule pattern(String regexp) {
    return Rule.of("pattern", "must match " + regexp, "pattern", regexp);
  }

  /// Returns the rule of `@Past`.
  public static Rule past() {
    return Rule.of("past", "must be in the past");
  }

  /// Returns the rule of `@PastOrPresent`.
  public static Rule pastOrPresent() {
    return Rule.of("past_or_present", "must not be in the future");
  }

  /// Returns the rule of `@Future`.
  public static Rule future() {
    return Rule.of("future", "must be in the future");
  }

  /// Returns the rule of `@FutureOrPresent`.
  public static Rule futureOrPresent() {
    return Rule.of("future_or_present", "must not be in the past");
  }

  /// Returns the rule of `@AssertTrue`.
  public static Rule assertTrue() {
    return Rule.of("assert_true", "must be true");
  }

  /// Returns the rule of `@AssertFalse`.
  public static Rule assertFalse() {
    return Rule.of("assert_false", "must be false");
  }
}
