// Generated from shop.Shop.Items
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;

/// The paths of the routes of `Shop.Items`, encoded.
@Generated
final class Shop_ItemsUrls {
  private Shop_ItemsUrls() {}

  /// The path of `GET /items/{id}`.
  static String one(Long id) {
    return new PathWriter("/items/").segment(id).toString();
  }

  /// The path of `GET /items/count`.
  static String count() {
    return "/items/count";
  }

  /// The path of `GET /items/count/{of}`.
  static String count(String of) {
    return new PathWriter("/items/count/").segment(of).toString();
  }

  /// The path of `GET /items`.
  static String all() {
    return "/items";
  }

  /// The path of `PUT /items/{id}`.
  static String put(Long id) {
    return new PathWriter("/items/").segment(id).toString();
  }
}
