package todos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is packaged runs: `java -jar todos.jar`, with nothing beside it but its libraries.
@Timeout(300)
class PackagedJarIT {
  private static final Pattern READY =
      Pattern.compile("Serval listens on (http://localhost:\\d+) with 5 routes, ready in \\d+ ms");

  private final HttpClient client = HttpClient.newHttpClient();
  private Process server;
  private String firstLine;

  @BeforeEach
  void start() throws IOException {
    server =
        new ProcessBuilder(java(), "-jar", jar(), "--port=0").redirectErrorStream(true).start();
    BufferedReader output = server.inputReader(UTF_8);
    firstLine = output.readLine();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String jar() {
    return System.getProperty("jar");
  }

  @AfterEach
  void kill() {
    server.destroyForcibly();
  }

  @Test
  void answersAndStopsInOrder() throws Exception {
    Matcher ready = READY.matcher(firstLine);
    // Nothing is printed before that line: no warning of the JVM or of Netty.
    assertThat(ready.find()).as(firstLine).isTrue();
    assertThat(firstLine).endsWith("requests begin on the event loops");
    URI todos = URI.create(ready.group(1) + "/todos");

    HttpResponse<String> added =
        client.send(
            HttpRequest.newBuilder(todos)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"tea\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.headers().firstValue("location")).contains("/todos/1");
    assertThat(get(todos.resolve("/docs")).statusCode()).isEqualTo(200);
    assertThat(get(todos.resolve("/nothing")).statusCode()).isEqualTo(404);

    server.destroy();
    assertThat(server.waitFor(120, TimeUnit.SECONDS)).isTrue();
  }

  /// What `docs/guide/performance.md` says of the AOT cache.
  @Test
  void startsFromACacheThatATrainingRunMade(@TempDir Path folder) throws Exception {
    Path cache = folder.resolve("todos.aot");
    Process training =
        new ProcessBuilder(
                java(),
                "-XX:AOTCacheOutput=" + cache,
                "-Dserval.training=true",
                "-jar",
                jar(),
                "--port=0")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("training.log").toFile())
            .start();
    assertThat(training.waitFor(200, TimeUnit.SECONDS)).isTrue();
    assertThat(training.exitValue()).isZero();
    assertThat(cache).isNotEmptyFile();

    Process trained =
        new ProcessBuilder(
                java(), "-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-jar", jar(), "--port=0")
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(trained.inputReader(UTF_8).readLine()).containsPattern(READY);
    } finally {
      trained.destroyForcibly();
    }
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
