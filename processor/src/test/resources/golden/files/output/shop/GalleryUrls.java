// Generated from shop.Gallery
package shop;

import dev.serval.Generated;

/// The paths of the routes of `Gallery`, encoded.
@Generated
final class GalleryUrls {
  private GalleryUrls() {}

  /// The path of `POST /gallery`.
  static String add() {
    return "/gallery";
  }

  /// The path of `POST /gallery/several`.
  static String several() {
    return "/gallery/several";
  }

  /// The path of `POST /gallery/maybe`.
  static String maybe() {
    return "/gallery/maybe";
  }

  /// The path of `POST /gallery/fields`.
  static String fields() {
    return "/gallery/fields";
  }

  /// The path of `POST /gallery/stream`.
  static String stream() {
    return "/gallery/stream";
  }
}
