package streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.StreamResponses;
import dev.serval.json.JsonType;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestEvents;
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

/// docs/guide/streaming.md shows code of this example.
class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/guide/streaming.md");
  private static final Pattern SNIPPET = Pattern.compile("(?m)^```java\n([\\s\\S]*?)^```$");

  private static App byHand(Market market) {
    App app = App.create().closeOnStop(market);
    app.mount(group -> {
      StreamResponses<Tick> ticks = group.events(JsonType.of(Tick.class));
      group.get("/ticks", request -> ticks.of(request, market.after(0)));
    });
    return app;
  }

  @Test
  void sendsEventsOfRouteByHand() {
    Market market = new Market();
    market.publish("TEA", 250);
    try (TestClient client = TestClient.of(byHand(market));
        TestEvents<Tick> ticks = client.get("/ticks").events(Tick.class)) {
      assertThat(ticks.nextData()).isEqualTo(new Tick(1, "TEA", 250));
    }
  }

  /// The formatter breaks lines elsewhere than the page does.
  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static String sources() throws IOException {
    try (Stream<Path> main = Files.list(Path.of("src/main/java/streams"));
        Stream<Path> tests = Files.list(Path.of("src/test/java/streams"))) {
      return Stream.concat(main, tests)
          .map(file -> {
            try {
              return squeezed(Files.readString(file));
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          })
          .collect(Collectors.joining("\n"));
    }
  }

  @Test
  void showsCodeOfTheExample() throws IOException {
    List<String> shown =
        SNIPPET
            .matcher(Files.readString(GUIDE))
            .results()
            .map((MatchResult found) -> squeezed(found.group(1)))
            .toList();
    assertThat(shown).hasSizeGreaterThan(8);
    String sources = sources();
    assertThat(shown).allSatisfy(snippet -> assertThat(sources).contains(snippet));
  }
}
