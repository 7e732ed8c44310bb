// Expect: what a fuzz target says when something does not hold.
package dev.serval.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Assertions that cannot be switched off. What they throw is a finding.
public final class Expect {
  private Expect() {}

  /// Demands that something holds.
  ///
  /// @param what holds, in words
  public static void that(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("does not hold: " + what);
    }
  }

  /// Demands that two values are equal.
  ///
  /// @param what the two say, in words
  public static void same(@Nullable Object found, @Nullable Object expected, String what) {
    if (!Objects.equals(found, expected)) {
      throw new AssertionError(what + ": expected <" + expected + "> but found <" + found + ">");
    }
  }
}
