package dev.serval.json;

import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import dev.serval.validation.ValidationException;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import org.jspecify.annotations.Nullable;

/// The part of [JsonReader] that collects what is wrong with the values of a document.
abstract sealed class ReportingReader permits DocumentReader {
  private static final Rule REQUIRED = Constraints.required();

  final JsonLexer lexer = new JsonLexer();
  final PointerPath path = lexer.path;
  private @Nullable Violations violations;
  private int errors;

  /// Starts counting, and collects into this list; into one that is made when needed, if null.
  final void collectInto(@Nullable Violations violations) {
    this.violations = violations;
    errors = 0;
  }

  /// Returns how many violations this reader has reported of the document.
  public final int errorCount() {
    return errors;
  }

  /// Returns the list that violations are added to.
  public final Violations violations() {
    if (violations == null) {
      violations = new Violations();
    }
    return violations;
  }

  /// Reports a violation of the value at hand: of the current member or element, or of the object
  /// itself once it has been left.
  ///
  /// When the list of violations is full, reading ends and [JsonReader#readDocument] returns null.
  public final void report(Rule rule) {
    reportPointer(pointer(null), rule);
  }

  /// Reports a violation of a value below the one at hand.
  ///
  /// @param below a JSON Pointer without its first slash: a member name, or `items/2/name`
  public final void reportAt(String below, Rule rule) {
    reportPointer(pointer(below), rule);
  }

  /// Reports a violation of one member or element of the value at hand, by its plain name or index:
  /// unlike that of [#reportAt], a name may hold any character.
  public final void reportMember(String name, Rule rule) {
    String pointer = name.isEmpty() ? pointer(null) + "/" : pointer(PointerPath.escape(name));
    reportPointer(pointer, rule);
  }

  /// Reports what a constructor refused the value at hand for; its pointers (`#/due`) are taken as
  /// pointers into this value.
  public final void report(ValidationException refused) {
    for (Violation violation : refused.violations()) {
      String pointer = violation.pointer();
      // Fragments already: to encode them again would turn %20 into %2520.
      String below = pointer == null ? "" : pointer.replaceFirst("^#?(?=/|$)", "");
      reportPointer(
          pointer(null) + below,
          new Rule(violation.code(), violation.detail(), violation.params()));
    }
  }

  /// Reports that the object just left has no member of this name.
  public final void missing(String member) {
    reportAt(PointerPath.escape(member), REQUIRED);
  }

  private String pointer(@Nullable String below) {
    return path.pointer(lexer.buf, below);
  }

  private void reportPointer(String pointer, Rule rule) {
    errors++;
    Violations all = violations();
    all.add(Violation.ofBody(pointer, rule));
    if (all.isFull()) {
      throw new TooManyViolations();
    }
  }
}
