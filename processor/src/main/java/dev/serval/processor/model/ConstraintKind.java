package dev.serval.processor.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The constraints of `jakarta.validation.constraints`, those of files, and those a program
/// defines.
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
  ACCEPTS("dev.serval.", "Accepts", "media_type"),
  MAX_FILE_SIZE("dev.serval.", "MaxFileSize", "file_size"),
  OWN("");

  private static final Map<String, ConstraintKind> BY_ANNOTATION = new HashMap<>();

  static {
    for (ConstraintKind kind : values()) {
      BY_ANNOTATION.put(kind.packagePrefix + kind.annotation, kind);
    }
    BY_ANNOTATION.remove(OWN.packagePrefix);
  }

  private final String packagePrefix;
  private final String annotation;
  private final String code;

  ConstraintKind(String annotation) {
    this.packagePrefix = "jakarta.validation.constraints.";
    this.annotation = annotation;
    this.code = name().toLowerCase(Locale.ROOT);
  }

  ConstraintKind(String packagePrefix, String annotation, String code) {
    this.packagePrefix = packagePrefix;
    this.annotation = annotation;
    this.code = code;
  }

  /// The kind of an annotation by its qualified name, null when it is none of these.
  public static @Nullable ConstraintKind of(String annotation) {
    return BY_ANNOTATION.get(annotation);
  }

  /// The simple name of the annotation, empty for a program's own.
  public String annotation() {
    return annotation;
  }

  /// The code that a violation carries.
  public String code() {
    return code;
  }
}
