// Generated from shop.Desk
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;

/// The paths of the routes of `Desk`, encoded.
@Generated
final class DeskUrls {
  private DeskUrls() {}

  /// The path of `GET /desk`.
  static String all() {
    return "/desk";
  }

  /// The path of `GET /desk/text`.
  static String text() {
    return "/desk/text";
  }

  /// The path of `DELETE /desk/{id}`.
  static String remove(long id) {
    return new PathWriter("/desk/").segment(id).toString();
  }

  /// The path of `DELETE /desk/twice/{id}`.
  static String twice(long id) {
    return new PathWriter("/desk/twice/").segment(id).toString();
  }
}
