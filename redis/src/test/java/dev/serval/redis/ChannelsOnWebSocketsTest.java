package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.MessageCodec;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Overflow;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonType;
import dev.serval.json.JsonWriter;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestWebSocket;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ChannelsOnWebSocketsTest {
  @Test
  void sessionsOfARouteShareOneEncodingAndLeaveWhenTheyClose() throws Exception {
    int[] encoded = new int[1];
    JsonCodec<String> counting =
        new JsonCodec<>() {
          @Override
          public void write(JsonWriter out, String value) {
            encoded[0]++;
            out.value(value);
          }

          @Override
          public @Nullable String read(JsonReader in) {
            return in.readString();
          }
        };
    try (Channels channels = Channels.inMemory()) {
      Channel<String> room = channels.channel("room", counting);
      MessageCodec<String> out =
          MessageCodec.json(JsonFamily.generated().body(JsonType.of(counting, String.class)));
      App app =
          App.create()
              .webSocket(
                  "/chat",
                  MessageCodec.text(),
                  out,
                  session -> {
                    session.subscribe(room, Overflow.CLOSE);
                    session.forEach(line -> room.publish(line));
                  });
      try (var client = TestClient.of(app)) {
        List<TestWebSocket> sockets =
            Stream.generate(() -> client.webSocket("/chat").open()).limit(5).toList();
        for (int i = 0; i < 5; i++) {
          sockets.get(i).send("here " + i);
          skipTo(sockets.get(i), "\"here " + i + "\""); // it is subscribed now
        }
        sockets.getLast().send("all");
        for (TestWebSocket socket : sockets) {
          skipTo(socket, "\"all\"");
        }
        assertThat(encoded[0]).as("once for each message, of which there are six").isEqualTo(6);
        sockets.forEach(TestWebSocket::drop);
        RedisServer.Eventually.holds(() -> assertThat(channels.size()).isZero());
      }
    }
  }

  private static void skipTo(TestWebSocket socket, String text) {
    while (!socket.receiveText().equals(text)) {
      // what others said before
    }
  }
}
