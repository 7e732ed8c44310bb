package dev.serval.processor.model;

/// One Java source file to be written.
///
/// @param packageName the package, empty for the unnamed one
/// @param className the simple name of its only top-level class
/// @param text the whole file
/// @param origin the type it was made from; incremental compilers write it anew when that type
///   changes
public record GeneratedFile(String packageName, String className, String text, Place origin) {
  /// The name to hand to javac's filer.
  public String qualifiedName() {
    return packageName.isEmpty() ? className : packageName + "." + className;
  }
}
