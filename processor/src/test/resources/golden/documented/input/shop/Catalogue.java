package shop;

import dev.serval.Body;
import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Example;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Put;
import dev.serval.Query;
import dev.serval.Responds;
import jakarta.validation.constraints.Max;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Examples, further responses and what is on its way out.
@Path("/catalogue")
@Responds(value = 503, description = "The shop is closed")
@SuppressWarnings("deprecation")
final class Catalogue implements Limited {
  enum Kind {
    TEA,
    CUP
  }

  record Code(String text) {
    static Code of(String text) {
      return new Code(text);
    }
  }

  record Conflict(String name) {}

  record Size(int width, int height) {}

  record Filter(@Example("green") Optional<String> colour, @Deprecated @Nullable String text) {}

  record Item(
      @Example("Cup") String name,
      @Example("CUP") Kind kind,
      @Example("[\"blue\",\"green\"]") List<String> colours,
      @Example("{\"width\":8,\"height\":9}") Size size,
      @Example("{\"en\":\"Cup\"}") Map<String, String> names,
      @Deprecated @Example("7") @Nullable Integer shelf) {}

  /// Finds items.
  ///
  /// @param q some words
  @Get
  List<Item> find(
      @Example("tea cup") @Nullable String q,
      @Example("2026-03-14") @Nullable LocalDate since,
      @Example("[\"a\",\"b\"]") List<String> tag,
      @Example("A-1") @Nullable Code code,
      @Example("5") @Default("20") @Max(50) int limit,
      @Deprecated @Nullable String sort,
      @Deprecated @Header @Nullable String xOld,
      @Query Filter filter) {
    return List.of();
  }

  @Post
  @Responds(value = 409, description = "There is one of that name", body = Conflict.class)
  @Responds(429)
  Created<Item> add(@Example("{\"name\":\"x\"}") Item body) {
    return Created.at("/catalogue/1", body);
  }

  @Put("/{id}")
  @Responds(value = 200, description = "The result says more")
  @Responds(value = 503, description = "Nobody is there")
  Item put(long id, @Body Item item, @Deprecated @Body @Nullable String note) {
    return item;
  }
}
