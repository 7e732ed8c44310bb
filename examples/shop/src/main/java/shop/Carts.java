package shop;

import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Put;
import dev.serval.security.Session;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// The cart of the browser that asks; nobody has to sign in for it.
@Path("/cart")
final class Carts {
  /// How many of something are wanted; none takes it out of the cart.
  record Count(@Min(0) @Max(100) int count) {}

  /// Shows the cart.
  @Get
  PricedCart show(Session session, @Depends(Transactions.class) Transaction transaction) {
    return Cart.of(session).priced(transaction);
  }

  /// Says how many of a product are wanted.
  @Put("/{product}")
  PricedCart put(
      long product,
      Count body,
      Session session,
      @Depends(Transactions.class) Transaction transaction) {
    Cart cart = Cart.of(session).with(transaction.product(product).id(), body.count());
    cart.keepIn(session);
    return cart.priced(transaction);
  }
}
