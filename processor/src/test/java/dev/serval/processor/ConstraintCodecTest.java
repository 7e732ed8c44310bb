package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// That every constraint is checked where it stands, by the generated code.
final class ConstraintCodecTest {

  /// A constraint, the type it stands on, a value it accepts, one it refuses and the code it says.
  private static final List<String> TABLE =
      """
      @NotBlank | String | "a" | " \\t" | not_blank
      @NotEmpty | String | " " | "" | not_empty
      @NotEmpty | List<String> | ["a"] | [] | not_empty
      @NotEmpty | Set<String> | ["a"] | [] | not_empty
      @NotEmpty | Map<String, String> | {"a":"b"} | {} | not_empty
      @NotEmpty | byte @NotEmpty [] | "AQ==" | "" | not_empty
      @Size(min = 2, max = 3) | String | "😀😀😀" | "a" | size
      @Size(max = 3) | String | "abc" | "abcd" | size
      @Size(min = 2) | String | "ab" | "a" | size
      @Size(min = 1, max = 2) | List<Integer> | [1,2] | [1,2,3] | size
      @Size(max = 1) | Collection<Integer> | [] | [1,2] | size
      @Size(min = 1) | Map<String, Integer> | {"a":1} | {} | size
      @Size(max = 2) | int @Size(max = 2) [] | [1,2] | [1,2,3] | size
      @Min(5) | int | 5 | 4 | min
      @Min(5) | Integer | 5 | 4 | min
      @Min(5) | byte | 5 | 4 | min
      @Min(5) | Short | 5 | 4 | min
      @Min(5000000000L) | long | 5000000000 | 4999999999 | min
      @Min(5) | double | 5 | 4.999 | min
      @Min(5) | BigDecimal | 5.0 | 4.999 | min
      @Min(5) | BigInteger | 5 | 4 | min
      @Max(5) | int | 5 | 6 | max
      @Max(-9223372036854775808L) | long | -9223372036854775808 | -1 | max
      @Max(5) | float | 5 | 5.5 | max
      @Max(5) | BigDecimal | 5.00 | 5.01 | max
      @DecimalMin("1.5") | BigDecimal | 1.5 | 1.49 | decimal_min
      @DecimalMin(value = "1.5", inclusive = false) | BigDecimal | 1.51 | 1.50 | decimal_min
      @DecimalMin("1.5") | int | 2 | 1 | decimal_min
      @DecimalMin("0.1") | double | 0.2 | 0.09 | decimal_min
      @DecimalMax("1.5") | BigDecimal | 1.5 | 1.51 | decimal_max
      @DecimalMax("1.5") | String | "1.5" | "x" | decimal_max
      @DecimalMax("2") | BigInteger | 2 | 3 | decimal_max
      @Positive | int | 1 | 0 | positive
      @Positive | double | 0.1 | 0 | positive
      @Positive | BigDecimal | 0.1 | 0.0 | positive
      @PositiveOrZero | long | 0 | -1 | positive_or_zero
      @Negative | short | -1 | 0 | negative
      @NegativeOrZero | BigInteger | 0 | 1 | negative_or_zero
      @Digits(integer = 3, fraction = 2) | BigDecimal | 123.45 | 123.456 | digits
      @Digits(integer = 2, fraction = 0) | int | 99 | 100 | digits
      @Digits(integer = 2, fraction = 1) | String | "12.5" | "x" | digits
      @Email | String | "a@example.org" | "a@" | email
      @Email(regexp = ".*@example[.]org") | String | "a@example.org" | "a@example.com" | email
      @Pattern(regexp = "[a-z]+") | String | "abc" | "abc1" | pattern
      @Pattern(regexp = "[a-z]+", flags = jakarta.validation.constraints.Pattern.Flag.CASE_INSENSITIVE) | String | "aBc" | "a1" | pattern
      @Past | LocalDate | "2001-01-01" | "2999-01-01" | past
      @PastOrPresent | Instant | "2001-01-01T00:00:00Z" | "2999-01-01T00:00:00Z" | past_or_present
      @Future | Year | 2999 | 2001 | future
      @FutureOrPresent | OffsetDateTime | "2999-01-01T00:00:00Z" | "2001-01-01T00:00:00Z" | future_or_present
      @AssertTrue | boolean | true | false | assert_true
      @AssertFalse | Boolean | false | true | assert_false
      @NotNull | String | "a" | null | not_null
      @Null | @Null @Nullable String | null | "a" | null
      """
          .lines()
          .toList();

