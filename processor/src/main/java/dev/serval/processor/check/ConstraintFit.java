package dev.serval.processor.check;

import dev.serval.processor.model.Constraint;
import dev.serval.processor.model.ConstraintKind;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.SecretText;
import dev.serval.processor.model.TypeUse;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Rule: a constraint fits the type it stands on, and some value can meet it.
public final class ConstraintFit {
  private static final String NUMBER = "a number";
  private static final String TEXT = "a `String`";
  private static final Pattern MEDIA_RANGE =
      Pattern.compile("\\*/\\*|[\\w!#$&^.+-]+/(\\*|[\\w!#$&^.+-]+)");

  private ConstraintFit() {}

  /// Checks the constraints of one position; what is inside was checked when it was read.
  public static void check(TypeUse use, Problems problems) {
    for (Constraint constraint : use.constraints()) {
      String expected = fits(constraint, use);
      if (!expected.isEmpty()) {
        problems.report(
            Diagnostic.CONSTRAINT_DOES_NOT_FIT,
            constraint.place(),
            "`" + constraint.written() + "` stands on " + expected,
            describe(use.type()),
            instead(constraint, use));
      } else {
        checkValues(constraint, problems);
      }
    }
  }

  /// Whether a constraint stands on a type it says nothing about.
  static boolean misplaced(Constraint constraint, TypeUse use) {
    return !fits(constraint, use).isEmpty();
  }

  /// What the constraint must stand on, empty when it does.
  private static String fits(Constraint constraint, TypeUse use) {
    ModelType type = SecretText.contentOf(use.type());
    ScalarKind kind = type instanceof Scalar scalar ? scalar.kind() : null;
    return switch (constraint.kind()) {
      case OWN -> "";
      case NOT_NULL -> use.primitive() ? "a type that has a null" : "";
      case NULL -> use.nullable() ? "" : "a type that may be null: `@Nullable`";
      case NOT_BLANK, EMAIL, PATTERN -> kind == ScalarKind.STRING ? "" : TEXT;
      case NOT_EMPTY, SIZE ->
          kind == ScalarKind.STRING || kind == ScalarKind.BYTES || isContainer(use.type())
              ? ""
              : "a `String`, collection, map or array";
      case MIN, MAX, POSITIVE, POSITIVE_OR_ZERO, NEGATIVE, NEGATIVE_OR_ZERO ->
          kind != null && kind.isNumber() ? "" : NUMBER;
      case DECIMAL_MIN, DECIMAL_MAX ->
          kind != null && (kind.isNumber() || kind == ScalarKind.STRING)
              ? ""
              : "a number or a `String`";
      case DIGITS ->
          kind != null && (kind.isNumber() || kind == ScalarKind.STRING)
              ? ""
              : "a number or a `String`";
      case PAST, PAST_OR_PRESENT, FUTURE, FUTURE_OR_PRESENT ->
          kind != null && kind.isTime() ? "" : "a date or time of `java.time`";
      case ASSERT_TRUE, ASSERT_FALSE -> kind == ScalarKind.BOOLEAN ? "" : "a `boolean`";
      case ACCEPTS, MAX_FILE_SIZE -> isFile(use.type()) ? "" : "an `Upload`";
    };
  }

  private static boolean isFile(ModelType type) {
    return type instanceof ModelType.Custom custom && custom.javaType().shown().equals("Upload");
  }

  private static boolean isContainer(ModelType type) {
    return type instanceof ModelType.Sequence
        || type instanceof ModelType.Mapping
        || type instanceof ModelType.Array;
  }

