package shop;

import java.util.List;

/// A cart with the names and prices of now.
///
/// @param cents what all of it costs
public record PricedCart(List<Item> items, long cents) {
  /// So many of a product.
  public record Item(Product product, int count) {
    long cents() {
      return product.cents() * count;
    }
  }

  /// What all of it costs, as people write it.
  public String price() {
    return Money.text(cents);
  }
}
