package dev.serval.processor.write;

import dev.serval.processor.model.ArgumentValue;
import dev.serval.processor.model.DefaultValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/// Java expressions of constant values.
final class Literals {
  private Literals() {}

  /// A `long` as source, with its suffix only where an `int` would not hold it.
  static String number(long value) {
    return value == (int) value ? Long.toString(value) : value + "L";
  }

  /// A `BigDecimal` as source.
  static String decimal(JavaSource file, BigDecimal value) {
    return "new " + file.type("java.math.BigDecimal") + "(\"" + value + "\")";
  }

  /// The value of a default as source.
  static String of(JavaSource file, DefaultValue value) {
    if (value.enumName() != null) {
      return file.type(value.enumName()) + "." + value.text();
    }
    String text = value.text();
    String type = Types.scalar(file, value.kind());
    return switch (value.kind()) {
      case BOOLEAN, INT, DOUBLE -> text;
      case LONG -> text + "L";
      case FLOAT -> text + "f";
      case BYTE, SHORT -> "(" + value.kind().primitive() + ") " + text;
      case CHAR -> "'" + character(text.charAt(0)) + "'";
      case STRING -> JavaSource.literal(text);
      case BIG_DECIMAL, BIG_INTEGER -> "new " + type + "(\"" + text + "\")";
      case UUID -> type + ".fromString(" + JavaSource.literal(text) + ")";
      case URI -> type + ".create(" + JavaSource.literal(text) + ")";
      case YEAR -> type + ".of(" + text + ")";
      case ZONE_ID, ZONE_OFFSET -> type + ".of(" + JavaSource.literal(text) + ")";
      default -> type + ".parse(" + JavaSource.literal(text) + ")";
    };
  }

  /// The value of an annotation's element as source.
  static String of(JavaSource file, ArgumentValue value) {
    return switch (value) {
      case ArgumentValue.Text text -> JavaSource.literal(text.text());
      case ArgumentValue.Literal literal -> literal.source();
      case ArgumentValue.EnumConstant constant ->
          file.type(constant.type()) + "." + constant.name();
      case ArgumentValue.ClassLiteral literal -> Types.of(file, literal.type()) + ".class";
      case ArgumentValue.Several several ->
          several.values().stream()
              .map(element -> of(file, element))
              .collect(
                  Collectors.joining(
                      ", ", "new " + Types.of(file, several.element()) + "[] {", "}"));
    };
  }

  private static String character(char c) {
    return switch (c) {
      case '\'' -> "\\'";
      case '"' -> "\"";
      default -> {
        String quoted = JavaSource.literal(String.valueOf(c));
        yield quoted.substring(1, quoted.length() - 1);
      }
    };
  }

  /// A Java name in the case of constants: `dueDate` becomes `DUE_DATE`.
  static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toUpperCase(Locale.ROOT);
  }

  /// A name with its first letter in upper case.
  static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
