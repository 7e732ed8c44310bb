// Generated from shop.Results.Item
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
final class Results_ItemCodec implements JsonCodec<Results.Item> {
  static final Results_ItemCodec INSTANCE = new Results_ItemCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Item", "shop.Results.Item", Results_ItemCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("id");
  private static final JsonName ID = JsonName.of("id");

  static {
    GeneratedCodecs.register(Results.Item.class, INSTANCE);
  }

  private Results_ItemCodec() {}

  @Override
  public void write(JsonWriter out, Results.Item value) {
    out.beginObject();
    out.member(ID).value(value.id());
    out.endObject();
  }

  @Override
  public Results.@Nullable Item read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    int id = 0;
    boolean hasId = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasId = true;
          id = in.readInt();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasId) {
      in.missing("id");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Results.Item(id);
  }

  private static Schema schema() {
    return Schema.object()
        .required("id", ScalarSchemas.INT);
  }
}
