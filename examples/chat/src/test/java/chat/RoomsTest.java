package chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.testing.TestClient;
import dev.serval.testing.TestWebSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What those in a room see, without a socket.
class RoomsTest {
  private final TestClient client =
      TestClient.of(ChatApp.app(new ChatSettings(0, Optional.empty())));

  private TestWebSocket enter(String room, String name) {
    return client.webSocket("/rooms/" + room).query("name", name).open();
  }

  /// Passes over who is there, and one's own coming.
  private static void settle(TestWebSocket guest, String name) {
    assertThat(guest.receive(ChatEvent.class))
        .isInstanceOfSatisfying(
            ChatEvent.Joined.class, joined -> assertThat(joined.guest().name()).isEqualTo(name));
    assertThat(guest.receive(ChatEvent.class)).isInstanceOf(ChatEvent.Here.class);
  }

  private static ChatEvent.Line line(TestWebSocket guest) {
    return (ChatEvent.Line) guest.receive(ChatEvent.class);
  }

  @Test
  void tellsEverybodyInTheRoomWhatIsSaid() {
    try (TestWebSocket ada = enter("lobby", "Ada");
        TestWebSocket elsewhere = enter("attic", "Eve")) {
      settle(ada, "Ada");
      settle(elsewhere, "Eve");
      try (TestWebSocket bob = enter("lobby", "Bob")) {
        settle(bob, "Bob");
        assertThat(ada.receive(ChatEvent.class)).isInstanceOf(ChatEvent.Joined.class);
        bob.json(new Say("hello"));
        for (TestWebSocket guest : List.of(ada, bob)) {
          ChatEvent.Line heard = line(guest);
          assertThat(heard.name()).isEqualTo("Bob");
          assertThat(heard.text()).isEqualTo("hello");
        }
      }
      assertThat(ada.receive(ChatEvent.class))
          .isInstanceOfSatisfying(
              ChatEvent.Left.class, left -> assertThat(left.guest().name()).isEqualTo("Bob"));
      elsewhere.json(new Say("who is there?"));
      assertThat(line(elsewhere).text()).isEqualTo("who is there?");
    }
  }

  @Test
  void refusesRoomsAndNamesThatAreNone() {
    client.webSocket("/rooms/Lobby").query("name", "Ada").expectProblem(422);
    client.webSocket("/rooms/lobby").expectProblem(422);
    client.webSocket("/rooms/lobby").query("name", "x".repeat(41)).expectProblem(422);
  }

  @Test
  void closesWhereSomethingElseThanALineIsSent() {
    try (TestWebSocket ada = enter("lobby", "Ada")) {
      settle(ada, "Ada");
      ada.json("{\"text\": \"\"}");
      assertThat(ada.receive(ChatEvent.class)).isInstanceOf(ChatEvent.Left.class);
      ada.expectClose(1008);
      assertThat(ada.closeReason()).isEqualTo("#/text must not be blank");
    }
  }

  @Test
  void tellsWhoForgetsTheHandshakeAndServesThePage() {
    client.get("/rooms/lobby?name=Ada").expect(426).expectHeader("Upgrade", "websocket");
    client.get("/rooms").expect(404);
    client.get("/").expect(200);
  }

  @Test
  void refusesPagesOfOtherOrigins() {
    client
        .webSocket("/rooms/lobby")
        .query("name", "Ada")
        .origin("https://elsewhere.example")
        .expectProblem(403);
  }
}
