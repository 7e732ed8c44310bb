package dev.serval.form;

import java.io.IOException;
import java.util.Objects;

/// Thrown where a form cannot be read: it is malformed, or larger than a limit allows.
///
/// A handler need not catch it: it becomes 400 or 413 by itself. The message names the rule and
/// never holds what was sent.
public final class FormException extends IOException {
  private static final long serialVersionUID = 1;

  /// What is wrong with the form.
  public enum Kind {
    /// It breaks the grammar: 400.
    MALFORMED,
    /// It is larger than one of [FormLimits] allows: 413.
    LIMIT
  }

  private final Kind kind;
  private final int part;
  private final long limit;

  /// @param part which part, from 0; -1 for the form as a whole
  private FormException(Kind kind, int part, String detail, long limit) {
    super(Objects.requireNonNull(detail, "detail"));
    this.kind = kind;
    this.part = part;
    this.limit = limit;
  }

  /// Makes the exception for a form that breaks the grammar.
  ///
  /// @param part which part it is about, from 0; -1 for the form as a whole
  /// @param detail a sentence without anything that was sent
  public static FormException malformed(int part, String detail) {
    return new FormException(Kind.MALFORMED, part, detail, -1);
  }

  /// Makes the exception for a form that is too large.
  ///
  /// @param part which part it is about, from 0; -1 for the form as a whole
  /// @param detail a sentence without anything that was sent
  public static FormException limit(int part, String detail) {
    return new FormException(Kind.LIMIT, part, detail, -1);
  }

  /// Makes the exception for a form, or a part of it, with more bytes than are accepted.
  ///
  /// @param part which part it is about, from 0; -1 for the form as a whole
  /// @param detail a sentence that names the limit, without anything that was sent
  /// @param limit how many are accepted
  public static FormException tooLarge(int part, String detail, long limit) {
    return new FormException(Kind.LIMIT, part, detail, limit);
  }

  /// Returns what is wrong.
  public Kind kind() {
    return kind;
  }

  /// Returns which part is wrong, counted from 0; -1 for the form as a whole.
  public int part() {
    return part;
  }

  /// Returns how many bytes are accepted, where there were more; -1 for another fault, such as too
  /// many parts.
  public long limit() {
    return limit;
  }

  /// Returns the sentence that says what is wrong.
  public String detail() {
    return Objects.requireNonNull(getMessage());
  }
}
