// Generated from chat.Chat.Line
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
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import org.jspecify.annotations.Nullable;

@Generated
final class Chat_LineCodec implements JsonCodec<Chat.Line> {
  static final Chat_LineCodec INSTANCE = new Chat_LineCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Line", "chat.Chat.Line", Chat_LineCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("text");
  private static final JsonName TEXT = JsonName.of("text");
  private static final Rule TEXT_NOT_BLANK = Constraints.notBlank();

  static {
    GeneratedCodecs.register(Chat.Line.class, INSTANCE);
  }

  private Chat_LineCodec() {}

  @Override
  public void write(JsonWriter out, Chat.Line value) {
    out.beginObject();
    out.member(TEXT).value(value.text());
    out.endObject();
  }

  @Override
  public Chat.@Nullable Line read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String text = null;
    boolean hasText = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasText = true;
          text = readText(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasText) {
      in.missing("text");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Chat.Line(text);
  }

  private static @Nullable String readText(JsonReader in) {
    String value = in.readString();
    if (value != null) {
      if (!Constraints.isNotBlank(value)) {
        in.report(TEXT_NOT_BLANK);
      }
    }
    return value;
  }

  private static Schema schema() {
    return Schema.object()
        .description("What is said in a room.")
        .required("text", ScalarSchemas.STRING.notBlank());
  }
}
