package shop;

import dev.serval.Json;
import dev.serval.Problem;
import dev.serval.security.Session;
import dev.serval.security.SessionKey;
import java.util.ArrayList;
import java.util.List;

/// What a browser wants to buy; it is in the session, and has no prices of its own.
@Json
record Cart(List<Line> lines) {
  private static final Cart EMPTY = new Cart(List.of());
  private static final SessionKey<Cart> KEY = SessionKey.of("cart", Cart.class);
  private static final int MAX_LINES = 50;

  static Cart of(Session session) {
    return session.get(KEY).orElse(EMPTY);
  }

  void keepIn(Session session) {
    session.put(KEY, this);
  }

  static void empty(Session session) {
    session.remove(KEY);
  }

  /// Returns it with so many of a product, none of it where `count` is 0.
  ///
  /// @throws Problem 409 if it is full
  Cart with(long product, int count) {
    List<Line> others = new ArrayList<>(lines);
    others.removeIf(line -> line.product() == product);
    if (count > 0) {
      others.add(new Line(product, count));
    }
    if (others.size() > MAX_LINES) {
      throw Problem.conflict("The cart is full");
    }
    return new Cart(List.copyOf(others));
  }

  /// Returns it with the names and prices of now, without what is no longer sold.
  PricedCart priced(Transaction transaction) {
    List<PricedCart.Item> items = new ArrayList<>();
    for (Line line : lines) {
      transaction
          .find(line.product())
          .ifPresent(product -> items.add(new PricedCart.Item(product, line.count())));
    }
    return new PricedCart(items, items.stream().mapToLong(PricedCart.Item::cents).sum());
  }
}
