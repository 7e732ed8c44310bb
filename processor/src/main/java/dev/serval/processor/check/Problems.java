package dev.serval.processor.check;

import dev.serval.processor.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects the problems of one round, so that a user sees all of them together, each once.
public final class Problems {
  private final Set<Problem> problems = new LinkedHashSet<>();

  /// Notes a problem; the same one again is ignored.
  public void report(Problem problem) {
    problems.add(problem);
  }

  /// Notes a problem that one place causes.
  public void report(
      Diagnostic diagnostic, Place place, String expected, String found, String instead) {
    report(Problem.of(diagnostic, place, expected, found, instead));
  }

  /// How many there are so far; generation of a file is left out when reading its model raised
  /// this.
  public int count() {
    return problems.size();
  }

  /// Hands them over, in the order they were found, and starts anew.
  public List<Problem> drain() {
    List<Problem> drained = new ArrayList<>(problems);
    problems.clear();
    return drained;
  }
}
