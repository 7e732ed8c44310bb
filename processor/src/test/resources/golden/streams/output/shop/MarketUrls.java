// Generated from shop.Market
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The paths of the routes of `Market`, encoded.
@Generated
final class MarketUrls {
  private MarketUrls() {}

  /// The path of `GET /market/ticks`.
  static String ticks() {
    return "/market/ticks";
  }

  /// The path of `GET /market/ticks`.
  static String ticks(@Nullable Integer count) {
    return new PathWriter("/market/ticks").query("count", count).toString();
  }

  /// The path of `GET /market/framed`.
  static String framed() {
    return "/market/framed";
  }

  /// The path of `GET /market/feed`.
  static String feed(String symbol) {
    return new PathWriter("/market/feed").query("symbol", symbol).toString();
  }

  /// The path of `GET /market/feed`.
  static String feed(String symbol, @Nullable Integer count, @Nullable Collection<Integer> only) {
    return new PathWriter("/market/feed").query("symbol", symbol).query("count", count)
        .queryAll("only", only).toString();
  }

  /// The path of `POST /market/words`.
  static String words() {
    return "/market/words";
  }

  /// The path of `GET /market/published`.
  static String published() {
    return "/market/published";
  }

  /// The path of `GET /market/promised`.
  static String promised() {
    return "/market/promised";
  }

  /// The path of `GET /market/traded`.
  static String traded() {
    return "/market/traded";
  }

  /// The path of `GET /market/traded/later`.
  static String tradedLater() {
    return "/market/traded/later";
  }

  /// The path of `GET /market/tape`.
  static String tape() {
    return "/market/tape";
  }

  /// The path of `POST /market/trades`.
  static String trade() {
    return "/market/trades";
  }

  /// The path of `GET /market/export`.
  static String export() {
    return "/market/export";
  }

  /// The path of `GET /market/slow`.
  static String slow() {
    return "/market/slow";
  }

  /// The path of `POST /market/orders`.
  static String orders() {
    return "/market/orders";
  }

  /// The path of `POST /market/matches`.
  static String matches() {
    return "/market/matches";
  }

  /// The path of `POST /market/matches`.
  static String matches(@Nullable Integer first) {
    return new PathWriter("/market/matches").query("first", first).toString();
  }

  /// The path of `POST /market/all`.
  static String all() {
    return "/market/all";
  }
}
