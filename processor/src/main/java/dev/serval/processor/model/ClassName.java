package dev.serval.processor.model;

import java.util.Locale;

/// The name of a class: its package and, inside it, the names of the classes it is nested in and
/// its own.
///
/// @param packageName the package, empty for the unnamed one
/// @param nestedName the name inside the package, such as `Todo` or `Orders.Line`
public record ClassName(String packageName, String nestedName) {

  /// `todos.Orders.Line`.
  public String qualified() {
    return packageName.isEmpty() ? nestedName : packageName + "." + nestedName;
  }

  /// `Line`.
  public String simple() {
    return nestedName.substring(nestedName.lastIndexOf('.') + 1);
  }

  /// What its schema is called in the OpenAPI document.
  public String schemaName() {
    return schemaName(simple());
  }

  /// A name as that of a component of an OpenAPI document, which is `[A-Za-z0-9._-]+`: any other
  /// character becomes `_` and its code, such as `_00E9`.
  public static String schemaName(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < 0x80 && c != '$') {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "_%04X", (int) c));
      }
    }
    return out.toString();
  }

  /// The class generated for this one, in the same package: `Orders_LineCodec`.
  public ClassName generated(String suffix) {
    return new ClassName(packageName, nestedName.replace('.', '_') + suffix);
  }

  /// The codec generated for this class: beside it, but for the JDK's own, whose packages are
  /// closed.
  public ClassName codec() {
    ClassName beside = generated("Codec");
    return packageName.startsWith("java.")
        ? new ClassName("dev.serval.generated." + packageName, beside.nestedName())
        : beside;
  }

  @Override
  public String toString() {
    return qualified();
  }
}
