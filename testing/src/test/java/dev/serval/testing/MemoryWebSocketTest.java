package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.transport.WebSocketOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a WebSocket in memory ends.
class MemoryWebSocketTest {
  private static void fail(String what) {
    throw new IllegalStateException(what);
  }

  @Test
  void callsEachActionWhateverTheOthersThrowAndReportsThem() {
    MemoryWebSocket socket = new MemoryWebSocket(WebSocketOptions.defaults());
    List<String> called = new ArrayList<>();
    socket.server().onClosed(() -> fail("first"));
    socket.server().onClosed(() -> called.add("second"));
    socket.server().onClosed(() -> fail("third"));
    socket.server().onClosed(() -> called.add("fourth"));

    socket.drop();

    assertThat(called).containsExactly("second", "fourth");
    Throwable reported = socket.failure();
    assertThat(reported).hasMessage("first");
    assertThat(reported.getSuppressed()).extracting(Throwable::getMessage).containsExactly("third");
  }

  @Test
  void actionThatThrowsFailsTheTest() {
    try (TestClient client =
        TestClient.of(
            App.create()
                .webSocket(
                    "/",
                    session -> {
                      session.channel().onClosed(() -> fail("told to fail"));
                      session.receive();
                    }))) {
      TestWebSocket ws = client.webSocket("/").open();
      assertThatThrownBy(ws::close)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("onClosed")
          .hasRootCauseMessage("told to fail");
    }
  }
}
