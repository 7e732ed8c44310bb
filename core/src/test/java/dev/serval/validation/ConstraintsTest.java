package dev.serval.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  private static void says(Rule rule, String code, String detail, Map<String, Object> params) {
    assertThat(rule).isEqualTo(new Rule(code, detail, params));
  }

  @Test
  void sizeCountsCharactersAndNotCodeUnits() {
    assertThat(Constraints.hasSize("😀😀", 2, 2)).isTrue();
    assertThat(Constraints.hasSize("😀😀", 3, 9)).isFalse();
    assertThat(Constraints.hasSize("😀😀", 0, 1)).isFalse();
    assertThat(Constraints.hasSize("abc", 3, 3)).isTrue();
    assertThat(Constraints.hasSize("abc", 4, 9)).isFalse();
    assertThat(Constraints.hasSize("abc", 0, 2)).isFalse();
    assertThat(Constraints.hasSize("", 0, 0)).isTrue();
    assertThat(Constraints.hasSize("", 1, 1)).isFalse();
    assertThat(Constraints.hasSize("abc", 0, Integer.MAX_VALUE)).isTrue();
  }

  @Test
  void sizeAgreesWithCountingForEveryShortText() {
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(9); j > 0; j--) {
        text.append(random.nextBoolean() ? "a" : random.nextInt(5) == 0 ? "\ud800" : "😀");
      }
      int min = random.nextInt(8);
      int max = random.nextInt(8);
      long count = text.codePoints().count();
      assertThat(Constraints.hasSize(text, min, max))
          .as("%s between %d and %d", text, min, max)
          .isEqualTo(count >= min && count <= max);
    }
  }

  @Test
  void sizeOfContainersCountsTheirElements() {
    assertThat(Constraints.hasSize(List.of(1, 2), 2, 2)).isTrue();
    assertThat(Constraints.hasSize(List.of(1, 2), 3, 3)).isFalse();
    assertThat(Constraints.hasSize(Map.of(1, 2), 1, 1)).isTrue();
    assertThat(Constraints.hasSize(Map.of(1, 2), 0, 0)).isFalse();
    assertThat(Constraints.hasSize(new int[3].length, 3, 3)).isTrue();
    assertThat(Constraints.hasSize(new int[3].length, 0, 2)).isFalse();
  }

  @Test
  void blankIsWhiteSpaceOfEveryScriptAndControls() {
    for (String blank :
        List.of("", " ", "\t\r\n", "\u00a0", "\u2003\u3000", "\0\u007f", "\u2028")) {
      assertThat(Constraints.isNotBlank(blank)).as(blank).isFalse();
    }
    for (String text : List.of("a", " a ", "😀", "\u00a0x", "0")) {
      assertThat(Constraints.isNotBlank(text)).as(text).isTrue();
    }
  }

  @Test
  void saysWhatEachConstraintAsksFor() {
    says(Constraints.required(), "required", "is required", Map.of());
    says(Constraints.type("a string"), "type", "expected a string", Map.of());
    says(
        Constraints.type("a string", "a number"),
        "type",
        "expected a string, found a number",
        Map.of());
    says(
        Constraints.format("date", "a date such as 2026-11-21"),
        "format",
        "expected a date such as 2026-11-21",
        Map.of("format", "date"));
    says(Constraints.unknown(), "unknown", "is not known here", Map.of());
    says(Constraints.unique(), "unique", "must not occur twice", Map.of());
    says(Constraints.invalid(), "invalid", "is not valid", Map.of());
    says(Constraints.invalid("must be even"), "invalid", "must be even", Map.of());
    says(Constraints.mustBeNull(), "null", "must be null", Map.of());
    says(Constraints.notNull(), "not_null", "must not be null", Map.of());
    says(Constraints.notBlank(), "not_blank", "must not be blank", Map.of());
    says(Constraints.notEmpty(), "not_empty", "must not be empty", Map.of());
    says(Constraints.email(), "email", "must be an e-mail address", Map.of());
    says(
        Constraints.pattern("[a-z]+"), "pattern", "must match [a-z]+", Map.of("pattern", "[a-z]+"));
    says(Constraints.assertTrue(), "assert_true", "must be true", Map.of());
    says(Constraints.assertFalse(), "assert_false", "must be false", Map.of());
  }

  @Test
  void saysWhatBoundsAskFor() {
    says(Constraints.min(1), "min", "must be at least 1", Map.of("min", 1L));
    says(Constraints.max(100), "max", "must be at most 100", Map.of("max", 100L));
    BigDecimal bound = new BigDecimal("0.50");
    says(
        Constraints.decimalMin(bound, true),
        "decimal_min",
        "must be at least 0.50",
        Map.of("min", bound, "inclusive", true));
    says(
        Constraints.decimalMin(bound, false),
        "decimal_min",
        "must be greater than 0.50",
        Map.of("min", bound, "inclusive", false));
    says(
        Constraints.decimalMax(bound, true),
        "decimal_max",
        "must be at most 0.50",
        Map.of("max", bound, "inclusive", true));
    says(
        Constraints.decimalMax(bound, false),
        "decimal_max",
        "must be less than 0.50",
        Map.of("max", bound, "inclusive", false));
    says(
        Constraints.digits(3, 2),
        "digits",
        "must have at most 3 digits before and 2 after the point",
        Map.of("integer", 3, "fraction", 2));
    says(
        Constraints.size(1, 80),
        "size",
        "must have a size between 1 and 80",
        Map.of("min", 1, "max", 80));
    says(Constraints.size(0, 80), "size", "must have a size of at most 80", Map.of("max", 80));
    says(
        Constraints.size(2, Integer.MAX_VALUE),
        "size",
        "must have a size of at least 2",
        Map.of("min", 2));
  }

  @Test
  void saysWhatSignsAndTimesAskFor() {
    says(Constraints.positive(), "positive", "must be greater than 0", Map.of());
    says(Constraints.positiveOrZero(), "positive_or_zero", "must be at least 0", Map.of());
    says(Constraints.negative(), "negative", "must be less than 0", Map.of());
    says(Constraints.negativeOrZero(), "negative_or_zero", "must be at most 0", Map.of());
    says(Constraints.past(), "past", "must be in the past", Map.of());
    says(Constraints.pastOrPresent(), "past_or_present", "must not be in the future", Map.of());
    says(Constraints.future(), "future", "must be in the future", Map.of());
    says(Constraints.futureOrPresent(), "future_or_present", "must not be in the past", Map.of());
  }

  @Test
  void listsTheConstantsOfAnEnumUpToABound() {
    says(
        Constraints.enumeration(List.of("LOW", "HIGH")),
        "enum",
        "must be one of LOW, HIGH",
        Map.of("values", List.of("LOW", "HIGH")));
    List<String> many = IntStream.range(0, 21).mapToObj(i -> "C" + i).toList();
    assertThat(Constraints.enumeration(many).detail()).endsWith("C19, …").doesNotContain("C20");
    assertThat(Constraints.enumeration(many).params()).containsEntry("values", many);
    assertThat(Constraints.enumeration(many.subList(0, 20)).detail()).endsWith("C19");
  }
}
