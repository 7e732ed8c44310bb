// Generated from shop.Vault.Doors
package shop;

import dev.serval.Generated;

/// The paths of the routes of `Vault.Doors`, encoded.
@Generated
final class Vault_DoorsUrls {
  private Vault_DoorsUrls() {}

  /// The path of `GET /vault/own`.
  static String own() {
    return "/vault/own";
  }

  /// The path of `GET /vault/either`.
  static String either() {
    return "/vault/either";
  }

  /// The path of `GET /vault/both`.
  static String both() {
    return "/vault/both";
  }

  /// The path of `GET /vault/nobody`.
  static String nobody() {
    return "/vault/nobody";
  }

  /// The path of `GET /vault/inherited`.
  static String inherited() {
    return "/vault/inherited";
  }
}
