// Generated from chat.Chat.Event.Left
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
final class Chat_Event_LeftCodec implements JsonCodec<Chat.Event.Left> {
  static final Chat_Event_LeftCodec INSTANCE = new Chat_Event_LeftCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Left", "chat.Chat.Event.Left", Chat_Event_LeftCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("who");
  private static final JsonName WHO = JsonName.of("who");

  static {
    GeneratedCodecs.register(Chat.Event.Left.class, INSTANCE);
  }

  private Chat_Event_LeftCodec() {}

  @Override
  public void write(JsonWriter out, Chat.Event.Left value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  /// Writes the members into an object that holds a tag already.
  void writeMembers(JsonWriter out, Chat.Event.Left value) {
    out.member(WHO).value(value.who());
  }

  @Override
  public Chat.Event.@Nullable Left read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String who = null;
    boolean hasWho = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasWho = true;
          who = in.readString();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasWho) {
      in.missing("who");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Chat.Event.Left(who);
  }

  private static Schema schema() {
    return Schema.object()
        .required("who", ScalarSchemas.STRING);
  }
}
