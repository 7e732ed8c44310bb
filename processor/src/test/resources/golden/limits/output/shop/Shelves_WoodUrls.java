// Generated from shop.Shelves.Wood
package shop;

import dev.serval.Generated;

/// The paths of the routes of `Shelves.Wood`, encoded.
@Generated
final class Shelves_WoodUrls {
  private Shelves_WoodUrls() {}

  /// The path of `POST /wood`.
  static String put() {
    return "/wood";
  }

  /// The path of `POST /wood/more`.
  static String more() {
    return "/wood/more";
  }
}
