// Generated from shop.Rare
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The paths of the routes of `Rare`, encoded.
@Generated
final class RareUrls {
  private RareUrls() {}

  /// The path of `GET /rare/one/{name}`.
  static String one(String name, String level, String doubled, String hex, String parsed) {
    return new PathWriter("/rare/one/").segment(name).query("level", level)
        .query("doubled", doubled).query("hex", hex).query("parsed", parsed).toString();
  }

  /// The path of `GET /rare/one/{name}`.
  static String one(String name, String level, @Nullable Collection<Integer> numbers,
      @Nullable Collection<String> words, @Nullable Collection<String> plain,
      @Nullable Collection<String> levels, @Nullable Integer least, @Nullable String text,
      @Nullable BigDecimal amount, @Nullable String note, String doubled, String hex,
      @Nullable String other, String parsed, @Nullable Character letter) {
    return new PathWriter("/rare/one/").segment(name).query("level", level)
        .queryAll("numbers", numbers).queryAll("words", words).queryAll("plain", plain)
        .queryAll("levels", levels).query("least", least).query("text", text)
        .query("amount", amount).query("note", note).query("doubled", doubled).query("hex", hex)
        .query("other", other).query("parsed", parsed).query("letter", letter).toString();
  }

  /// The path of `GET /rare/groups`.
  static String groups(Integer from, int c) {
    return new PathWriter("/rare/groups").query("from", from).query("c", c).toString();
  }

  /// The path of `GET /rare/groups`.
  static String groups(Integer from, @Nullable Integer to, int c) {
    return new PathWriter("/rare/groups").query("from", from).query("to", to).query("c", c)
        .toString();
  }

  /// The path of `POST /rare/shared`.
  static String shared() {
    return "/rare/shared";
  }

  /// The path of `POST /rare/shared`.
  static String shared(@Nullable Short third) {
    return new PathWriter("/rare/shared").query("third", third).toString();
  }
}
