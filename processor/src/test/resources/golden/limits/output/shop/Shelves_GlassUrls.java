// Generated from shop.Shelves.Glass
package shop;

import dev.serval.Generated;

/// The paths of the routes of `Shelves.Glass`, encoded.
@Generated
final class Shelves_GlassUrls {
  private Shelves_GlassUrls() {}

  /// The path of `POST /glass`.
  static String put() {
    return "/glass";
  }

  /// The path of `POST /glass/more`.
  static String more() {
    return "/glass/more";
  }
}
