package dev.serval.processor.check;

import dev.serval.processor.model.Place;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with the program: who, what was expected, what was found, what to write
/// instead.
///
/// @param diagnostic the rule that is broken
/// @param place the element the message stands at
/// @param expected what would have been right
/// @param found what is there
/// @param instead what to write, ready to paste where that is possible
/// @param other the second place, where the fault needs two (a duplicate, a clash)
public record Problem(
    Diagnostic diagnostic,
    Place place,
    String expected,
    String found,
    String instead,
    @Nullable Place other) {

  /// A problem that one place causes.
  public static Problem of(
      Diagnostic diagnostic, Place place, String expected, String found, String instead) {
    return new Problem(diagnostic, place, expected, found, instead, null);
  }

  /// The same problem, naming the second place that takes part in it.
  public Problem and(Place second) {
    return new Problem(diagnostic, place, expected, found, instead, second);
  }

  /// The text that javac prints after file and line.
  public String text() {
    String also = other == null ? "" : "\n  also at:  " + other.who();
    return diagnostic.id()
        + " "
        + place.who()
        + ": "
        + diagnostic.summary()
        + "\n  expected: "
        + expected
        + "\n  found:    "
        + found
        + also
        + "\n  write:    "
        + instead;
  }
}
