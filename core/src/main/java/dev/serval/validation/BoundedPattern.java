package dev.serval.validation;

import java.util.regex.Pattern;

/// Matches a regular expression within a number of steps, so that no pattern, however badly it
/// backtracks, lets one request hold a thread.
///
/// `java.util.regex` has no time limit, but it reads its input through `charAt`: the input is
/// wrapped in a sequence that counts these reads and stops the match when a budget is spent. The
/// budget is linear in the length of the input, so the work for one request stays linear in its
/// size. A match that is stopped counts as no match: it can only be an input that the pattern
/// refuses after long backtracking, or one that nobody should make a server work so hard for. The
/// same holds where the expression's recursion is deeper than the thread's stack. [StoppedPatterns]
/// tells the developer.
final class BoundedPattern {
  /// The reads that every input may cost.
  static final int BASE_STEPS = 100_000;

  /// The further reads that each character of the input may cost.
  static final int STEPS_PER_CHARACTER = 100;

  private BoundedPattern() {}

  static boolean matches(Pattern pattern, CharSequence value) {
    try {
      return pattern.matcher(new Counted(value)).matches();
    } catch (BudgetSpent spent) {
      StoppedPatterns.warn(pattern, "more steps than its bound");
    } catch (StackOverflowError deep) {
      StoppedPatterns.warn(pattern, "more stack than there is");
    }
    return false;
  }

  private static final class Counted implements CharSequence {
    private final CharSequence value;
    private long left;

    Counted(CharSequence value) {
      this.value = value;
      this.left = BASE_STEPS + (long) STEPS_PER_CHARACTER * value.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new BudgetSpent();
      }
      return value.charAt(index);
    }

    @Override
    public int length() {
      return value.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return value.subSequence(start, end);
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  private static final class BudgetSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetSpent() {
      super(null, null, false, false);
    }
  }
}
