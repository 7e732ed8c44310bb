package shop;

import dev.serval.Default;
import dev.serval.Json;
import dev.serval.json.JsonValue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

final class Search {
  enum Order {
    UP,
    DOWN
  }

  @Json
  record Texts(
      @Default("020") int limit,
      @Default("300") byte small,
      @Default("+1") long plus,
      @Default("yes") boolean all,
      @Default("1e999") double huge,
      @Default("ab") char letter,
      @Default("1.2.3") BigDecimal price,
      @Default("1-1-1-1-1") UUID id,
      @Default("tomorrow") LocalDate day,
      @Default("up") Order order,
      @Default("a,b") List<String> tags,
      @Default("{}") JsonValue any,
      @Default("1") byte[] bytes,
      @Default("a b") URI uri,
      @Default("now") Instant instant,
      @Default("2026") LocalDateTime dateTime,
      @Default("25:00") LocalTime time,
      @Default("12:00") OffsetTime offsetTime,
      @Default("1 day") Duration duration,
      @Default("1 day") Period period,
      @Default("MMXX") Year year,
      @Default("2026-13") YearMonth month,
      @Default("03-14") MonthDay monthDay,
      @Default("Nowhere/City") ZoneId zone,
      @Default("one") ZoneOffset offset) {}

  @Json
  record Bounds(
      @Default("200") @Max(100) int limit,
      @Default(" ") @NotBlank String q,
      @Default("abc") @Size(max = 2) String code,
      @Default("A") @Pattern(regexp = "[a-z]") String letter,
      @Default("0") @Positive int count,
      @Default("1.5") @DecimalMin(value = "1.5", inclusive = false) BigDecimal price,
      @Default("x") @Email String mail) {}
}
