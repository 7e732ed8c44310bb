// Generated from shop.Orders
package shop;

import dev.serval.Generated;

/// The paths of the routes of `Orders`, encoded.
@Generated
final class OrdersUrls {
  private OrdersUrls() {}

  /// The path of `POST /orders/one`.
  static String one() {
    return "/orders/one";
  }

  /// The path of `POST /orders/optional`.
  static String optional() {
    return "/orders/optional";
  }

  /// The path of `POST /orders/nullable`.
  static String nullable() {
    return "/orders/nullable";
  }

  /// The path of `POST /orders/sealed`.
  static String sealed() {
    return "/orders/sealed";
  }

  /// The path of `POST /orders/list`.
  static String list() {
    return "/orders/list";
  }

  /// The path of `POST /orders/map`.
  static String map() {
    return "/orders/map";
  }

  /// The path of `POST /orders/free`.
  static String free() {
    return "/orders/free";
  }

  /// The path of `POST /orders/scalar`.
  static String scalar() {
    return "/orders/scalar";
  }

  /// The path of `POST /orders/default`.
  static String byDefault() {
    return "/orders/default";
  }

  /// The path of `POST /orders/shared`.
  static String shared() {
    return "/orders/shared";
  }

  /// The path of `PUT /orders/bytes`.
  static String bytes() {
    return "/orders/bytes";
  }

  /// The path of `PUT /orders/stream`.
  static String stream() {
    return "/orders/stream";
  }

  /// The path of `QUERY /orders/query`.
  static String query() {
    return "/orders/query";
  }
}