  private static Codecs table;

  static IntStream rows() {
    return IntStream.range(0, TABLE.size());
  }

  @BeforeAll
  static void compile() {
    StringBuilder source = new StringBuilder();
    for (int i = 0; i < TABLE.size(); i++) {
      String[] cells = TABLE.get(i).split(" \\| ", 5);
      String component = cells[1].contains("@") ? cells[1] : cells[0] + " " + cells[1];
      source.append("@Json record S" + i + "(" + component + " x) {}\n");
    }
    table = Codecs.of(source.toString());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void holds(int row) {
    String[] cells = TABLE.get(row).split(" \\| ", 5);
    String type = "S" + row;

    assertThat(table.read(type, "{\"x\":" + cells[2] + "}")).as(TABLE.get(row)).isNotNull();
    assertThat(table.violations(type, "{\"x\":" + cells[3] + "}"))
        .as(TABLE.get(row))
        .containsExactly("#/x " + cells[4]);
  }

  @Test
  void checksInsideContainers() {
    Codecs codecs =
        Codecs.of(
            """
            record Item(@Positive int n) {}
            @Json record Sample(
                List<@NotBlank @Size(max = 3) String> list,
                Set<@Min(1) Integer> set,
                Map<@NotBlank @Size(max = 3) String, @Positive Integer> map,
                Map<@Positive Integer, List<@Email String>> deep,
                Optional<@Email String> maybe,
                dev.serval.json.Patch<@Size(max = 2) String> patch,
                List<@Size(max = 1) List<@Max(9) Integer>> nested,
                List<@Valid Item> items,
                String @Size(max = 1) [] texts,
                @Positive int[] numbers) {}
            """);

    assertThat(
            codecs.violations(
                "Sample",
                """
                {"list":["ok"," ","long"],"set":[0],"map":{"":1,"okay":2,"k":0},
                 "deep":{"-1":["a@b.c","x"]},"maybe":"x","patch":"abc","nested":[[1,10],[10]],
                 "items":[{"n":0}],"texts":["a","b"],"numbers":[1]}\
                """))
        .containsExactly(
            "#/list/1 not_blank",
            "#/list/2 size",
            "#/set/0 min",
            "#/map/ not_blank",
            "#/map/okay size",
            "#/map/k positive",
            "#/deep/-1 positive",
            "#/deep/-1/1 email",
            "#/maybe email",
            "#/patch size",
            "#/nested/0/1 max",
            "#/nested/0 size",
            "#/nested/1/0 max",
            "#/items/0/n positive",
            "#/texts size");
    assertThat(
            codecs.violations(
                "Sample",
                """
                {"list":[],"set":[],"map":{"":1,"a/bcd":2},"deep":{"-1":[]},"nested":[],
                 "items":[],"texts":[],"numbers":[1]}\
                """))
        .containsExactlyInAnyOrder("#/map/ not_blank", "#/map/a~1bcd size", "#/deep/-1 positive");
  }

  @Test
  void tellsAnArrayFromItsElements() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Sample(@Size(max = 2) String[] texts, @NotBlank String @Size(max = 2) [] words,
                @Positive int[] numbers, @Max(3) long @NotEmpty [] longs) {}
            """);

    assertThat(
            codecs.violations(
                "Sample",
                "{\"texts\":[\"abc\",\"\",\"\"],\"words\":[\" \",\"a\"],\"numbers\":[1,0],\"longs\":[4]}"))
        .containsExactly(
            "#/texts size", "#/words/0 not_blank", "#/numbers/1 positive", "#/longs/0 max");
    assertThat(
            codecs.violations(
                "Sample",
                "{\"texts\":[],\"words\":[\"a\",\"b\",\"c\"],\"numbers\":[],\"longs\":[]}"))
        .containsExactly("#/words size", "#/longs not_empty");
  }

  @Test
  void reportsSeveralFaultsOfOneValueAndOfMany() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Sample(@NotBlank @Size(min = 2) String a, @Min(1) @Max(-1) int b, String c) {}
            """);

