package dev.serval.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The catalogue of what is refused.
final class DiagnosticTest {
  @ParameterizedTest
  @EnumSource(Diagnostic.class)
  void isExplainedInTheGuide(Diagnostic diagnostic) throws IOException {
    String page = Files.readString(Path.of("../docs/guide/compile-errors.md"));

    assertThat(page.lines()).contains("### " + diagnostic.id() + ": " + diagnostic.summary());
  }

  @Test
  void isFoundByItsNumberInTheGuide() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/compile-errors.md"));
    for (String section : page.split("(?m)^## ")) {
      assertThat(ids(section)).as(section.lines().findFirst().orElse("")).isSorted();
    }
    List<String> firsts =
        Pattern.compile("(?m)^## .*")
            .splitAsStream(page)
            .flatMap(s -> ids(s).stream().limit(1))
            .toList();
    assertThat(firsts).isSorted();
  }

  private static List<String> ids(String text) {
    return Pattern.compile("(?m)^### (SRV\\d{3})")
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  @Test
  void hasAnIdOfItsOwn() {
    assertThat(Arrays.stream(Diagnostic.values()).map(Diagnostic::id)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Diagnostic.class)
  void isShownByAGolden(Diagnostic diagnostic) throws IOException {
    assertThat(shown()).contains(diagnostic.id());
  }

  /// The ids that occur in what the golden cases are answered with.
  private static Set<String> shown() throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden/diagnostics"))) {
      for (Path file : files.filter(path -> path.endsWith("expected.txt")).toList()) {
        Matcher id = Pattern.compile("SRV\\d{3}").matcher(Files.readString(file));
        while (id.find()) {
          ids.add(id.group());
        }
      }
    }
    return ids;
  }
}
