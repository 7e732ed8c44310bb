// Generated from shop.Orders
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;

/// The paths of the routes of `Orders`, encoded.
@Generated
final class OrdersUrls {
  private OrdersUrls() {}

  /// The path of `GET /orders/token`.
  static String token() {
    return "/orders/token";
  }

  /// The path of `GET /orders/raw`.
  static String raw() {
    return "/orders/raw";
  }

  /// The path of `GET /orders/clerk`.
  static String clerk() {
    return "/orders/clerk";
  }

  /// The path of `GET /orders/stock`.
  static String stock() {
    return "/orders/stock";
  }

  /// The path of `GET /orders/maybe`.
  static String maybe() {
    return "/orders/maybe";
  }

  /// The path of `GET /orders/either`.
  static String either() {
    return "/orders/either";
  }

  /// The path of `POST /orders/add`.
  static String add(String nick) {
    return new PathWriter("/orders/add").query("nick", nick).toString();
  }

  /// The path of `GET /orders/judged`.
  static String judged() {
    return "/orders/judged";
  }

  /// The path of `GET /orders/open`.
  static String open() {
    return "/orders/open";
  }

  /// The path of `GET /orders/guarded`.
  static String guarded() {
    return "/orders/guarded";
  }

  /// The path of `GET /orders/visits`.
  static String visits() {
    return "/orders/visits";
  }
}
