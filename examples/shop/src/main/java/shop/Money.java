package shop;

import java.math.BigDecimal;

/// An amount of money as people write it.
final class Money {
  private Money() {}

  static String text(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString() + " €";
  }
}
