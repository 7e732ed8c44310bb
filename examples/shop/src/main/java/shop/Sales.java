package shop;

import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import java.util.List;

/// What was sold, for the books; as CSV, too.
@Path("/sales")
final class Sales implements AdminArea {
  /// One order.
  record Sale(long order, String user, int items, long cents) {}

  /// Lists all orders.
  @Get
  List<Sale> list(@Depends(Transactions.class) Transaction transaction) {
    return transaction.orders().stream()
        .map(order ->
            new Sale(
                order.id(),
                order.user(),
                order.lines().stream().mapToInt(Line::count).sum(),
                order.cents()))
        .toList();
  }
}
