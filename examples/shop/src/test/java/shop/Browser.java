package shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Chromium without window that a test drives, by the protocol of its developer tools over a
/// WebSocket. It takes the one that is installed, and never loads one. For one thread.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LISTENS = Pattern.compile("DevTools listening on (ws://\\S+)");

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
  private @Nullable String session;

  private Browser(Process process, URI address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, new Answers())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
  }

  /// Returns the Chromium of this machine: what the variable `CHROMIUM` names, else the first on
  /// the `PATH`.
  static Optional<Path> installed() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts it with an empty profile and one empty page.
  static Browser start(Path program, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--window-size=1280,1600",
                "--user-data-dir=" + profile)
            .redirectErrorStream(true)
            .start();
    try {
      Browser browser = new Browser(process, address(process));
      browser.openPage();
      return browser;
    } catch (RuntimeException | IOException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  private static URI address(Process process) throws IOException {
    BufferedReader output = process.inputReader(UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher found = LISTENS.matcher(line);
      if (found.find()) {
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
        return URI.create(found.group(1));
      }
    }
    throw new IOException("Chromium ended before it listened");
  }

  private void openPage() {
    JsonObject target = call("Target.createTarget", members().put("url", "about:blank"));
    JsonObject attached =
        call(
            "Target.attachToTarget",
            members().put("targetId", text(target, "targetId")).put("flatten", true));
    session = text(attached, "sessionId");
  }

  /// Shows a page.
  void open(URI page) {
    JsonObject unused = call("Page.navigate", members().put("url", page.toString()));
  }

  /// Returns what an expression of JavaScript is, awaited where it is a promise; empty for
  /// undefined.
  String run(String expression) {
    JsonObject answer =
        call(
            "Runtime.evaluate",
            members()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("userGesture", true)
                .put("returnByValue", true));
    if (answer.get("exceptionDetails") != null) {
      throw new IllegalStateException(expression + "\n" + answer);
    }
    JsonValue value = ((JsonObject) required(answer, "result")).get("value");
    return value == null ? "" : value instanceof JsonString(String text) ? text : value.toString();
  }

  /// Waits until an expression is true.
  void await(String expression) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!run("Boolean(" + expression + ")").equals("true")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Never true: " + expression + "\nOn the page:\n" + run("document.body.innerText"));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// Clicks on the first element of a selector, once it is there.
  void click(String selector) {
    await(element(selector));
    String unused = run(element(selector) + ".click()");
  }

  /// Types into the first element of a selector, once it is there, as a keyboard does.
  void type(String selector, String text) {
    await(element(selector));
    String unused = run(element(selector) + ".focus(), " + element(selector) + ".select()");
    JsonObject typed = call("Input.insertText", members().put("text", text));
  }

  /// Chooses a file in the first element of a selector.
  void choose(String selector, Path file) {
    await(element(selector));
    JsonObject found = call("Runtime.evaluate", members().put("expression", element(selector)));
    JsonObject unused =
        call(
            "DOM.setFileInputFiles",
            members()
                .put("files", dev.serval.json.JsonArray.ofStrings(List.of(file.toString())))
                .put("objectId", text((JsonObject) required(found, "result"), "objectId")));
  }

  private static String element(String selector) {
    return "document.querySelector(" + new JsonString(selector) + ")";
  }

  private static JsonObject.Builder members() {
    return JsonObject.builder();
  }

  private static JsonValue required(JsonObject object, String member) {
    JsonValue value = object.get(member);
    if (value == null) {
      throw new IllegalStateException("No " + member + " in " + object);
    }
    return value;
  }

  private static String text(JsonObject object, String member) {
    return ((JsonString) required(object, member)).value();
  }

  private JsonObject call(String method, JsonObject.Builder parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    calls.put(id, answer);
    JsonObject.Builder message =
        members().put("id", id).put("method", method).put("params", parameters.build());
    if (session != null) {
      message.put("sessionId", session);
    }
    socket.sendText(message.build().toString(), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// Completes each call with its answer.
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        take((JsonObject) JsonValue.parse(message.toString().getBytes(UTF_8)));
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void take(JsonObject answer) {
      CompletableFuture<JsonObject> call =
          answer.get("id") instanceof dev.serval.json.JsonNumber id
              ? calls.remove(id.toInt())
              : null;
      if (call != null && answer.get("result") instanceof JsonObject result) {
        call.complete(result);
      } else if (call != null) {
        call.completeExceptionally(new IllegalStateException(answer.toString()));
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
