package shop;

import dev.serval.Convert;
import dev.serval.Cookie;
import dev.serval.Default;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.ParamConverter;
import dev.serval.Path;
import dev.serval.PathParam;
import dev.serval.Post;
import dev.serval.Query;
import dev.serval.Request;
import dev.serval.Strict;
import dev.serval.http.Headers;
import dev.serval.validation.Check;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every way to take a value from a request.
@Path("/shops/{shop}")
final class Search {

  enum Sort {
    PRICE,
    NAME
  }

  /// A record that is made of a text, where only a text can be.
  record Slug(String text) {}

  static final class Color {
    private final String name;

    private Color(CharSequence name) {
      this.name = name.toString();
    }

    static Color of(String name) {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a colour has a name");
      }
      return new Color(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record Point(double x, double y) {}

  static final class PointConverter implements ParamConverter<Point> {
    @Override
    public Point convert(String raw) {
      String[] parts = raw.split(",");
      return new Point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }
  }

  /// A page of results.
  ///
  /// @param size how many are on it
  record Paging(@Min(0) @Default("0") int page, @Query("per_page") @Default("10") int size) {
    @Check(message = "a page has at most 1000 results", pointer = "per_page")
    boolean isBounded() {
      return size <= 1000;
    }
  }

  record Range(@Nullable BigDecimal from, @Nullable BigDecimal to) {
    Range {
      if (from != null && to != null && from.compareTo(to) > 0) {
        throw new IllegalArgumentException("from > to");
      }
    }
  }

  @Get("/scalars/{id}/{item}")
  String scalars(
      Slug shop,
      UUID id,
      @PathParam("item") @Positive long number,
      boolean flag,
      @Default("x") char letter,
      @Default("0.5") double ratio,
      @DecimalMin("0.01") BigDecimal price,
      @NotBlank String q,
      @Default("PRICE") Sort sort,
      @Nullable Sort other,
      @Nullable @Past LocalDate since,
      @Default("2024-02-29") LocalDate until,
      @Default("red") Color color,
      @Convert(PointConverter.class) Point at,
      Integer in) {
    return join(shop, id, number, flag, letter, ratio, price, q, sort, other, since, until, color, at, in);
  }

  @Get("/containers")
  String containers(
      Slug shop,
      Optional<Integer> limit,
      Optional<@Size(max = 5) String> word,
      Optional<String> plain,
      List<String> tags,
      @NotEmpty List<@Email String> mails,
      Set<Sort> sorts,
      @Size(max = 3) @Query("c") List<Color> colors,
      @Nullable List<Long> ids) {
    return join(shop, limit, word, plain, tags, mails, sorts, colors, ids);
  }

  /// Takes values from elsewhere.
  @Strict
  @Get("/sources")
  String sources(
      Slug shop,
      @Header String xRequestId,
      @Header @Nullable String ifNoneMatch,
      @Header("X-Tag") Set<String> tags,
      @Cookie @Pattern(regexp = "[a-z]+") String session,
      @Query Paging paging,
      @Query Range range,
      Request request,
      Headers headers) {
    return join(shop, xRequestId, ifNoneMatch, tags, session, paging, range, request.method(), headers.size() > 0);
  }

  @Strict
  @Post("/form")
  String form(Slug shop, @Form String name, @Form @Default("1") int count, @Form List<String> tag) {
    return join(shop, name, count, tag);
  }

  private static String join(@Nullable Object... values) {
    return Stream.of(values).map(String::valueOf).collect(Collectors.joining("|"));
  }
}
