package dev.serval.processor.read;

import java.util.Locale;

/// The column that a Java name stands for: `dueOn` is `due_on`.
final class ColumnName {
  private ColumnName() {}

  /// Words begin where those of [HeaderName] do; they are written in lower case, with `_` between
  /// them. Digits belong to the word before: `line2` is `line2`.
  static String of(String javaName) {
    return HeaderName.of(javaName).replace('-', '_').toLowerCase(Locale.ROOT);
  }
}
