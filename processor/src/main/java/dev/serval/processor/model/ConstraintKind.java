package dev.serval.processor.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The constraints of `jakarta.validation.constraints`, and those a program defines.
public enum ConstraintKind {
  NULL("Null"),
  NOT_NULL("NotNull"),
  NOT_BLANK("NotBlank"),
  NOT_EMPTY("NotEmpty"),
  SIZE("Size"),
  MIN("Min"),
  MAX("Max"),
  DECIMAL_MIN("DecimalMin"),
  DECIMAL_MAX("DecimalMax"),
  POSITIVE("Positive"),
  POSITIVE_OR_ZERO("PositiveOrZero"),
  NEGATIVE("Negative"),
  NEGATIVE_OR_ZERO("NegativeOrZero"),
  DIGITS("Digits"),
  EMAIL("Email"),
  PATTERN("Pattern"),
  PAST("Past"),
  PAST_OR_PRESENT("PastOrPresent"),
  FUTURE("Future"),
  FUTURE_OR_PRESENT("FutureOrPresent"),
  ASSERT_TRUE("AssertTrue"),
  ASSERT_FALSE("AssertFalse"),
  OWN("");

  private static final Map<String, ConstraintKind> BY_ANNOTATION = new HashMap<>();

  static {
    for (ConstraintKind kind : values()) {
      BY_ANNOTATION.put("jakarta.validation.constraints." + kind.annotation, kind);
    }
    BY_ANNOTATION.remove("jakarta.validation.constraints.");
  }

  private final String annotation;

  ConstraintKind(String annotation) {
    this.annotation = annotation;
  }

  /// The kind of an annotation by its qualified name, null when it is none of Jakarta's.
  public static @Nullable ConstraintKind of(String annotation) {
    return BY_ANNOTATION.get(annotation);
  }

  /// The simple name of the annotation, empty for a program's own.
  public String annotation() {
    return annotation;
  }

  /// The code that a violation carries.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
