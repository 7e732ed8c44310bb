// Generated from shop.Accounts
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;

/// The paths of the routes of `Accounts`, encoded.
@Generated
final class AccountsUrls {
  private AccountsUrls() {}

  /// The path of `GET /accounts/{account}`.
  static String me(String account, int level) {
    return new PathWriter("/accounts/").segment(account).query("level", level).toString();
  }

  /// The path of `POST /accounts/{account}/notes`.
  static String note(String account, int level) {
    return new PathWriter("/accounts/").segment(account).literal("/notes").query("level", level)
        .toString();
  }
}
