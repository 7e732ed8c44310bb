package chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.testing.TestServer;
import dev.serval.testing.TestWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two nodes over one Redis are one chat.
@Timeout(300)
class TwoNodesTest {
  private OneRedis redis;
  private TestServer first;
  private TestServer second;

  @BeforeEach
  void start() throws IOException {
    redis = OneRedis.start();
    ChatSettings settings = new ChatSettings(0, Optional.of(redis.uri()));
    first = TestServer.of(ChatApp.app(settings));
    second = TestServer.of(ChatApp.app(settings));
  }

  @AfterEach
  void stop() throws IOException {
    if (first != null) {
      first.close();
    }
    if (second != null) {
      second.close();
    }
    redis.close();
  }

  private static TestWebSocket enter(TestServer node, String name) {
    return node.webSocket("/rooms/lobby")
        .query("name", name)
        .open()
        .patience(Duration.ofSeconds(60));
  }

  /// Returns the next event of a kind, and passes over others.
  private static <E extends ChatEvent> E next(TestWebSocket guest, Class<E> kind) {
    while (true) {
      ChatEvent event = guest.receive(ChatEvent.class);
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
    }
  }

  @Test
  void whatIsSaidOnOneArrivesOnTheOther() {
    try (TestWebSocket ada = enter(first, "Ada")) {
      assertThat(next(ada, ChatEvent.Here.class).guests()).hasSize(1);
      try (TestWebSocket bob = enter(second, "Bob")) {
        assertThat(next(bob, ChatEvent.Here.class).guests())
            .extracting(ChatEvent.Guest::name)
            .containsExactlyInAnyOrder("Ada", "Bob");
        ada.json(new Say("from the first node"));
        bob.json(new Say("from the second node"));
        assertThat(next(bob, ChatEvent.Line.class).text()).startsWith("from the ");
        assertThat(next(bob, ChatEvent.Line.class).text()).startsWith("from the ");
        assertThat(next(ada, ChatEvent.Line.class).text()).startsWith("from the ");
        assertThat(next(ada, ChatEvent.Line.class).text()).startsWith("from the ");
      }
      assertThat(next(ada, ChatEvent.Left.class).guest().name()).isEqualTo("Bob");
    }
  }
}
