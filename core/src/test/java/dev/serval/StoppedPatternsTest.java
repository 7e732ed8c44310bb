// What the log says of expressions that were stopped; outside their package, as generated code is.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.validation.Constraints;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StoppedPatternsTest {
  private static final String VALUE = "a".repeat(200) + "!";

  private static String logOf(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void areNamedOnceWithTheirPlaceAndNeverWithTheValue() {
    Pattern evil = Pattern.compile("a*a*a*a*a*a*b#first\nline", Pattern.COMMENTS);
    String log = logOf(() -> assertThat(Constraints.matches(evil, VALUE)).isFalse());
    assertThat(log.lines()).hasSize(1);
    assertThat(log)
        .contains("WARN dev.serval")
        .contains("'a*a*a*a*a*a*b#first line'")
        .contains(StoppedPatternsTest.class.getName())
        .contains("needed more steps than its bound")
        .doesNotContain("aaa");
    assertThat(logOf(() -> Constraints.matches(evil, VALUE))).isEmpty();
    assertThat(logOf(() -> Constraints.matches(Pattern.compile("a*a*a*a*a*a*second"), VALUE)))
        .contains("'a*a*a*a*a*a*second'");
  }

  @Test
  void areNamedWhereTheStackEnds() {
    Pattern deep = Pattern.compile("(a|b)*stack");
    assertThat(logOf(() -> Constraints.matches(deep, "ab".repeat(200_000))))
        .contains("'(a|b)*stack'")
        .contains("needed more stack than there is");
  }

  @Test
  void areNotThoseThatSimplyDoNotMatch() {
    assertThat(logOf(() -> Constraints.matches(Pattern.compile("[a-z]+third"), VALUE))).isEmpty();
  }
}
