package streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/guide/streaming.md shows methods of this example.
class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/guide/streaming.md");
  private static final Pattern METHOD = Pattern.compile("(?m)^```java\n(@[\\s\\S]*?)^```$");

  private static String plain(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" ")).replaceAll(" +", " ");
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/streams"))) {
      return files
          .map(file -> {
            try {
              return plain(Files.readString(file));
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          })
          .collect(Collectors.joining("\n"));
    }
  }

  @Test
  void showsTheMethodsOfTheExample() throws IOException {
    List<String> shown =
        METHOD
            .matcher(Files.readString(GUIDE))
            .results()
            .map((MatchResult found) -> plain(found.group(1)))
            .toList();
    assertThat(shown).hasSizeGreaterThan(5);
    String sources = sources();
    assertThat(shown).allSatisfy(method -> assertThat(sources).contains(method));
  }
}
