// Generated from shop.Search
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The paths of the routes of `Search`, encoded.
@Generated
final class SearchUrls {
  private SearchUrls() {}

  /// The path of `GET /shops/{shop}/scalars/{id}/{item}`.
  static String scalars(String shop, UUID id, long number, boolean flag, BigDecimal price,
      String q, String at, Integer in) {
    return new PathWriter("/shops/").segment(shop).literal("/scalars/").segment(id).literal("/")
        .segment(number).query("flag", flag).query("price", price).query("q", q).query("at", at)
        .query("in", in).toString();
  }

  /// The path of `GET /shops/{shop}/scalars/{id}/{item}`.
  static String scalars(String shop, UUID id, long number, boolean flag,
      @Nullable Character letter, @Nullable Double ratio, BigDecimal price, String q,
      Search.@Nullable Sort sort, Search.@Nullable Sort other, @Nullable LocalDate since,
      @Nullable LocalDate until, @Nullable String color, String at, Integer in) {
    return new PathWriter("/shops/").segment(shop).literal("/scalars/").segment(id).literal("/")
        .segment(number).query("flag", flag).query("letter", letter).query("ratio", ratio)
        .query("price", price).query("q", q)
        .query("sort", sort == null ? null : Search_SortCodec.TEXT.print(sort))
        .query("other", other == null ? null : Search_SortCodec.TEXT.print(other))
        .query("since", since).query("until", until).query("color", color).query("at", at)
        .query("in", in).toString();
  }

  /// The path of `GET /shops/{shop}/containers`.
  static String containers(String shop) {
    return new PathWriter("/shops/").segment(shop).literal("/containers").toString();
  }

  /// The path of `GET /shops/{shop}/containers`.
  static String containers(String shop, @Nullable Integer limit, @Nullable String word,
      @Nullable String plain, @Nullable Collection<String> tags,
      @Nullable Collection<String> mails, @Nullable Collection<Search.Sort> sorts,
      @Nullable Collection<String> colors, @Nullable Collection<Long> ids) {
    return new PathWriter("/shops/").segment(shop).literal("/containers").query("limit", limit)
        .query("word", word).query("plain", plain).queryAll("tags", tags).queryAll("mails", mails)
        .queryAll("sorts", sorts == null ? null : sorts.stream().map(Search_SortCodec.TEXT::print)
            .toList()).queryAll("c", colors).queryAll("ids", ids).toString();
  }

  /// The path of `GET /shops/{shop}/sources`.
  static String sources(String shop) {
    return new PathWriter("/shops/").segment(shop).literal("/sources").toString();
  }

  /// The path of `GET /shops/{shop}/sources`.
  static String sources(String shop, @Nullable Integer page, @Nullable Integer size,
      @Nullable BigDecimal from, @Nullable BigDecimal to) {
    return new PathWriter("/shops/").segment(shop).literal("/sources").query("page", page)
        .query("per_page", size).query("from", from).query("to", to).toString();
  }

  /// The path of `POST /shops/{shop}/form`.
  static String form(String shop) {
    return new PathWriter("/shops/").segment(shop).literal("/form").toString();
  }
}
