// Generated from shop.CatalogueRoutes.PutBody
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
@SuppressWarnings({"deprecation", "removal"})
final class CatalogueRoutes_PutBodyCodec implements JsonCodec<CatalogueRoutes.PutBody> {
  static final CatalogueRoutes_PutBodyCodec INSTANCE = new CatalogueRoutes_PutBodyCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("CataloguePutBody", "shop.CatalogueRoutes.PutBody",
          CatalogueRoutes_PutBodyCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("item", "note");
  private static final JsonName ITEM = JsonName.of("item");
  private static final JsonName NOTE = JsonName.of("note");

  static {
    GeneratedCodecs.register(CatalogueRoutes.PutBody.class, INSTANCE);
  }

  private CatalogueRoutes_PutBodyCodec() {}

  @Override
  public void write(JsonWriter out, CatalogueRoutes.PutBody value) {
    out.beginObject();
    Catalogue_ItemCodec.INSTANCE.write(out.member(ITEM), value.item());
    String note = value.note();
    if (note == null) {
      out.member(NOTE).nullValue();
    } else {
      out.member(NOTE).value(note);
    }
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public CatalogueRoutes.@Nullable PutBody read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    Catalogue.Item item = null;
    boolean hasItem = false;
    String note = null;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasItem = true;
          item = Catalogue_ItemCodec.INSTANCE.read(in);
          if (!in.nextIs(NOTE, 1)) {
            break;
          }
        case 1:
          note = readNote(in);
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
    return new CatalogueRoutes.PutBody(item, note);
  }

  private static @Nullable String readNote(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    return in.readString();
  }

  private static Schema schema() {
    return Schema.object()
        .required("item", Catalogue_ItemCodec.SCHEMA.ref())
        .property("note", ScalarSchemas.STRING.nullable().deprecated(), false, true);
  }
}
