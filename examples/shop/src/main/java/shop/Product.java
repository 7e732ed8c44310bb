package shop;

import dev.serval.http.EntityTag;

/// Something to buy.
///
/// @param cents the price of one
/// @param stock how many there are
/// @param version counts its changes
public record Product(long id, String name, long cents, int stock, long version) {
  /// Names this state of it.
  String tag() {
    return entityTag().toString();
  }

  EntityTag entityTag() {
    return EntityTag.strong("v" + version);
  }

  /// The price as people write it.
  public String price() {
    return Money.text(cents);
  }

  Product withStock(int stock) {
    return new Product(id, name, cents, stock, version + 1);
  }
}
