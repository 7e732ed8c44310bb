package shop;

import dev.serval.Json;
import dev.serval.validation.Constraint;
import dev.serval.validation.ConstraintCheck;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

@Json
record Item(
    @Size(min = 5, max = 2) String name,
    @Size(min = -1) List<String> tags,
    @Pattern(regexp = "[a-z") String code,
    @DecimalMax("ten") BigDecimal price,
    @Digits(integer = -1, fraction = 2) BigDecimal weight,
    @NotBlank(groups = Item.class) String title,
    @Url String url,
    @Odd int odd) {}

@jakarta.validation.Constraint(validatedBy = UrlValidator.class)
@interface Url {
  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

final class UrlValidator implements ConstraintValidator<Url, String> {
  @Override
  public boolean isValid(String value, ConstraintValidatorContext context) {
    return true;
  }
}

@Constraint(check = IsOdd.class, code = "odd", message = "must be odd")
@interface Odd {}

final class IsOdd implements ConstraintCheck<Integer> {
  private final int rest;

  IsOdd(int rest) {
    this.rest = rest;
  }

  @Override
  public boolean isValid(Integer value) {
    return value % 2 == rest;
  }
}
