package dev.serval.json;

/// Ends a reading whose list of violations is full; never leaves [JsonReader#readDocument].
final class TooManyViolations extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyViolations() {
    super("the list of violations is full", null, false, false);
  }
}
