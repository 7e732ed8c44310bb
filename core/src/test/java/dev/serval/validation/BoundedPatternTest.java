package dev.serval.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BoundedPatternTest {
  private static boolean matches(String regexp, String value) {
    return Constraints.matches(Pattern.compile(regexp), value);
  }

  @Test
  void matchesTheWholeText() {
    assertThat(matches("[a-z]+", "abc")).isTrue();
    assertThat(matches("[a-z]+", "abc1")).isFalse();
    assertThat(matches("a|ab", "ab")).isTrue();
    assertThat(matches("(a)\\1", "aa")).isTrue();
    assertThat(matches("", "")).isTrue();
  }

  @Test
  void honoursFlags() {
    Pattern pattern = Pattern.compile("[a-z]+", Pattern.CASE_INSENSITIVE);
    assertThat(Constraints.matches(pattern, "ABC")).isTrue();
  }

  @Test
  void stopsAPatternThatBacktracksWithoutEnd() {
    String evil = "a".repeat(5_000) + "!";
    for (String regexp :
        new String[] {"(a+)+", "(a|aa)+", "(a*)*b", "(.*)*x", "([a-z]+)*[A-Z]", "a*a*a*a*a*a*b"}) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60), () -> assertThat(matches(regexp, evil)).as(regexp).isFalse());
    }
  }

  @Test
  void spendsNoMoreThanTheBudget() {
    CountingText text = new CountingText("a".repeat(40) + "!");
    assertThat(Constraints.matches(Pattern.compile("a*a*a*a*a*a*a*b"), text)).isFalse();
    long budget =
        BoundedPattern.BASE_STEPS + (long) BoundedPattern.STEPS_PER_CHARACTER * text.length();
    assertThat(text.reads).isEqualTo(budget);
  }

  @Test
  void aLongTextIsMatchedWhenThePatternIsLinear() {
    assertThat(matches("[\\s\\S]*", "x".repeat(1 << 20))).isTrue();
    assertThat(matches("[a-z]*\\d", "x".repeat(1 << 20) + "1")).isTrue();
  }

  @Test
  void aPatternThatRecursesBeyondTheStackDoesNotMatch() {
    assertThatCode(() -> matches("(a|b)*c", "ab".repeat(200_000))).doesNotThrowAnyException();
  }

  private static final class CountingText implements CharSequence {
    private final String text;
    private long reads;

    CountingText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }
  }
}
