package dev.serval.processor.write;

import dev.serval.processor.model.Constraint;
import dev.serval.processor.model.ConstraintKind;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.SecretText;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the checks of constraints as straight code: one `if` per constraint, which reports a
/// precomputed rule.
///
/// Comparisons of numbers and sizes are written out; the rest calls `Constraints`.
public final class ConstraintWriter {
  private final JavaSource file;
  private final Constants constants;

  /// @param file the file that is written
  /// @param constants takes the rules and patterns
  public ConstraintWriter(JavaSource file, Constants constants) {
    this.file = file;
    this.constants = constants;
  }

  /// Writes the checks of one position, not of what is inside.
  ///
  /// @param out where to
  /// @param use the position
  /// @param value an expression of its value, a variable at best; not null
  /// @param sink what has `report(Rule)`: a `JsonReader` or a `Binder`
  /// @param hint how constants are called: `title` gives `TITLE_SIZE`
  public void write(JavaSource out, TypeUse use, String value, String sink, String hint) {
    write(out, use, value, rule -> sink + ".report(" + rule + ");", hint);
  }

  /// As the other one, for values that are not at hand any more.
  ///
  /// @param report makes the statement that reports a rule
  void write(
      JavaSource out,
      TypeUse use,
      String value,
      java.util.function.UnaryOperator<String> report,
      String hint) {
    ModelType content = SecretText.contentOf(use.type());
    for (Constraint constraint : use.constraints()) {
      boolean inside =
          SecretText.is(use.type())
              && constraint.kind() != ConstraintKind.OWN
              && !aboutNull(constraint);
      String judged = inside ? value + ".reveal()" : value;
      for (String violated : violated(constraint, content, judged, hint)) {
        out.open("if (" + violated + ")");
        out.line(report.apply(constants.rule(hint, constraint)));
        out.close();
      }
    }
  }

  /// Whether a value that is null can be judged: only `@Null` and `@NotNull` do.
  static boolean aboutNull(Constraint constraint) {
    return switch (constraint.kind()) {
      case NULL, NOT_NULL -> true;
      default -> false;
    };
  }

  /// Conditions that are true for values that break the constraint, each reported of its own.
  private List<String> violated(Constraint constraint, ModelType type, String value, String hint) {
    ScalarKind kind = type instanceof Scalar scalar ? scalar.kind() : null;
    String library = file.type("dev.serval.validation.Constraints");
    return switch (constraint.kind()) {
      case NOT_NULL -> List.of();
      case NULL -> List.of(value + " != null");
      case NOT_BLANK -> List.of("!" + library + ".isNotBlank(" + value + ")");
      case NOT_EMPTY -> List.of(length(type, value) + " == 0");
      case SIZE ->
          kind == ScalarKind.STRING
              ? List.of(
                  "!%s.hasSize(%s, %d, %s)"
                      .formatted(library, value, constraint.number("min"), max(constraint)))
              : size(constraint, length(type, value));
      case MIN -> List.of(bounded(kind, value, "<", "isAtLeast", constraint.number("value")));
      case MAX -> List.of(bounded(kind, value, ">", "isAtMost", constraint.number("value")));
      case DECIMAL_MIN -> List.of(decimal(constraint, "isAtLeast", value, hint));
      case DECIMAL_MAX -> List.of(decimal(constraint, "isAtMost", value, hint));
      case POSITIVE -> List.of(signum(kind, value) + " <= 0");
      case POSITIVE_OR_ZERO -> List.of(signum(kind, value) + " < 0");
      case NEGATIVE -> List.of(signum(kind, value) + " >= 0");
      case NEGATIVE_OR_ZERO -> List.of(signum(kind, value) + " > 0");
      case DIGITS ->
          List.of(
              "!%s.hasDigits(%s, %d, %d)"
                  .formatted(
                      numbers(),
                      value,
                      constraint.number("integer"),
                      constraint.number("fraction")));
      case EMAIL -> email(constraint, library, value, hint);
      case PATTERN ->
          List.of("!" + library + ".matches(" + pattern(constraint, hint) + ", " + value + ")");
      case PAST -> List.of("!" + library + ".isPast(" + value + ")");
      case PAST_OR_PRESENT -> List.of("!" + library + ".isPastOrPresent(" + value + ")");
      case FUTURE -> List.of("!" + library + ".isFuture(" + value + ")");
      case FUTURE_OR_PRESENT -> List.of("!" + library + ".isFutureOrPresent(" + value + ")");
      case ASSERT_TRUE -> List.of("!" + value);
      case ASSERT_FALSE -> List.of(value);
      case ACCEPTS ->
          List.of("!" + value + ".isOfType(" + JavaSource.literal(constraint.text("value")) + ")");
      case MAX_FILE_SIZE ->
          List.of(value + ".size() > " + Literals.number(constraint.number("value")));
      case OWN -> {
        String check = constraint.check() == null ? "" : constants.check(constraint.check());
        yield List.of("!" + check + ".isValid(" + value + ")");
      }
    };
  }

