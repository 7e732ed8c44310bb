package shop;

import dev.serval.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Keeps products and orders in memory, changed by transactions alone; safe for any number of
/// threads.
final class Store {
  private final Map<Long, Product> products = new TreeMap<>();
  private final Map<Long, Order> orders = new TreeMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Transaction begin() {
    return new Transaction(this);
  }

  /// Has `listener` called after each change.
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  // For transactions.

  long nextId() {
    return lastId.incrementAndGet();
  }

  synchronized @Nullable Product product(long id) {
    return products.get(id);
  }

  synchronized List<Product> products() {
    return new ArrayList<>(products.values());
  }

  synchronized List<Order> orders() {
    return new ArrayList<>(orders.values());
  }

  /// Keeps all of it or nothing.
  ///
  /// @throws Problem 409 if somebody else changed one of the products meanwhile
  void keep(Collection<Product> changed, Collection<Order> placed) {
    synchronized (this) {
      for (Product product : changed) {
        Product now = products.get(product.id());
        if ((now == null ? 0 : now.version()) != product.version() - 1) {
          throw Problem.conflict("Somebody else changed product " + product.id() + " meanwhile");
        }
      }
      changed.forEach(product -> products.put(product.id(), product));
      placed.forEach(order -> orders.put(order.id(), order));
    }
    if (!changed.isEmpty()) {
      listeners.forEach(Runnable::run);
    }
  }
}
