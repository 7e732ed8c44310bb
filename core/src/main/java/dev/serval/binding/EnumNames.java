package dev.serval.binding;

import dev.serval.json.TextFormat;
import dev.serval.validation.Rule;
import org.jspecify.annotations.Nullable;

/// The constants of an enum by their names in parameters; made once by generated code.
///
/// ```java
/// private static final EnumNames<Sort> SORT = EnumNames.of(Sort.values(), "title", "due");
/// ```
///
/// Immutable.
///
/// @param <E> the enum
public final class EnumNames<E extends Enum<E>> {
  private final TextFormat<E> format;

  private EnumNames(TextFormat<E> format) {
    this.format = format;
  }

  /// Returns the names: the constant at each position has the name at the same one.
  ///
  /// @throws IllegalArgumentException if there are not as many names as constants
  public static <E extends Enum<E>> EnumNames<E> of(E[] constants, String... names) {
    if (constants.length != names.length) {
      throw new IllegalArgumentException(
          "EnumNames: expected "
              + constants.length
              + " names, one for each constant, found "
              + names.length);
    }
    return new EnumNames<>(TextFormat.ofEnum(constants, names));
  }

  /// Returns the constant of this name, in this very case, or null.
  public @Nullable E find(String name) {
    return format.parse(name);
  }

  /// Returns what a text that is none of the names breaks: code `enum`, with the names.
  public Rule rule() {
    return format.rule();
  }
}
