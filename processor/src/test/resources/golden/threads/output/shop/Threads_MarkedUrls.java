// Generated from shop.Threads.Marked
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;

/// The paths of the routes of `Threads.Marked`, encoded.
@Generated
final class Threads_MarkedUrls {
  private Threads_MarkedUrls() {}

  /// The path of `GET /marked/plain`.
  static String plain() {
    return "/marked/plain";
  }

  /// The path of `GET /marked/inline`.
  static String inline() {
    return "/marked/inline";
  }

  /// The path of `POST /marked/cpu`.
  static String cpu(int n) {
    return new PathWriter("/marked/cpu").query("n", n).toString();
  }
}
