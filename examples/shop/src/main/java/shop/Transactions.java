package shop;

import dev.serval.Provides;
import dev.serval.Scoped;

/// Provides each request with a transaction: committed when the method has returned, and forgotten
/// when it threw.
final class Transactions {
  private final Store store;

  Transactions(Store store) {
    this.store = store;
  }

  @Provides
  Scoped<Transaction> transaction() {
    Transaction transaction = store.begin();
    return Scoped.untilReturn(
        transaction,
        outcome -> {
          if (outcome.isSuccess()) {
            transaction.commit();
          }
        });
  }
}
