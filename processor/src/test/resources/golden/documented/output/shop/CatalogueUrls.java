// Generated from shop.Catalogue
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The paths of the routes of `Catalogue`, encoded.
@Generated
final class CatalogueUrls {
  private CatalogueUrls() {}

  /// The path of `GET /catalogue`.
  static String find() {
    return "/catalogue";
  }

  /// The path of `GET /catalogue`.
  static String find(@Nullable String q, @Nullable LocalDate since,
      @Nullable Collection<String> tag, @Nullable String code, @Nullable Integer limit,
      @Nullable String sort, @Nullable String colour, @Nullable String text) {
    return new PathWriter("/catalogue").query("q", q).query("since", since).queryAll("tag", tag)
        .query("code", code).query("limit", limit).query("sort", sort).query("colour", colour)
        .query("text", text).toString();
  }

  /// The path of `POST /catalogue`.
  static String add() {
    return "/catalogue";
  }

  /// The path of `PUT /catalogue/{id}`.
  static String put(long id) {
    return new PathWriter("/catalogue/").segment(id).toString();
  }
}
