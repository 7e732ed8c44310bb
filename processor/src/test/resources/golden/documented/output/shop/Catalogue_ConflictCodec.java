// Generated from shop.Catalogue.Conflict
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
final class Catalogue_ConflictCodec implements JsonCodec<Catalogue.Conflict> {
  static final Catalogue_ConflictCodec INSTANCE = new Catalogue_ConflictCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Conflict", "shop.Catalogue.Conflict", Catalogue_ConflictCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("name");
  private static final JsonName NAME = JsonName.of("name");

  static {
    GeneratedCodecs.register(Catalogue.Conflict.class, INSTANCE);
  }

  private Catalogue_ConflictCodec() {}

  @Override
  public void write(JsonWriter out, Catalogue.Conflict value) {
    out.beginObject();
    out.member(NAME).value(value.name());
    out.endObject();
  }

  @Override
  public Catalogue.@Nullable Conflict read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String name = null;
    boolean hasName = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasName = true;
          name = in.readString();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasName) {
      in.missing("name");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Catalogue.Conflict(name);
  }

  private static Schema schema() {
    return Schema.object()
        .required("name", ScalarSchemas.STRING);
  }
}
