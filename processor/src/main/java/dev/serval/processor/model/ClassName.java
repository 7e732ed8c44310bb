package dev.serval.processor.model;

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
