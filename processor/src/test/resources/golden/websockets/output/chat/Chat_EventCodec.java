// Generated from chat.Chat.Event
package chat;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import org.jspecify.annotations.Nullable;

@Generated
final class Chat_EventCodec implements JsonCodec<Chat.Event> {
  static final Chat_EventCodec INSTANCE = new Chat_EventCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Event", "chat.Chat.Event", Chat_EventCodec::schema);

  private static final JsonNames TAGS = JsonNames.of("Said", "Left");
  private static final JsonName TAG = JsonName.of("type");

  static {
    GeneratedCodecs.register(Chat.Event.class, INSTANCE);
  }

  private Chat_EventCodec() {}

  @Override
  public void write(JsonWriter out, Chat.Event value) {
    out.beginObject();
    switch (value) {
      case Chat.Event.Said variant -> {
        out.member(TAG).value("Said");
        Chat_Event_SaidCodec.INSTANCE.writeMembers(out, variant);
      }
      case Chat.Event.Left variant -> {
        out.member(TAG).value("Left");
        Chat_Event_LeftCodec.INSTANCE.writeMembers(out, variant);
      }
    }
    out.endObject();
  }

  @Override
  public Chat.@Nullable Event read(JsonReader in) {
    return switch (in.readTag("type", TAGS)) {
      case 0 -> Chat_Event_SaidCodec.INSTANCE.read(in);
      case 1 -> Chat_Event_LeftCodec.INSTANCE.read(in);
      default -> null;
    };
  }

  private static Schema schema() {
    return Schema.tagged("type")
        .variant("Said", Chat_Event_SaidCodec.SCHEMA)
        .variant("Left", Chat_Event_LeftCodec.SCHEMA)
        .description("What happens in a room.");
  }
}
