package dev.serval.processor.write;

import dev.serval.processor.model.Constraint;

/// The Java expression of the `Rule` that a constraint reports, in terms of the factories of
/// `Constraints`.
final class RuleExpression {
  private RuleExpression() {}

  static String of(JavaSource file, Constants constants, String hint, Constraint constraint) {
    if (constraint.kind() == dev.serval.processor.model.ConstraintKind.OWN) {
      return file.type("dev.serval.validation.Rule")
          + ".of("
          + JavaSource.literal(constraint.code())
          + ", "
          + JavaSource.literal(constraint.message() == null ? "is not valid" : constraint.message())
          + ")";
    }
    String rule =
        file.type("dev.serval.validation.Constraints") + "." + call(constants, hint, constraint);
    return constraint.message() == null
        ? rule
        : rule + ".withDetail(" + JavaSource.literal(constraint.message()) + ")";
  }

  private static String call(Constants constants, String hint, Constraint constraint) {
    return switch (constraint.kind()) {
      case NULL -> "mustBeNull()";
      case NOT_NULL -> "notNull()";
      case NOT_BLANK -> "notBlank()";
      case NOT_EMPTY -> "notEmpty()";
      case SIZE -> "size(" + constraint.number("min") + ", " + constraint.number("max") + ")";
      case MIN -> "min(" + Literals.number(constraint.number("value")) + ")";
      case MAX -> "max(" + Literals.number(constraint.number("value")) + ")";
      case DECIMAL_MIN -> "decimalMin(" + decimal(constants, hint, constraint) + ")";
      case DECIMAL_MAX -> "decimalMax(" + decimal(constants, hint, constraint) + ")";
      case POSITIVE -> "positive()";
      case POSITIVE_OR_ZERO -> "positiveOrZero()";
      case NEGATIVE -> "negative()";
      case NEGATIVE_OR_ZERO -> "negativeOrZero()";
      case DIGITS ->
          "digits(" + constraint.number("integer") + ", " + constraint.number("fraction") + ")";
      case EMAIL -> "email()";
      case PATTERN -> "pattern(" + JavaSource.literal(constraint.text("regexp")) + ")";
      case PAST -> "past()";
      case PAST_OR_PRESENT -> "pastOrPresent()";
      case FUTURE -> "future()";
      case FUTURE_OR_PRESENT -> "futureOrPresent()";
      case ASSERT_TRUE -> "assertTrue()";
      case ASSERT_FALSE -> "assertFalse()";
      case ACCEPTS -> "mediaType(" + JavaSource.literal(constraint.text("value")) + ")";
      case MAX_FILE_SIZE -> "fileSize(" + Literals.number(constraint.number("value")) + ")";
      case OWN -> throw new IllegalArgumentException("a program's own constraint has its own rule");
    };
  }

  private static String decimal(Constants constants, String hint, Constraint constraint) {
    return constants.bound(hint, constraint) + ", " + constraint.flag("inclusive");
  }
}
