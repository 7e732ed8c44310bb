package dev.serval.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Where long lines of generated code are broken.
final class LineBreaksTest {
  private static String broken(String line) {
    StringBuilder out = new StringBuilder();
    LineBreaks.append(out, line);
    return out.toString();
  }

  @Test
  void leavesWhatFits() {
    String line = "    int x = 1; // " + "y".repeat(80);

    assertThat(broken(line)).isEqualTo(line + "\n");
  }

  @Test
  void breaksAfterAnAssignmentFirst() {
    String value = "make(" + "a".repeat(60) + ", " + "b".repeat(20) + ");";

    assertThat(broken("  List<String> values = " + value))
        .isEqualTo("  List<String> values =\n      " + value + "\n");
  }

  @Test
  void putsArgumentsOnTheirOwnLineWhereTheyFit() {
    String arguments = "a".repeat(40) + ", " + "b".repeat(40) + ");";

    assertThat(broken("  return somethingLong.call(" + arguments))
        .isEqualTo("  return somethingLong.call(\n      " + arguments + "\n");
  }

  @Test
  void fillsLinesWithArgumentsThatDoNotFitOne() {
    String a = "a".repeat(45);

    assertThat(broken("  call(%s, %s, %s);".formatted(a, a, a)))
        .isEqualTo("  call(%s,\n      %s, %s);\n".formatted(a, a, a));
  }

  @Test
  void neverBreaksTextsNorComments() {
    String text = "  call(\"" + "a, (b) ".repeat(20) + "\");";
    String comment = "  /// " + "a, (b) ".repeat(20);

    assertThat(broken(text)).isEqualTo(text + "\n");
    assertThat(broken(comment)).isEqualTo(comment + "\n");
  }

  @Test
  void keepsTypeArgumentsTogether() {
    String type = "Map<String, List<" + "A".repeat(30) + ">>";

    assertThat(broken("  private void checkAll(JsonReader in, " + type + " value, int other) {"))
        .isEqualTo(
            "  private void checkAll(\n      JsonReader in, " + type + " value, int other) {\n");
  }
}
