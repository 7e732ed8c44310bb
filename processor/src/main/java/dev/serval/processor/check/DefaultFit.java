package dev.serval.processor.check;

import dev.serval.processor.model.Constraint;
import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.TypeUse;
import dev.serval.validation.Constraints;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Rule: a default meets the constraints of what it is a default of, where that can be known before
/// the program runs.
public final class DefaultFit {
  private DefaultFit() {}

  /// Whether a default meets the constraints; when not, that is reported.
  public static boolean check(DefaultValue value, TypeUse use, Place place, Problems problems) {
    return check(value, use, place, problems, Diagnostic.DEFAULT_DOES_NOT_PARSE, "a default");
  }

  /// Whether an example meets the constraints; when not, that is reported.
  public static boolean checkExample(
      DefaultValue value, TypeUse use, Place place, Problems problems) {
    return check(value, use, place, problems, Diagnostic.EXAMPLE_DOES_NOT_FIT, "an example");
  }

  private static boolean check(
      DefaultValue value,
      TypeUse use,
      Place place,
      Problems problems,
      Diagnostic diagnostic,
      String what) {
    for (Constraint constraint : use.constraints()) {
      if (!holds(value, constraint, use)) {
        problems.report(
            diagnostic,
            place,
            "a value that meets `" + constraint.written() + "`, which stands beside it",
            value.json(),
            what + " within the bounds");
        return false;
      }
    }
    return true;
  }

  private static boolean holds(DefaultValue value, Constraint constraint, TypeUse use) {
    String text = value.text();
    if (ConstraintFit.misplaced(constraint, use)) {
      return true; // ConstraintFit reports that
    }
    return switch (constraint.kind()) {
      case MIN -> compare(value, BigDecimal.valueOf(constraint.number("value"))) >= 0;
      case MAX -> compare(value, BigDecimal.valueOf(constraint.number("value"))) <= 0;
      case DECIMAL_MIN, DECIMAL_MAX -> decimal(value, constraint);
      case POSITIVE -> compare(value, BigDecimal.ZERO) > 0;
      case POSITIVE_OR_ZERO -> compare(value, BigDecimal.ZERO) >= 0;
      case NEGATIVE -> compare(value, BigDecimal.ZERO) < 0;
      case NEGATIVE_OR_ZERO -> compare(value, BigDecimal.ZERO) <= 0;
      case NOT_BLANK -> Constraints.isNotBlank(text);
      case NOT_EMPTY -> !text.isEmpty();
      case SIZE ->
          Constraints.hasSize(text, (int) constraint.number("min"), (int) constraint.number("max"));
      case PATTERN -> matches(constraint, text);
      case ASSERT_TRUE -> text.equals("true");
      case ASSERT_FALSE -> text.equals("false");
      case NULL -> false;
      case EMAIL -> Constraints.isEmail(text);
      case NOT_NULL,
          DIGITS,
          PAST,
          PAST_OR_PRESENT,
          FUTURE,
          FUTURE_OR_PRESENT,
          ACCEPTS,
          MAX_FILE_SIZE,
          OWN ->
          true;
    };
  }

  private static boolean decimal(DefaultValue value, Constraint constraint) {
    try {
      int order = compare(value, new BigDecimal(constraint.text("value")));
      boolean below = constraint.kind() == dev.serval.processor.model.ConstraintKind.DECIMAL_MAX;
      return order == 0 ? constraint.flag("inclusive") : below == order < 0;
    } catch (NumberFormatException e) {
      return true; // ConstraintFit reports the bound
    }
  }

  private static boolean matches(Constraint constraint, String text) {
    try {
      return Pattern.compile(constraint.text("regexp"), (int) constraint.number("flags"))
          .matcher(text)
          .matches();
    } catch (PatternSyntaxException e) {
      return true; // ConstraintFit reports the expression
    }
  }

  private static int compare(DefaultValue value, BigDecimal bound) {
    return new BigDecimal(value.text()).compareTo(bound);
  }
}
