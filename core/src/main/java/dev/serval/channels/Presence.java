// Presence: who is there.
package dev.serval.channels;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonException;
import dev.serval.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is present under a name, in all nodes, as [Channels#presence] returns it.
///
/// ```java
/// Presence<Person> people = channels.presence("room:" + id, Person.class);
/// try (Membership me = people.join(new Person("ada"))) {
///   … // until the socket is closed
/// }
/// ```
///
/// A member is present until its [Membership] is closed, or its node ends; that a node died is
/// found out by whatever connects the nodes, and then its members leave. To follow who is there,
/// subscribe to the [#events] first and ask for the [#members] then: an event may tell again what
/// the list says, and nothing is missed. A value without state; for any number of threads.
///
/// @param <M> the type of what is told of a member
public final class Presence<M> {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.channels");

  private final Hub hub;
  private final String name;
  private final JsonCodec<M> codec;
  private final Channel<PresenceEvent<M>> events;

  Presence(Hub hub, String name, JsonCodec<M> codec) {
    this.hub = hub;
    this.name = name;
    this.codec = codec;
    // No channel of a program has a name with a space.
    this.events = new Channel<>(hub, name + " presence", new PresenceEventCodec<>(codec));
  }

  /// Returns its name.
  public String name() {
    return name;
  }

  /// Makes somebody present, and tells the others.
  ///
  /// @param info what others see of the member
  /// @return ends it; close it in a `finally`, or when the socket closes
  /// @throws ChannelLimitException if there are too many presences, or members of this one
  /// @throws IllegalArgumentException if `info` is more than half of [ChannelLimits#maxBytes]
  /// @throws IllegalStateException if the channels are closed
  public Membership join(M info) {
    Member<M> member = new Member<>(hub.newMember(), Objects.requireNonNull(info, "info"));
    JsonWriter out = new JsonWriter();
    codec.write(out, info);
    byte[] json = out.toByteArray();
    if (json.length > hub.limits().maxBytes() / 2) {
      throw new IllegalArgumentException(
          "what is told of a member of %s has at most %d bytes of JSON, not %d"
              .formatted(name, hub.limits().maxBytes() / 2, json.length));
    }
    hub.join(name, member, json);
    try {
      events.publish(new PresenceEvent.Joined<>(member));
    } catch (RuntimeException | Error failure) {
      takeBack(member, failure);
      throw failure;
    }
    return new Membership(member.id(), () -> leave(member));
  }

  /// Whoever called gets no [Membership], so nobody else could end this one.
  @SuppressWarnings("ReferenceEquality") // a failure cannot be attached to itself
  private void takeBack(Member<M> member, Throwable failure) {
    try {
      leave(member);
    } catch (RuntimeException | Error again) {
      if (again != failure) {
        failure.addSuppressed(again);
      }
    }
  }

  private void leave(Member<M> member) {
    if (hub.leave(name, member.id())) {
      events.publish(new PresenceEvent.Left<>(member));
    }
  }

  /// Returns who is present: those of this node in the order in which they came, then those of
  /// others. Where there are other nodes it asks for them and blocks; while the connection is away
  /// it returns those of this node.
  public List<Member<M>> members() {
    Roster<M> roster = hub.roster(name);
    List<Member<M>> members = roster == null ? new ArrayList<>() : roster.members();
    Map<String, byte[]> elsewhere = hub.relay().members(name, hub.limits().maxMembers());
    if (elsewhere != null) {
      String own = hub.relay().node() + '-';
      elsewhere.forEach((id, json) -> {
        M info = id.startsWith(own) ? null : read(json);
        if (info != null) {
          members.add(new Member<>(id, info));
        }
      });
    }
    return members;
  }

  private @Nullable M read(byte[] json) {
    try {
      return Hub.read(codec, json);
    } catch (JsonException e) {
      LOG.warn("A member of {} from another node is no JSON, and is left out", name, e);
      return null;
    }
  }

  /// Returns the channel of who comes and goes, to subscribe to.
  public Channel<PresenceEvent<M>> events() {
    return events;
  }

  @Override
  public String toString() {
    return "presence " + name;
  }
}
