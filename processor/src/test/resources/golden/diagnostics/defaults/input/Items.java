import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Query;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@Path("/items")
final class Items {
  enum Color {
    RED,
    GREEN
  }

  @Get
  String all(
      @Default("ten") int number,
      @Default("9999999999") int big,
      @Default("yes") boolean flag,
      @Default("2023-02-29") LocalDate day,
      @Default("x") UUID id,
      @Default("BLUE") Color color,
      @Max(100) @Default("500") int limit,
      @Default("a") List<String> several,
      @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) @Default("7") String word,
      @Pattern(
              regexp = "[a-z]+-[a-z]+-[a-z]+-[a-z]+-[a-z]+-[a-z]+",
              message = "must be six words with hyphens between them")
          @Default("seven")
          String words,
      @DecimalMin(value = "1.5", inclusive = false) @Default("1") double price) {
    return "";
  }

  record Both(@Default("ten") int limit, @Size(max = 3) int page) {}

  @Post("/both")
  void both(Both body, @Query Both query) {}

  @Post("/again")
  void again(Both body) {}
}
