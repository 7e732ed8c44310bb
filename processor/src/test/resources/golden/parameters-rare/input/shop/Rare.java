package shop;

import dev.serval.Body;
import dev.serval.Codec;
import dev.serval.Convert;
import dev.serval.Cookie;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Hidden;
import dev.serval.MaxBody;
import dev.serval.ParamConverter;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Query;
import dev.serval.Strict;
import dev.serval.http.Method;
import dev.serval.http.QueryString;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.validation.CheckReport;
import dev.serval.validation.SelfCheck;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Strict
@Hidden
@MaxBody(100)
@Path("/rare")
final class Rare {
  /// Has a codec of its own, so that its names in parameters are those of its constants.
  @Codec(LevelCodec.class)
  enum Level {
    LOW,
    HIGH
  }

  static final class LevelCodec implements JsonCodec<Level> {
    @Override
    public void write(JsonWriter out, Level value) {
      out.value(value.ordinal());
    }

    @Override
    public Level read(JsonReader in) {
      return Level.values()[in.readInt()];
    }
  }

  record Between<T>(T from, @Default("9") int to) implements SelfCheck {
    @Override
    public void check(CheckReport report) {
      if (from.equals(to)) {
        report.report("to", "same", "must differ");
      }
    }
  }

  record Guarded(@Header String xA, @Cookie String b, int c) implements SelfCheck {
    Guarded {
      if (c < 0) {
        throw new IllegalArgumentException("c < 0");
      }
    }

    @Override
    public void check(CheckReport report) {
      if (c == 7) {
        report.report("", "seven", "must not be seven");
      }
    }
  }

  @Convert(HexConverter.class)
  record Hex(int value) {}

  static final class HexConverter implements ParamConverter<Hex> {
    @Override
    public Hex convert(String raw) {
      return new Hex(Integer.parseInt(raw, 16));
    }
  }

  static final class Doubled implements ParamConverter<Integer> {
    @Override
    public Integer convert(String raw) {
      return 2 * Integer.parseInt(raw);
    }
  }

  record Parsed(String text) {
    static Parsed parse(String text) {
      return new Parsed(text);
    }
  }

  @Get("/one/{name}")
  String one(
      @Size(max = 3) String name,
      Level level,
      @Nullable @Size(max = 2) List<Integer> numbers,
      Set<@NotBlank String> words,
      @Size(min = 1) Set<String> plain,
      Collection<Level> levels,
      Optional<@Min(3) Integer> least,
      @Default("ab") @Size(max = 2) String text,
      @Default("1.5") BigDecimal amount,
      @Nullable @NotBlank String note,
      @Convert(Doubled.class) int doubled,
      Hex hex,
      @Default("ff") @Query Hex other,
      Parsed parsed,
      @Nullable Character letter) {
    return join(
        name, level, numbers, words, plain, levels, least, text, amount, note, doubled, hex, other,
        parsed, letter);
  }

  @Get("/groups")
  String groups(
      @Query Between<Integer> between, @Query Guarded guarded, Method method, QueryString query) {
    return join(between, guarded, method, query.names().size());
  }

  @Post("/shared")
  String shared(@Body String first, @Body List<Integer> second, @Query @Default("4") short third) {
    return join(first, second, third);
  }

  private static String join(@Nullable Object... values) {
    return Stream.of(values).map(String::valueOf).collect(Collectors.joining("|"));
  }
}
