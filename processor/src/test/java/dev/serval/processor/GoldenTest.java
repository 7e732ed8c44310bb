package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is generated, and what is said, for each case below `golden`.
///
/// `golden/<case>/input` is compiled and must give exactly `golden/<case>/output`, without a
/// warning. What `golden/diagnostics/<case>/input` is answered with must be exactly its
/// `expected.txt`. After a change that is meant, `-Dgolden.update=true` writes them anew; read the
/// diff before you commit it.
final class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  static List<String> cases() throws IOException {
    return folders(GOLDEN).stream().filter(name -> !name.equals("diagnostics")).toList();
  }

  static List<String> diagnostics() throws IOException {
    return folders(GOLDEN.resolve("diagnostics"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generates(String name) throws IOException {
    Path output = GOLDEN.resolve(name).resolve("output");
    Compilation compilation = Compilation.ofFolder(GOLDEN.resolve(name).resolve("input"));

    if (UPDATE) {
      write(output, compilation.generated());
    }
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated()).isEqualTo(Compilation.readFolder(output));
  }

  @ParameterizedTest
  @MethodSource("diagnostics")
  void refuses(String name) throws IOException {
    Path expected = GOLDEN.resolve("diagnostics").resolve(name).resolve("expected.txt");
    Compilation compilation =
        Compilation.ofFolder(GOLDEN.resolve("diagnostics").resolve(name).resolve("input"));
    String said = String.join("\n", compilation.messages()) + "\n";

    if (UPDATE) {
      Files.writeString(expected, said);
    }
    assertThat(said).isEqualTo(Files.readString(expected)).contains("SRV");
  }

  private static List<String> folders(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (String old : Compilation.readFolder(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
