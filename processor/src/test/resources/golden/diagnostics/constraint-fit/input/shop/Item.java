package shop;

import dev.serval.Json;
import dev.serval.json.Patch;
import dev.serval.validation.Constraint;
import dev.serval.validation.ConstraintCheck;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Json
record Item(
    @NotBlank int count,
    @Size(max = 3) Integer number,
    @Positive String name,
    @Email List<String> mails,
    List<@Positive String> names,
    Map<String, @Past Duration> times,
    @Size(max = 3) Optional<String> maybe,
    @NotBlank Patch<String> patch,
    @AssertTrue String yes,
    @DecimalMin("1") boolean flag,
    @Digits(integer = 1, fraction = 1) Item next,
    @NotNull long id,
    @Null String nothing,
    @Even String even,
    @Odd({3, 7}) String odd,
    @Odd(value = {}, by = IsOdd.class, mark = '"', text = "a\"b", strict = true) String odder) {}

@Constraint(check = IsEven.class, code = "even", message = "must be even")
@interface Even {}

@Constraint(check = IsOdd.class, code = "odd", message = "must be odd")
@interface Odd {
  long[] value();

  Class<?> by() default Object.class;

  char mark() default 'x';

  String text() default "";

  boolean strict() default false;
}

final class IsOdd implements ConstraintCheck<Integer> {
  @Override
  public boolean isValid(Integer value) {
    return value % 2 == 1;
  }
}

final class IsEven implements ConstraintCheck<Integer> {
  @Override
  public boolean isValid(Integer value) {
    return value % 2 == 0;
  }
}