    assertThat(codecs.violations("Sample", "{\"a\":\"\",\"b\":0}"))
        .containsExactly("#/a not_blank", "#/a size", "#/b min", "#/b max", "#/c required");
  }

  @Test
  void doesNotCheckAValueThatWasNotRead() {
    Codecs codecs =
        Codecs.of(
            "@Json record Sample(@Positive int a, @NotBlank String b, @Positive Integer c) {}");

    assertThat(codecs.violations("Sample", "{\"a\":\"x\",\"b\":1,\"c\":[]}"))
        .containsExactly("#/a type", "#/b type", "#/c type");
  }

  @Test
  void saysTheMessageOfTheAnnotation() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Sample(@Size(max = 2, message = "at most {max} letters, {other}") String a,
                @Positive int b) {}
            """);

    assertThat(codecs.details("Sample", "{\"a\":\"abc\",\"b\":0}"))
        .containsExactly("at most 2 letters, {other}", "must be greater than 0");
  }

  @Test
  void checksRepeatedConstraints() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Sample(@Pattern(regexp = "[a-z]*") @Pattern(regexp = ".{2}") String a) {}
            """);

    assertThat(codecs.violations("Sample", "{\"a\":\"A\"}"))
        .containsExactly("#/a pattern", "#/a pattern");
  }

  @Test
  void checksConstraintsOfTheProgram() {
    Codecs codecs =
        Codecs.of(
            """
            @java.lang.annotation.Target({java.lang.annotation.ElementType.RECORD_COMPONENT,
                java.lang.annotation.ElementType.TYPE_USE})
            @Constraint(check = IsSlug.class, code = "slug", message = "must be a slug")
            @interface Slug { String message() default ""; }
            final class IsSlug implements ConstraintCheck<String> {
              @Override public boolean isValid(String value) {
                return value.chars().allMatch(c -> c == '-' || c >= 'a' && c <= 'z');
              }
            }
            @Constraint(check = IsEven.class, code = "even", message = "must be even")
            @interface Even {}
            final class IsEven implements ConstraintCheck<Integer> {
              @Override public boolean isValid(Integer value) { return value % 2 == 0; }
            }
            @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE)
            @Constraint(check = IsSorted.class, code = "sorted", message = "must be sorted")
            @interface Sorted {}
            final class IsSorted implements ConstraintCheck<Pair> {
              @Override public boolean isValid(Pair value) { return value.a() <= value.b(); }
            }
            @Slug @Size(max = 5) @jakarta.validation.Constraint(validatedBy = {})
            @interface ShortSlug { String message() default ""; Class<?>[] groups() default {};
              Class<? extends jakarta.validation.Payload>[] payload() default {}; }
            @Sorted @Json record Pair(int a, @Even int b) {}
            @Json record Sample(@Slug String a, List<@Slug(message = "no slug") String> b, @ShortSlug String c, @Even Integer d) {}
            """);

    assertThat(
            codecs.violations(
                "Sample", "{\"a\":\"A\",\"b\":[\"ok\",\"B\"],\"c\":\"TOOLONG\",\"d\":3}"))
        .containsExactly("#/a slug", "#/b/1 slug", "#/c slug", "#/c size", "#/d even");
    assertThat(codecs.details("Sample", "{\"a\":\"A\",\"b\":[\"B\"],\"c\":\"a\",\"d\":2}"))
        .containsExactly("must be a slug", "no slug");
    assertThat(codecs.violations("Pair", "{\"a\":3,\"b\":2}")).containsExactly("# sorted");
    assertThat(codecs.violations("Pair", "{\"a\":3,\"b\":1}")).containsExactly("#/b even");
  }

  @Test
  void checksSeveralMembersTogether() {
    Codecs codecs =
        Codecs.of(
            """
            interface Checked {
              boolean flag();
              @dev.serval.validation.Check(message = "must be set") default boolean isSet() { return flag(); }
            }
            record Stay(LocalDate from, LocalDate to, boolean flag) implements Checked {
              @dev.serval.validation.Check(message = "must end after it starts", pointer = "to", code = "order")
              boolean endsAfterStart() { return to.isAfter(from); }
              @AssertTrue(message = "must be in this century") boolean isModern() { return from.getYear() >= 2000; }
              @AssertTrue boolean isEarly() { return to.getYear() < 2100; }
            }
            record Transfer(String from, String to) implements SelfCheck {
              @Override public void check(CheckReport report) {
                if (from.equals(to)) {
                  report.report("to", "same_account", "must differ");
                  report.report("", Rule.of("pointless", "does nothing"));
                }
              }
            }
            @Json record Sample(List<Stay> stays, Transfer transfer) {}
            """);

    assertThat(
            codecs.violations(
                "Sample",
                """
                {"stays":[{"from":"1999-01-02","to":"1999-01-01","flag":false}],
                 "transfer":{"from":"a","to":"a"}}\
                """))
        .containsExactlyInAnyOrder(
            "#/stays/0/to order",
            "#/stays/0 assert_true",
            "#/stays/0 invalid",
            "#/transfer/to same_account",
            "#/transfer pointless");
    assertThat(
            codecs.copy(
                "Sample",
                """
                {"stays":[{"from":"2026-01-01","to":"2026-01-02","flag":true}],\
                "transfer":{"from":"a","to":"b"}}\
                """))
        .contains("\"to\":\"b\"");
    assertThat(codecs.violations("Sample", "{\"stays\":[],\"transfer\":{\"from\":\"a\"}}"))
        .containsExactly("#/transfer/to required");
  }

  @Test
  void checksKeysOfAMapWhateverBecomesOfItsValues() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Sample(
                @Size(max = 2)
                Map<@Pattern(regexp = "[a-z]+") @Size(max = 2) String, @Size(max = 3) String> labels,
                Map<@Positive Integer, List<Map<@NotBlank String, Integer>>> numbers) {}
            """);

    assertThat(
            codecs.violations(
                "Sample",
                """
                {"labels": {"A": "x", "b": "xxxx", "BCD": 1},
                 "numbers": {"-1": [{" ": 1, "a": "x"}], "x": [], "2": [{"b": 2}]}}
                """))
        .containsExactly(
            "#/labels/A pattern",
            "#/labels/b size",
            "#/labels/BCD pattern",
            "#/labels/BCD size",
            "#/labels/BCD type",
            "#/numbers/-1 positive",
            "#/numbers/-1/0/%20 not_blank",
            "#/numbers/-1/0/a type",
            "#/numbers/x format");
    String large = "{\"labels\":{\"a\":\"\",\"b\":\"\",\"c\":\"\"},\"numbers\":{}}";
    assertThat(codecs.violations("Sample", large)).containsExactly("#/labels size");
    String right = "{\"labels\":{\"ab\":\"xyz\"},\"numbers\":{\"1\":[{\"a\":1}]}}";
    assertThat(codecs.copy("Sample", right)).isEqualTo(right);
  }
}
