// Transactions: transactions that live as long as their request.
package dev.serval.postgres;

import dev.serval.Provides;
import dev.serval.Scoped;

/// Provides transactions that live as long as their request.
///
/// ```java
/// App.create().closeOnStop(db).provide(new Transactions(db)).mount(new Orders());
///
/// @Post
/// Created<Order> order(NewOrder body, @Depends(Transactions.class) Transaction tx) {
///   Order order = tx.query("insert into orders (sku) values (?) returning id, sku", body.sku())
///       .one(Order.class);
///   return Created.at("/orders/" + order.id(), order);
/// }
/// ```
///
/// It is committed when the route's method has returned, before a byte of the response is sent, so
/// that a commit that fails is no success; and rolled back when the method, or anything between it
/// and the client that runs before, threw, when the status is 400 or above, and when the request
/// was cancelled. All of one request that ask for it share it. It takes no connection before its
/// first statement.
///
/// A response that streams rows has them from [Database#query] and not from this, which has ended
/// by then.
public final class Transactions {
  private final Database database;
  private final TransactionOptions options;

  /// Makes transactions with the default options.
  public Transactions(Database database) {
    this(database, TransactionOptions.defaults());
  }

  /// Makes transactions with options; nothing is tried again here.
  public Transactions(Database database, TransactionOptions options) {
    this.database = database;
    this.options = options;
  }

  /// Returns a transaction for the request.
  @Provides
  public Scoped<Transaction> transaction() {
    Transaction transaction = database.begin(options);
    return Scoped.untilReturn(
        transaction,
        outcome -> {
          if (outcome.failure() == null && outcome.status().code() < 400) {
            try {
              transaction.commit();
            } catch (RuntimeException | Error failure) {
              transaction.rollback();
              throw failure;
            }
            transaction.runAfterCommit();
          } else {
            transaction.rollback();
          }
        });
  }
}
