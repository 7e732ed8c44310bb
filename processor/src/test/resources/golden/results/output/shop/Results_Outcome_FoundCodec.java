// Generated from shop.Results.Outcome.Found
package shop;

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
final class Results_Outcome_FoundCodec implements JsonCodec<Results.Outcome.Found> {
  static final Results_Outcome_FoundCodec INSTANCE = new Results_Outcome_FoundCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Found", "shop.Results.Outcome.Found",
          Results_Outcome_FoundCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("item");
  private static final JsonName ITEM = JsonName.of("item");

  static {
    GeneratedCodecs.register(Results.Outcome.Found.class, INSTANCE);
  }

  private Results_Outcome_FoundCodec() {}

  @Override
  public void write(JsonWriter out, Results.Outcome.Found value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  /// Writes the members into an object that holds a tag already.
  void writeMembers(JsonWriter out, Results.Outcome.Found value) {
    Results_ItemCodec.INSTANCE.write(out.member(ITEM), value.item());
  }

  @Override
  public Results.Outcome.@Nullable Found read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    Results.Item item = null;
    boolean hasItem = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasItem = true;
          item = Results_ItemCodec.INSTANCE.read(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasItem) {
      in.missing("item");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Results.Outcome.Found(item);
  }

  private static Schema schema() {
    return Schema.object()
        .description("It was found.")
        .required("item", Results_ItemCodec.SCHEMA.ref());
  }
}
