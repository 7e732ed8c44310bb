// Holds SECURITY.md and the regression cases together.
package dev.serval.netty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SecurityPageTest {
  private static final Pattern ADVISORY = Pattern.compile("^== .*\\((\\S+ CVE-[0-9-]+)\\)");
  private static final Path PAGE = Path.of("..", "SECURITY.md");

  @Test
  void namesEveryAdvisoryThatHasACaseAndNoOther() throws IOException {
    Set<String> cases =
        WireTable.theme("advisories").stream()
            .map(one -> one.name().split(": ", 2)[0])
            .filter(name -> !name.contains("RFC"))
            .collect(Collectors.toSet());
    cases.addAll(ofFrames());
    List<String> page =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.matches("\\| \\S+ (CVE-[0-9]|GHSA-|[0-9.]+ \\|).*"))
            .map(line -> line.split(" \\| ")[0].substring(2))
            .toList();
    assertThat(page).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    assertThat(page).containsExactlyInAnyOrderElementsOf(cases);
  }

  /// The frame table has its advisories in the names of cases, in brackets.
  private static Set<String> ofFrames() throws IOException {
    Path table = Path.of("src", "test", "resources", "websocket", "limits.txt");
    return Files.readAllLines(table).stream()
        .map(ADVISORY::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
