package dev.serval.validation;

import static dev.serval.validation.NumberConstraints.hasDigits;
import static dev.serval.validation.NumberConstraints.isAtLeast;
import static dev.serval.validation.NumberConstraints.isAtMost;
import static dev.serval.validation.NumberConstraints.isNegative;
import static dev.serval.validation.NumberConstraints.isNegativeOrZero;
import static dev.serval.validation.NumberConstraints.isPositive;
import static dev.serval.validation.NumberConstraints.isPositiveOrZero;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberConstraintsTest {
  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  @Test
  void boundsAreInclusiveForIntegers() {
    assertThat(isAtMost(5L, 5)).isTrue();
    assertThat(isAtMost(6L, 5)).isFalse();
    assertThat(isAtLeast(5L, 5)).isTrue();
    assertThat(isAtLeast(4L, 5)).isFalse();
    assertThat(isAtMost(BigInteger.valueOf(5), 5)).isTrue();
    assertThat(isAtMost(BigInteger.TWO.pow(64), Long.MAX_VALUE)).isFalse();
    assertThat(isAtLeast(BigInteger.valueOf(5), 5)).isTrue();
    assertThat(isAtLeast(BigInteger.TWO.pow(64).negate(), Long.MIN_VALUE)).isFalse();
  }

  @Test
  void boundsAreInclusiveForDecimals() {
    assertThat(isAtMost(decimal("5.00"), 5)).isTrue();
    assertThat(isAtMost(decimal("5.01"), 5)).isFalse();
    assertThat(isAtLeast(decimal("5.00"), 5)).isTrue();
    assertThat(isAtLeast(decimal("4.99"), 5)).isFalse();
  }

  @Test
  void doublesAreComparedByTheirExactValue() {
    assertThat(isAtMost(5.0, 5)).isTrue();
    assertThat(isAtMost(5.000001, 5)).isFalse();
    assertThat(isAtLeast(5.0, 5)).isTrue();
    assertThat(isAtLeast(4.999999, 5)).isFalse();
    // Both bounds become 2^63 when they are rounded to a double.
    assertThat(isAtMost(0x1p63, Long.MAX_VALUE)).isFalse();
    assertThat(isAtMost(-0x1p63, Long.MAX_VALUE)).isTrue();
    assertThat(isAtLeast(0x1p63, Long.MAX_VALUE)).isTrue();
    assertThat(isAtLeast(0x1p53, (1L << 53) + 1)).isFalse();
    assertThat(isAtMost(0.1, decimal("0.1"), true)).isFalse();
    assertThat(isAtLeast(0.1, decimal("0.1"), false)).isTrue();
    assertThat(isAtMost(0.5, decimal("0.5"), true)).isTrue();
    assertThat(isAtMost(0.5, decimal("0.5"), false)).isFalse();
    assertThat(isAtLeast(0.5, decimal("0.5"), true)).isTrue();
    assertThat(isAtLeast(0.5, decimal("0.5"), false)).isFalse();
  }

  @Test
  void infinitiesLieBeyondEveryBound() {
    double up = Double.POSITIVE_INFINITY;
    double down = Double.NEGATIVE_INFINITY;
    assertThat(isAtMost(up, Long.MAX_VALUE)).isFalse();
    assertThat(isAtLeast(up, Long.MAX_VALUE)).isTrue();
    assertThat(isAtMost(down, Long.MIN_VALUE)).isTrue();
    assertThat(isAtLeast(down, Long.MIN_VALUE)).isFalse();
    assertThat(isAtMost(up, decimal("1e999"), true)).isFalse();
    assertThat(isAtLeast(down, decimal("-1e999"), true)).isFalse();
    assertThat(isAtMost(up, 5)).isFalse();
  }

  @Test
  void nanLiesOnNoSide() {
    double nan = Double.NaN;
    assertThat(isAtMost(nan, 0)).isFalse();
    assertThat(isAtLeast(nan, 0)).isFalse();
    assertThat(isAtMost(nan, BigDecimal.ZERO, true)).isFalse();
    assertThat(isAtLeast(nan, BigDecimal.ZERO, true)).isFalse();
    assertThat(isPositive(nan) || isPositiveOrZero(nan)).isFalse();
    assertThat(isNegative(nan) || isNegativeOrZero(nan)).isFalse();
    assertThat(hasDigits(nan, 9, 9)).isFalse();
  }

  @Test
  void decimalBoundsSayWhetherTheyCount() {
    BigDecimal five = decimal("5");
    assertThat(isAtMost(5L, five, true)).isTrue();
    assertThat(isAtMost(5L, five, false)).isFalse();
    assertThat(isAtMost(4L, five, false)).isTrue();
    assertThat(isAtLeast(5L, five, true)).isTrue();
    assertThat(isAtLeast(5L, five, false)).isFalse();
    assertThat(isAtLeast(6L, five, false)).isTrue();
    assertThat(isAtMost(BigInteger.valueOf(5), five, true)).isTrue();
    assertThat(isAtMost(BigInteger.valueOf(5), five, false)).isFalse();
    assertThat(isAtLeast(BigInteger.valueOf(5), five, true)).isTrue();
    assertThat(isAtLeast(BigInteger.valueOf(5), five, false)).isFalse();
    assertThat(isAtMost(decimal("5.0"), five, true)).isTrue();
    assertThat(isAtMost(decimal("5.0"), five, false)).isFalse();
    assertThat(isAtLeast(decimal("5.0"), five, true)).isTrue();
    assertThat(isAtLeast(decimal("5.0"), five, false)).isFalse();
  }

  @Test
  void textIsComparedAsTheNumberThatItIs() {
    BigDecimal five = decimal("5");
    for (String text : List.of("5", "5.0", "05", "0.5e1", "50E-1", "5e+0")) {
      assertThat(isAtMost(text, five, true)).as(text).isTrue();
      assertThat(isAtLeast(text, five, true)).as(text).isTrue();
      assertThat(isAtMost(text, five, false)).as(text).isFalse();
      assertThat(isAtLeast(text, five, false)).as(text).isFalse();
    }
    assertThat(isAtMost("-7", five, false)).isTrue();
  }

  @Test
  void textThatIsNoNumberIsRefused() {
    BigDecimal zero = BigDecimal.ZERO;
    for (String text :
        List.of(
            "",
            "-",
            "+1",
            " 1",
            "1 ",
            "1.",
            ".5",
            "1e",
            "1e+",
            "1e12345",
            "0x1",
            "1_0",
            "١",
            "NaN",
            "1.2.3",
            "1e1.5",
            "--1",
            "1".repeat(1001))) {
      assertThat(isAtMost(text, zero, true)).as(text).isFalse();
      assertThat(isAtLeast(text, zero, true)).as(text).isFalse();
      assertThat(hasDigits(text, 2000, 2000)).as(text).isFalse();
    }
    assertThat(isAtLeast("1".repeat(1000), zero, true)).isTrue();
  }

  @Test
  void signsOfEveryType() {
    assertThat(isPositive(1L) && isPositive(0.1) && isPositive(BigInteger.ONE)).isTrue();
    assertThat(isPositive(decimal("0.1"))).isTrue();
    assertThat(isPositive(0L) || isPositive(0.0) || isPositive(BigInteger.ZERO)).isFalse();
    assertThat(isPositive(decimal("0.00"))).isFalse();
    assertThat(isPositiveOrZero(0L) && isPositiveOrZero(-0.0)).isTrue();
    assertThat(isPositiveOrZero(BigInteger.ZERO) && isPositiveOrZero(BigDecimal.ZERO)).isTrue();
    assertThat(isPositiveOrZero(-1L) || isPositiveOrZero(-0.1)).isFalse();
    assertThat(isPositiveOrZero(BigInteger.ONE.negate())).isFalse();
    assertThat(isPositiveOrZero(decimal("-0.1"))).isFalse();
    assertThat(isNegative(-1L) && isNegative(-0.1)).isTrue();
    assertThat(isNegative(BigInteger.ONE.negate()) && isNegative(decimal("-0.1"))).isTrue();
    assertThat(isNegative(0L) || isNegative(-0.0)).isFalse();
    assertThat(isNegative(BigInteger.ZERO) || isNegative(BigDecimal.ZERO)).isFalse();
    assertThat(isNegativeOrZero(0L) && isNegativeOrZero(0.0)).isTrue();
    assertThat(isNegativeOrZero(BigInteger.ZERO) && isNegativeOrZero(BigDecimal.ZERO)).isTrue();
    assertThat(isNegativeOrZero(1L) || isNegativeOrZero(0.1)).isFalse();
    assertThat(isNegativeOrZero(BigInteger.ONE) || isNegativeOrZero(decimal("0.1"))).isFalse();
  }

  @Test
  void digitsCountWithoutZerosAtTheEnds() {
    assertThat(hasDigits(decimal("123.45"), 3, 2)).isTrue();
    assertThat(hasDigits(decimal("123.45"), 2, 2)).isFalse();
    assertThat(hasDigits(decimal("123.45"), 3, 1)).isFalse();
    assertThat(hasDigits(decimal("0.500"), 0, 1)).isTrue();
    assertThat(hasDigits(decimal("1200"), 4, 0)).isTrue();
    assertThat(hasDigits(decimal("1.2e3"), 3, 0)).isFalse();
    assertThat(hasDigits(decimal("0.00"), 0, 0)).isTrue();
    assertThat(hasDigits(decimal("-9.9"), 1, 1)).isTrue();
  }

  @Test
  void digitsOfHugeExponentsCostNothing() {
    assertThat(hasDigits(decimal("1e2147483647"), 1000, 0)).isFalse();
    assertThat(hasDigits(decimal("1e-2147483647"), 1000, 1000)).isFalse();
  }

  @Test
  void digitsOfEveryType() {
    assertThat(hasDigits(123L, 3, 0)).isTrue();
    assertThat(hasDigits(123L, 2, 0)).isFalse();
    assertThat(hasDigits(BigInteger.valueOf(-123), 3, 0)).isTrue();
    assertThat(hasDigits(BigInteger.valueOf(-123), 2, 0)).isFalse();
    assertThat(hasDigits(0.1, 0, 1)).isTrue();
    assertThat(hasDigits(0.12, 0, 1)).isFalse();
    assertThat(hasDigits(0.1f, 0, 1)).isTrue();
    assertThat(hasDigits(Float.NaN, 9, 9)).isFalse();
    assertThat(hasDigits(Double.POSITIVE_INFINITY, 400, 9)).isFalse();
    assertThat(hasDigits("12.50", 2, 1)).isTrue();
    assertThat(hasDigits("12.55", 2, 1)).isFalse();
  }
}