  private static String length(ModelType type, String value) {
    return switch (type) {
      case Scalar scalar when scalar.kind() == ScalarKind.STRING -> value + ".length()";
      case Scalar _, ModelType.Array _ -> value + ".length";
      default -> value + ".size()";
    };
  }

  private String max(Constraint constraint) {
    long max = constraint.number("max");
    return max == Integer.MAX_VALUE
        ? file.type("java.lang.Integer") + ".MAX_VALUE"
        : String.valueOf(max);
  }

  private static List<String> size(Constraint constraint, String length) {
    long min = constraint.number("min");
    long max = constraint.number("max");
    List<String> parts = new ArrayList<>();
    if (min > 0) {
      parts.add(length + " < " + min);
    }
    if (max < Integer.MAX_VALUE) {
      parts.add(length + " > " + max);
    }
    return parts.isEmpty() ? List.of() : List.of(String.join(" || ", parts));
  }

  /// `@Min` and `@Max`: a comparison where Java has one, else a call.
  private String bounded(
      @Nullable ScalarKind kind, String value, String order, String predicate, long bound) {
    boolean plain =
        kind == ScalarKind.BYTE
            || kind == ScalarKind.SHORT
            || kind == ScalarKind.INT
            || kind == ScalarKind.LONG;
    return plain
        ? value + " " + order + " " + Literals.number(bound)
        : "!%s.%s(%s, %s)".formatted(numbers(), predicate, value, Literals.number(bound));
  }

  private String decimal(Constraint constraint, String predicate, String value, String hint) {
    return "!%s.%s(%s, %s, %s)"
        .formatted(
            numbers(),
            predicate,
            value,
            constants.bound(hint, constraint),
            constraint.flag("inclusive"));
  }

  private String numbers() {
    return file.type("dev.serval.validation.NumberConstraints");
  }

  private static String signum(@Nullable ScalarKind kind, String value) {
    return kind == ScalarKind.BIG_DECIMAL || kind == ScalarKind.BIG_INTEGER
        ? value + ".signum()"
        : value;
  }

  private List<String> email(Constraint constraint, String library, String value, String hint) {
    String grammar = "!" + library + ".isEmail(" + value + ")";
    String regexp = constraint.text("regexp");
    if (regexp.isEmpty() || regexp.equals(".*")) {
      return List.of(grammar);
    }
    return List.of(
        grammar + " || !" + library + ".matches(" + pattern(constraint, hint) + ", " + value + ")");
  }

  private String pattern(Constraint constraint, String hint) {
    String type = file.type("java.util.regex.Pattern");
    long flags = constraint.number("flags");
    return constants.add(
        hint + "_REGEX",
        type,
        type
            + ".compile("
            + JavaSource.literal(constraint.text("regexp"))
            + (flags == 0 ? "" : ", " + flags)
            + ")");
  }
}
