package dev.serval.json;

/// Copies the characters of a string that stand in JSON as they are. Strings are most of what is
/// written, so the speed of writing depends on this place.
///
/// There are two ways, and the faster one that works is chosen once, at start: [OpenedCopy] where
/// `java.base` opens `java.lang` to this module, else [PortableCopy].
sealed interface PlainCopy permits OpenedCopy, PortableCopy {
  /// The way chosen; a constant, so that calls of it are direct.
  PlainCopy BEST = best();

  /// Copies characters from a position on, up to the first that is a quote, a backslash, a control
  /// character or not ASCII.
  ///
  /// @param to has room for the rest of the string
  /// @return the position of the first character that was not copied; the length if all were
  int copy(String text, int from, byte[] to, int at);

  private static PlainCopy best() {
    OpenedCopy opened = OpenedCopy.tryOut();
    return opened == null ? new PortableCopy() : opened;
  }
}
