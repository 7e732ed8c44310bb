package dev.serval.channels;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// Changes of presence as JSON. Equal to that of an equal codec of members.
///
/// @param members reads and writes what is told of a member
/// @param <M> the type of that
record PresenceEventCodec<M>(JsonCodec<M> members) implements JsonCodec<PresenceEvent<M>> {
  private static final JsonNames NAMES = JsonNames.of("event", "id", "member");
  private static final JsonNames EVENTS = JsonNames.of("joined", "left");
  private static final JsonName EVENT = JsonName.of("event");
  private static final JsonName ID = JsonName.of("id");
  private static final JsonName MEMBER = JsonName.of("member");
  private static final int JOINED = 0;

  @Override
  public void write(JsonWriter out, PresenceEvent<M> event) {
    String name =
        switch (event) {
          case PresenceEvent.Joined<M> joined -> "joined";
          case PresenceEvent.Left<M> left -> "left";
        };
    out.beginObject();
    out.member(EVENT).value(name);
    out.member(ID).value(event.member().id());
    out.member(MEMBER);
    members.write(out, event.member().info());
    out.endObject();
  }

  @Override
  public @Nullable PresenceEvent<M> read(JsonReader in) {
    if (!in.beginObject()) {
      return null;
    }
    int event = -1;
    String id = null;
    M info = null;
    for (int i; (i = in.nextMember(NAMES)) != JsonReader.END; ) {
      switch (i) {
        case 0 -> event = in.readName(EVENTS);
        case 1 -> id = in.readString();
        case 2 -> info = members.read(in);
        default -> {} // what a later version adds
      }
    }
    if (event < 0 || id == null || info == null) {
      in.missing("event, id and member");
      return null;
    }
    Member<M> member = new Member<>(id, info);
    return event == JOINED ? new PresenceEvent.Joined<>(member) : new PresenceEvent.Left<>(member);
  }
}
