// Generated from shop.Threads.AllInline
package shop;

import dev.serval.Generated;

/// The paths of the routes of `Threads.AllInline`, encoded.
@Generated
final class Threads_AllInlineUrls {
  private Threads_AllInlineUrls() {}

  /// The path of `GET /inline/inline`.
  static String inline() {
    return "/inline/inline";
  }

  /// The path of `GET /inline/cpu`.
  static String cpu() {
    return "/inline/cpu";
  }
}
