package dev.serval.settings;

/// Says what a text should have been; it never holds the text.
final class BadText extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  BadText(String expected) {
    super("expected " + expected);
  }
}
