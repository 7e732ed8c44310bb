// Makes a number within the bounds of a schema.
package dev.serval.openapi;

import dev.serval.json.JsonNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Makes a number within the bounds of a schema: 1 if it fits, else the nearest that does.
final class ExampleNumber {
  private ExampleNumber() {}

  static JsonNumber of(Schema schema, boolean whole) {
    BigDecimal step = value(schema, "multipleOf");
    if (step == null) {
      step = whole ? BigDecimal.ONE : new BigDecimal("0.5");
    }
    BigDecimal low = bound(schema, "minimum", step, true);
    BigDecimal high = bound(schema, "maximum", step, false);
    BigDecimal number = whole ? BigDecimal.ONE : new BigDecimal("1.5");
    if (low != null && number.compareTo(low) < 0) {
      number = low;
    }
    if (high != null && number.compareTo(high) > 0) {
      number = high;
    }
    RoundingMode mode =
        low != null && number.compareTo(low) == 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    BigDecimal stepped = number.divide(step, 0, mode).multiply(step);
    boolean fits =
        (low == null || stepped.compareTo(low) >= 0)
            && (high == null || stepped.compareTo(high) <= 0);
    BigDecimal chosen = fits ? stepped : middle(low, high, number);
    return new JsonNumber(plain(chosen));
  }

  /// The tightest bound at one end; an exclusive one is moved in by a step.
  private static @Nullable BigDecimal bound(
      Schema schema, String keyword, BigDecimal step, boolean lower) {
    BigDecimal inclusive = value(schema, keyword);
    BigDecimal exclusive = value(schema, lower ? "exclusiveMinimum" : "exclusiveMaximum");
    if (exclusive == null) {
      return inclusive;
    }
    BigDecimal moved = lower ? exclusive.add(step) : exclusive.subtract(step);
    if (inclusive == null) {
      return moved;
    }
    return lower ? inclusive.max(moved) : inclusive.min(moved);
  }

  /// For a range with no multiple of the step in it, such as 0.1 to 0.3.
  private static BigDecimal middle(
      @Nullable BigDecimal low, @Nullable BigDecimal high, BigDecimal otherwise) {
    return low == null || high == null ? otherwise : low.add(high).divide(BigDecimal.valueOf(2));
  }

  private static @Nullable BigDecimal value(Schema schema, String keyword) {
    return schema.keyword(keyword) instanceof JsonNumber number ? number.toBigDecimal() : null;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
