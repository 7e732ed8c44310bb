package chat;

import dev.serval.MessageCodec;
import dev.serval.Path;
import dev.serval.Query;
import dev.serval.WebSocket;
import dev.serval.WebSocketSession;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Member;
import dev.serval.channels.Membership;
import dev.serval.channels.Overflow;
import dev.serval.channels.Presence;
import dev.serval.channels.PresenceEvent;
import dev.serval.channels.Published;
import dev.serval.channels.Registration;
import dev.serval.transport.WebSocketMessage;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.function.Function;

/// The rooms. One is there while somebody is in it; what was said is not kept.
@Path("/rooms")
final class Rooms {
  private static final MessageCodec<ChatEvent> EVENTS = MessageCodec.json(ChatEvent.class);

  /// A constant, so that all sockets of a room share what it makes.
  private static final Function<Published<PresenceEvent<Person>>, WebSocketMessage>
      COMING_AND_GOING = Rooms::encoded;

  private final Channels channels;
  private final Clock clock;

  Rooms(Channels channels, Clock clock) {
    this.channels = channels;
    this.clock = clock;
  }

  /// Talks in a room until the socket is closed.
  @WebSocket("/{room}")
  void talk(
      @Pattern(regexp = "[a-z0-9-]{1,40}") String room,
      @Query @NotBlank @Size(max = 40) String name,
      WebSocketSession<Say, ChatEvent> session) {
    Channel<ChatEvent> lines = channels.channel("lines:" + room, ChatEvent.class);
    Presence<Person> people = channels.presence("people:" + room, Person.class);
    try (Registration _ = session.subscribe(lines, Overflow.CLOSE);
        Registration _ = people.events().subscribe(change -> show(change, session));
        Membership _ = people.join(new Person(name))) {
      session.send(new ChatEvent.Here(people.members().stream().map(Rooms::guest).toList()));
      for (Say said : session) {
        lines.publish(new ChatEvent.Line(name, said.text(), clock.instant()));
      }
    }
  }

  private static void show(
      Published<PresenceEvent<Person>> change, WebSocketSession<Say, ChatEvent> session) {
    if (!session.offerEncoded(change.encoded(COMING_AND_GOING))) {
      session.close(1013, "too slow"); // it would show somebody who is not there
    }
  }

  private static WebSocketMessage encoded(Published<PresenceEvent<Person>> change) {
    return EVENTS.encode(eventOf(change.value()));
  }

  private static ChatEvent eventOf(PresenceEvent<Person> change) {
    return switch (change) {
      case PresenceEvent.Joined<Person>(Member<Person> member) ->
          new ChatEvent.Joined(guest(member));
      case PresenceEvent.Left<Person>(Member<Person> member) -> new ChatEvent.Left(guest(member));
    };
  }

  private static ChatEvent.Guest guest(Member<Person> member) {
    return new ChatEvent.Guest(member.id(), member.info().name());
  }
}
