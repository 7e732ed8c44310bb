// Generated from chat.Chat.Event.Said
package chat;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import org.jspecify.annotations.Nullable;

@Generated
final class Chat_Event_SaidCodec implements JsonCodec<Chat.Event.Said> {
  static final Chat_Event_SaidCodec INSTANCE = new Chat_Event_SaidCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Said", "chat.Chat.Event.Said", Chat_Event_SaidCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("room", "who", "text");
  private static final JsonName ROOM = JsonName.of("room");
  private static final JsonName WHO = JsonName.of("who");
  private static final JsonName TEXT = JsonName.of("text");

  static {
    GeneratedCodecs.register(Chat.Event.Said.class, INSTANCE);
  }

  private Chat_Event_SaidCodec() {}

  @Override
  public void write(JsonWriter out, Chat.Event.Said value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  /// Writes the members into an object that holds a tag already.
  void writeMembers(JsonWriter out, Chat.Event.Said value) {
    out.member(ROOM).value(value.room());
    out.member(WHO).value(value.who());
    out.member(TEXT).value(value.text());
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Chat.Event.@Nullable Said read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String room = null;
    boolean hasRoom = false;
    String who = null;
    boolean hasWho = false;
    String text = null;
    boolean hasText = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasRoom = true;
          room = in.readString();
          if (!in.nextIs(WHO, 1)) {
            break;
          }
        case 1:
          hasWho = true;
          who = in.readString();
          if (!in.nextIs(TEXT, 2)) {
            break;
          }
        case 2:
          hasText = true;
          text = in.readString();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasRoom) {
      in.missing("room");
    }
    if (!hasWho) {
      in.missing("who");
    }
    if (!hasText) {
      in.missing("text");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Chat.Event.Said(room, who, text);
  }

  private static Schema schema() {
    return Schema.object()
        .required("room", ScalarSchemas.STRING)
        .required("who", ScalarSchemas.STRING)
        .required("text", ScalarSchemas.STRING);
  }
}
