package shop;

import dev.serval.Problem;
import dev.serval.http.Status;

/// Takes money.
@FunctionalInterface
interface Payments {
  /// Charges a card.
  ///
  /// @throws Problem 402 if it is declined
  void charge(String card, long cents);

  /// Takes every card but those that end in 0000.
  static Payments pretended() {
    return (card, cents) -> {
      if (card.endsWith("0000")) {
        throw Problem.of(Status.PAYMENT_REQUIRED, "The card was declined");
      }
    };
  }
}
