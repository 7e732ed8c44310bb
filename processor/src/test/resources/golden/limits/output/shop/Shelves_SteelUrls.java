// Generated from shop.Shelves.Steel
package shop;

import dev.serval.Generated;

/// The paths of the routes of `Shelves.Steel`, encoded.
@Generated
final class Shelves_SteelUrls {
  private Shelves_SteelUrls() {}

  /// The path of `POST /steel`.
  static String put() {
    return "/steel";
  }

  /// The path of `POST /steel/more`.
  static String more() {
    return "/steel/more";
  }
}
