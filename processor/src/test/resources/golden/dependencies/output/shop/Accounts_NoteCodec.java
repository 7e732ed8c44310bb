// Generated from shop.Accounts.Note
package shop;

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
final class Accounts_NoteCodec implements JsonCodec<Accounts.Note> {
  static final Accounts_NoteCodec INSTANCE = new Accounts_NoteCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Note", "shop.Accounts.Note", Accounts_NoteCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("text");
  private static final JsonName TEXT = JsonName.of("text");

  static {
    GeneratedCodecs.register(Accounts.Note.class, INSTANCE);
  }

  private Accounts_NoteCodec() {}

  @Override
  public void write(JsonWriter out, Accounts.Note value) {
    out.beginObject();
    out.member(TEXT).value(value.text());
    out.endObject();
  }

  @Override
  public Accounts.@Nullable Note read(JsonReader in) {
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
          text = in.readString();
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
    return new Accounts.Note(text);
  }

  private static Schema schema() {
    return Schema.object()
        .required("text", ScalarSchemas.STRING);
  }
}
