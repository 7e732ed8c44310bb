// Sample: a type of every sort that has a generated codec.
package dev.serval.fuzz;

import dev.serval.Json;
import dev.serval.json.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the JSON target reads with a generated codec. Every component may be null or has a value
/// that one sees from: equality is what proves that nothing was lost.
@Json
public record Sample(
    @Nullable String text,
    @Nullable @NotBlank @Size(max = 20) @Pattern(regexp = "[a-z ]*") String checked,
    @Nullable @Min(-5) @Max(5) Integer small,
    @Nullable Long big,
    @Nullable Short few,
    @Nullable Double real,
    @Nullable Float single,
    @Nullable Boolean flag,
    @Nullable Character letter,
    @Nullable BigDecimal decimal,
    @Nullable BigInteger whole,
    @Nullable UUID id,
    @Nullable LocalDate day,
    @Nullable Instant instant,
    @Nullable OffsetDateTime moment,
    @Nullable Duration duration,
    @Nullable Colour colour,
    Optional<String> perhaps,
    @Nullable List<@Nullable String> texts,
    @Nullable Set<Integer> numbers,
    @Nullable Map<String, Long> counts,
    @Nullable Sample inner,
    @Nullable Shape shape,
    @Nullable JsonValue any) {

  /// Constants to choose from.
  public enum Colour {
    RED,
    GREEN
  }

  /// A union, told apart by its tag.
  @Json
  public sealed interface Shape {}

  /// One variant.
  @Json
  public record Circle(int radius) implements Shape {}

  /// Another variant.
  @Json
  public record Group(String name, List<Shape> shapes) implements Shape {}
}
