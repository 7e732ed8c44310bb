package todos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serval.fixtures.OpenApiCheck;
import dev.serval.testing.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The document that the application serves, and its checked-in copy, from which clients are made.
class DocumentTest {
  private static final Path COPY = Path.of("openapi.json");

  private static String served() {
    try (TestClient client = TestClient.of(TodosApp.app())) {
      return client.get("/openapi.json").expect(200).text();
    }
  }

  @Test
  void isValidOpenApiWithValidExamples() {
    assertThat(OpenApiCheck.problems(served())).isEmpty();
    assertThat(OpenApiCheck.examples(served())).isGreaterThan(5);
  }

  /// Rewritten with `-Dgolden.update=true`; read the diff.
  @Test
  void isTheCheckedInCopy() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(COPY, oneMemberALine(served()));
    }
    assertThat(Files.readString(COPY)).isEqualTo(oneMemberALine(served()));
  }

  /// The same document, written so that a change of one member is a diff of one line.
  private static String oneMemberALine(String json) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json)) + "\n";
  }
}
