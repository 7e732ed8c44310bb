package dev.serval.json;

/// Ends a reading whose list of violations is full; never leaves [JsonReader#readDocument]. It
/// tells nothing but that, so there is one for all.
final class TooManyViolations extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final TooManyViolations INSTANCE = new TooManyViolations();

  private TooManyViolations() {
    super("the list of violations is full", null, false, false);
  }
}
