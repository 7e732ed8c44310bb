package dev.serval.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private final Channels channels = Channels.inMemory();
  private final Presence<String> people = channels.presence("room", String.class);

  @AfterEach
  void close() {
    channels.close();
  }

  private static List<String> infos(Presence<String> presence) {
    return presence.members().stream().map(Member::info).toList();
  }

  @Test
  void membersAreThoseWhoJoinedAndDidNotLeave() {
    Membership ada = people.join("ada");
    people.join("bob");
    people.join("ada");
    assertThat(infos(people)).containsExactly("ada", "bob", "ada");
    ada.close();
    ada.close();
    assertThat(infos(people)).containsExactly("bob", "ada");
    assertThat(people.members()).extracting(Member::id).doesNotContain(ada.id());
    assertThat(infos(channels.presence("other", String.class))).isEmpty();
  }

  @Test
  void comingAndGoingAreEvents() {
    List<String> events = new ArrayList<>();
    people
        .events()
        .subscribe(event ->
            events.add(
                switch (event.value()) {
                  case PresenceEvent.Joined<String> joined -> "+" + joined.member().info();
                  case PresenceEvent.Left<String> left -> "-" + left.member().info();
                }));
    Membership ada = people.join("ada");
    people.join("bob");
    ada.close();
    ada.close();
    assertThat(events).containsExactly("+ada", "+bob", "-ada");
  }

  @Test
  void anEventAsJsonNamesTheMember() {
    List<String> events = new ArrayList<>();
    people.events().subscribe(event -> events.add(event.message().string()));
    Membership ada = people.join("ada");
    ada.close();
    assertThat(events)
        .containsExactly(
            "{\"event\":\"joined\",\"id\":\"" + ada.id() + "\",\"member\":\"ada\"}",
            "{\"event\":\"left\",\"id\":\"" + ada.id() + "\",\"member\":\"ada\"}");
  }

  @Test
  void membersOfOneNodeAreBounded() {
    try (Channels few = Channels.inMemory(ChannelLimits.defaults().withMaxMembers(2))) {
      Presence<String> room = few.presence("room", String.class);
      Membership first = room.join("a");
      room.join("b");
      assertThatThrownBy(() -> room.join("c"))
          .isInstanceOf(ChannelLimitException.class)
          .hasMessage("maxMembers is reached: there are 2");
      first.close();
      room.join("c");
      assertThat(infos(room)).containsExactly("b", "c");
    }
  }

  @Test
  void presencesAreBoundedAndVanishWithTheirLastMember() {
    try (Channels few = Channels.inMemory(ChannelLimits.defaults().withMaxChannels(1))) {
      Membership one = few.presence("a", String.class).join("x");
      assertThatThrownBy(() -> few.presence("b", String.class).join("x"))
          .isInstanceOf(ChannelLimitException.class);
      one.close();
      few.presence("b", String.class).join("x");
    }
  }

  @Test
  void whatIsToldOfAMemberIsBounded() {
    try (Channels small = Channels.inMemory(ChannelLimits.defaults().withMaxBytes(20))) {
      Presence<String> room = small.presence("room", String.class);
      room.join("x".repeat(8));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> room.join("x".repeat(9)))
          .withMessageContaining("at most 10 bytes of JSON, not 11");
    }
  }

  @Test
  void nobodyJoinsWhenTheChannelsAreClosed() {
    channels.close();
    assertThatIllegalStateException().isThrownBy(() -> people.join("ada"));
    assertThat(people.members()).isEmpty();
    assertThat(people).hasToString("presence room");
    assertThat(people.name()).isEqualTo("room");
  }
}
