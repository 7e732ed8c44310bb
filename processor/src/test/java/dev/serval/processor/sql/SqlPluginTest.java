package dev.serval.processor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the plugin runs in javac as it is called by build tools; what it says is shown by the golden
/// cases.
final class SqlPluginTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private static final String CONCATENATED =
      """
      import dev.serval.postgres.*;

      final class Todos {
        Query find(Database db, String title) {
          return db.query("select id from todo where title = '" + title + "'");
        }
      }
      """;

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();

  private int compile(String source, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("Todos.java"), source);
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-d", folder.toString(), file.toString()));
    PrintWriter out = new PrintWriter(said);
    return ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(out, out, arguments.toArray(String[]::new));
  }

  @Test
  void failsTheBuildAndWritesNoClass() throws IOException {
    assertThat(compile(CONCATENATED, "-cp", CLASS_PATH, "-processorpath", CLASS_PATH)).isNotZero();
    assertThat(said.toString()).contains("Todos.java:5: error: SRV110 Todos.find(): ");
    assertThat(folder.resolve("Todos.class")).doesNotExist();
  }

  @Test
  void pointsAtWhatIsNoConstant() throws IOException {
    compile(CONCATENATED, "-cp", CLASS_PATH, "-processorpath", CLASS_PATH);

    List<String> lines = said.toString().lines().toList();
    int source =
        lines.indexOf(
            "    return db.query(\"select id from todo where title = '\" + title + \"'\");");
    assertThat(source).isPositive();
    assertThat(lines.get(source + 1).indexOf('^')).isEqualTo(lines.get(source).indexOf("title +"));
  }

  @Test
  void checksWithoutProcessing() throws IOException {
    assertThat(compile(CONCATENATED, "-proc:none", "-cp", CLASS_PATH)).isNotZero();
    assertThat(said.toString()).contains("SRV110");
  }

  @Test
  void staysOutOfProgramsWithoutPostgres() throws IOException {
    String own =
        """
        final class Todos {
          static final class Database {
            void query(String sql) {}
          }

          void find(Database db, String title) {
            db.query("select " + title);
          }
        }
        """;

    assertThat(compile(own, "-cp", folder.toString(), "-processorpath", CLASS_PATH)).isZero();
    assertThat(said.toString()).isEmpty();
    assertThat(folder.resolve("Todos.class")).exists();
  }

  @Test
  void leavesFaultsOfTheLanguageToJavac() throws IOException {
    String unknown = CONCATENATED.replace("+ title", "+ titel");

    assertThat(compile(unknown, "-cp", CLASS_PATH, "-processorpath", CLASS_PATH)).isNotZero();
    assertThat(said.toString()).contains("cannot find symbol").doesNotContain("SRV110");
  }
}
