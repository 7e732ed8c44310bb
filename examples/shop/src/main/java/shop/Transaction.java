package shop;

import dev.serval.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one request reads and changes: seen by others when it is committed, and never else. A
/// product is changed once at most. For the request's thread.
final class Transaction {
  private final Store store;
  private final Map<Long, Product> changed = new HashMap<>();
  private final List<Order> placed = new ArrayList<>();

  Transaction(Store store) {
    this.store = store;
  }

  List<Product> products() {
    return store.products();
  }

  Optional<Product> find(long id) {
    Product own = changed.get(id);
    return Optional.ofNullable(own == null ? store.product(id) : own);
  }

  /// Returns a product.
  ///
  /// @throws Problem 404 if there is none
  Product product(long id) {
    return find(id).orElseThrow(() -> Problem.notFound("No product " + id));
  }

  Product add(NewProduct body) {
    return put(new Product(store.nextId(), body.name(), body.cents(), body.stock(), 1));
  }

  /// Replaces what is said of a product.
  Product change(Product product, NewProduct body) {
    return put(
        new Product(product.id(), body.name(), body.cents(), body.stock(), product.version() + 1));
  }

  /// Takes so many of a product out of the stock.
  ///
  /// @throws Problem 409 if there are not that many
  Product take(Line line) {
    Product product = product(line.product());
    if (product.stock() < line.count()) {
      throw Problem.conflict("There are only " + product.stock() + " of " + product.name());
    }
    return put(product.withStock(product.stock() - line.count()));
  }

  private Product put(Product product) {
    changed.put(product.id(), product);
    return product;
  }

  Order order(User user, Cart cart, long cents, String address) {
    Order order = new Order(store.nextId(), user.name(), cart.lines(), cents, address);
    placed.add(order);
    return order;
  }

  List<Order> orders() {
    return store.orders();
  }

  void commit() {
    store.keep(changed.values(), placed);
  }
}
