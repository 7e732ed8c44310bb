package fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/guide/coming-from-fastapi.md says what the sources say, and leaves out no page.
///
/// A snippet stands below the heading whose anchor is the name of its regions, which lie between
/// `// snippet: name` and `// end` in the sources. `-Dgolden.update=true` writes them into the
/// guide.
class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/guide/coming-from-fastapi.md");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java"), Path.of("src/test/java"), Path.of("../pages/src/main/java"));

  private static final Pattern SNIPPET =
      Pattern.compile("(?m)^### (.+)\n\n(?:[^`#][^\n]*\n)*\n?```java\n([\\s\\S]*?)^```$");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[[^]]+]\\((https://fastapi[^)]+)\\) \\| (.+) \\| (.+) \\|$");
  private static final Pattern LINK = Pattern.compile("]\\(([^):]+)\\)");

  /// The regions of all sources by name, those of one name one after the other.
  private static Map<String, String> regions() throws IOException {
    Map<String, String> regions = new TreeMap<>();
    for (Path root : SOURCES) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          read(Files.readAllLines(file), regions);
        }
      }
    }
    return regions;
  }

  private static void read(List<String> lines, Map<String, String> regions) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("// snippet: ")) {
        int end = i + 1;
        while (!lines.get(end).strip().equals("// end")) {
          end++;
        }
        String text = String.join("\n", lines.subList(i + 1, end)).stripTrailing();
        text = text.stripIndent().strip() + "\n";
        regions.merge(line.substring("// snippet: ".length()), text, (a, b) -> a + "\n" + b);
        i = end;
      }
    }
  }

  private static String guide() throws IOException {
    return Files.readString(GUIDE);
  }

  /// As the hosts of the guide make anchors of headings.
  private static String anchor(String heading) {
    return heading
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9 -]", "")
        .replace(' ', '-');
  }

  @Test
  void showsTheTestedSources() throws IOException {
    Map<String, String> regions = regions();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GUIDE, updated(guide(), regions));
    }
    Map<String, String> shown = new TreeMap<>();
    SNIPPET
        .matcher(guide())
        .results()
        .forEach(found -> shown.put(anchor(found.group(1)), found.group(2)));
    assertThat(shown).isEqualTo(regions);
  }

  private static String updated(String guide, Map<String, String> regions) {
    return SNIPPET
        .matcher(guide)
        .replaceAll(found -> Matcher.quoteReplacement(updated(found, regions)));
  }

  private static String updated(MatchResult found, Map<String, String> regions) {
    String text = regions.getOrDefault(anchor(found.group(1)), found.group(2));
    int from = found.start(2) - found.start();
    return found.group().substring(0, from) + text + "```";
  }

  @Test
  void hasEachPageOfTutorialAndAdvancedGuideInTheirOrder() throws IOException {
    List<String> pages = new ArrayList<>();
    ROW.matcher(guide())
        .results()
        .map(row -> row.group(1))
        .filter(page -> !page.contains("/how-to/"))
        .forEach(pages::add);
    assertThat(pages)
        .containsExactlyElementsOf(
            Files.readAllLines(Path.of("src/test/resources/fastapi-pages.txt")));
  }

  /// A row either leads to a snippet or says why there is none.
  @Test
  void hasSnippetOrReasonForEachPage() throws IOException {
    Map<String, String> regions = regions();
    List<MatchResult> rows = ROW.matcher(guide()).results().toList();
    assertThat(rows).isNotEmpty();
    for (MatchResult row : rows) {
      String snippet = row.group(3);
      if (snippet.equals("–")) {
        assertThat(row.group(2)).as(row.group(1)).containsPattern("^(No code|Not |Python)");
      } else {
        assertThat(LINK.matcher(snippet).results().map(link -> link.group(1)))
            .as(row.group(1))
            .isNotEmpty()
            .allMatch(link -> link.startsWith("#") && regions.containsKey(link.substring(1)));
      }
    }
  }

  @Test
  void linksToFilesAndHeadingsThatExist() throws IOException {
    String guide = guide();
    for (MatchResult found : LINK.matcher(guide).results().toList()) {
      String link = found.group(1);
      int hash = link.indexOf('#');
      String file = hash < 0 ? link : link.substring(0, hash);
      Path path = file.isEmpty() ? GUIDE : GUIDE.resolveSibling(file);
      assertThat(path).as(link).exists();
      if (hash >= 0) {
        assertThat(anchors(Files.readString(path))).as(link).contains(link.substring(hash + 1));
      }
    }
  }

  private static List<String> anchors(String page) {
    return Pattern.compile("(?m)^#+ (.+)$")
        .matcher(page)
        .results()
        .map(heading -> anchor(heading.group(1)))
        .toList();
  }
}
