// Generated from shop.Invoices
package shop;

import dev.serval.Generated;

/// The paths of the routes of `Invoices`, encoded.
@Generated
final class InvoicesUrls {
  private InvoicesUrls() {}

  /// The path of `POST /invoices`.
  static String add() {
    return "/invoices";
  }

  /// The path of `GET /invoices`.
  static String last() {
    return "/invoices";
  }
}
