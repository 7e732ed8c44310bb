package shop;

import dev.serval.Background;
import dev.serval.Callback;
import dev.serval.Created;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Responds;
import dev.serval.metrics.Counter;
import dev.serval.security.Scopes;
import dev.serval.security.Session;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was bought.
@Path("/orders")
@Scopes("shop:buy")
final class Orders {
  private final String prefix;
  private final Payments payments;
  private final Outbox outbox;
  private final Counter taken;

  /// @param prefix what stands before the path
  Orders(String prefix, Payments payments, Outbox outbox, Counter taken) {
    this.prefix = prefix;
    this.payments = payments;
    this.outbox = outbox;
    this.taken = taken;
  }

  /// Where the cart goes, and who pays.
  ///
  /// @param card the number of a card
  /// @param callbackUrl who is told when the order is paid
  record Checkout(
      @NotBlank @Size(max = 200) String address,
      @Pattern(regexp = "[0-9]{4,19}") String card,
      @Nullable URI callbackUrl) {}

  /// Orders what is in the cart, and empties it.
  ///
  /// All or nothing: where a product is sold out or the card is declined, the stock stays as it
  /// was, and so does the cart.
  @Post
  @Responds(value = 409, description = "The cart is empty, or there is not enough in stock")
  @Callback(value = OrderEvents.class, url = "{$request.body#/callbackUrl}")
  Created<Order> checkout(
      Checkout body,
      Session session,
      @Depends(CurrentUser.class) User user,
      @Depends(Transactions.class) Transaction transaction,
      Background background) {
    outbox.requireAllowed(body.callbackUrl());
    Cart cart = Cart.of(session);
    if (cart.lines().isEmpty()) {
      throw Problem.conflict("The cart is empty");
    }
    long cents = 0;
    for (Line line : cart.lines()) {
      cents += transaction.take(line).cents() * line.count();
    }
    Order order = transaction.order(user, cart, cents, body.address());
    payments.charge(body.card(), cents);
    Cart.empty(session);
    background.run(() -> {
      taken.increment();
      outbox.confirm(order, body.callbackUrl());
    });
    return Created.at(prefix + OrdersUrls.byId(order.id()), order);
  }

  /// Lists one's own orders.
  @Get
  List<Order> list(
      @Depends(CurrentUser.class) User user, @Depends(Transactions.class) Transaction transaction) {
    return transaction.orders().stream().filter(order -> order.user().equals(user.name())).toList();
  }

  /// Reads one of one's own orders.
  @Get("/{id}")
  Order byId(
      long id,
      @Depends(CurrentUser.class) User user,
      @Depends(Transactions.class) Transaction transaction) {
    return transaction.orders().stream()
        .filter(order -> order.id() == id && order.user().equals(user.name()))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("No order " + id));
  }
}