  private static String describe(ModelType type) {
    return switch (type) {
      case Scalar scalar ->
          "`"
              + (scalar.primitive()
                  ? scalar.kind().primitive()
                  : scalar.kind().boxed().replaceAll(".*\\.", ""))
              + "`";
      case ModelType.Sequence sequence ->
          "a `" + sequence.kind().javaType().replaceAll(".*\\.", "") + "`";
      case ModelType.Array _ -> "an array";
      case ModelType.Mapping _ -> "a `Map`";
      case ModelType.Maybe _ -> "an `Optional`";
      case ModelType.PatchOf _ -> "a `Patch`";
      case ModelType.Named named -> "`" + named.name().nestedName() + "`";
      case ModelType.Variable variable -> "`" + variable.name() + "`, which may be any type";
      case ModelType.Custom custom -> "`" + custom.javaType().shown() + "`";
    };
  }

  private static String instead(Constraint constraint, TypeUse use) {
    String at = constraint.written();
    if (constraint.kind() == ConstraintKind.NOT_NULL) {
      return "drop `@NotNull`: a primitive is required already";
    }
    return switch (use.type()) {
      case ModelType.Maybe _ -> "`Optional<" + at + " …>`: the constraint goes to what is inside";
      case ModelType.PatchOf _ -> "`Patch<" + at + " …>`: the constraint goes to what is inside";
      case ModelType.Sequence _ -> "`<" + at + " …>` for each element, or drop `" + at + "`";
      default -> "drop `" + at + "`, or change the type";
    };
  }

  private static void checkValues(Constraint constraint, Problems problems) {
    switch (constraint.kind()) {
      case SIZE -> {
        long min = constraint.number("min");
        long max = constraint.number("max");
        if (min < 0 || max < min) {
          value(
              problems,
              constraint,
              "0 <= min <= max",
              "min = " + min + ", max = " + max,
              "`@Size(min = "
                  + Math.max(0, Math.min(min, max))
                  + ", max = "
                  + Math.max(min, max)
                  + ")`");
        }
      }
      case DIGITS -> {
        if (constraint.number("integer") < 0 || constraint.number("fraction") < 0) {
          value(
              problems,
              constraint,
              "counts of digits that are 0 or more",
              "integer = "
                  + constraint.number("integer")
                  + ", fraction = "
                  + constraint.number("fraction"),
              "`@Digits(integer = 6, fraction = 2)`, for instance");
        }
      }
      case PATTERN, EMAIL -> checkRegex(constraint, problems);
      case ACCEPTS -> {
        if (!areMediaRanges(constraint.text("value"))) {
          value(
              problems,
              constraint,
              "media types or ranges, separated by commas",
              "\"" + constraint.text("value") + "\"",
              "`@Accepts(\"image/*, application/pdf\")`, for instance");
        }
      }
      case MAX_FILE_SIZE -> {
        if (constraint.number("value") < 0) {
          value(
              problems,
              constraint,
              "0 or more bytes",
              String.valueOf(constraint.number("value")),
              "`@MaxFileSize(1_000_000)`, for instance");
        }
      }
      case DECIMAL_MIN, DECIMAL_MAX -> {
        try {
          var _ = new BigDecimal(constraint.text("value"));
        } catch (NumberFormatException e) {
          value(
              problems,
              constraint,
              "a decimal number",
              "\"" + constraint.text("value") + "\"",
              "`@" + constraint.annotation() + "(\"0.01\")`, for instance");
        }
      }
      default -> {}
    }
  }

  private static boolean areMediaRanges(String text) {
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .allMatch(MEDIA_RANGE.asMatchPredicate());
  }

  private static void checkRegex(Constraint constraint, Problems problems) {
    try {
      var _ = Pattern.compile(constraint.text("regexp"), (int) constraint.number("flags"));
    } catch (PatternSyntaxException e) {
      value(
          problems,
          constraint,
          "a regular expression of `java.util.regex`",
          "\""
              + constraint.text("regexp")
              + "\": "
              + e.getDescription()
              + " near index "
              + e.getIndex(),
          "a corrected `regexp`");
    }
  }

  private static void value(
      Problems problems, Constraint constraint, String expected, String found, String instead) {
    problems.report(Diagnostic.CONSTRAINT_VALUE, constraint.place(), expected, found, instead);
  }
}
