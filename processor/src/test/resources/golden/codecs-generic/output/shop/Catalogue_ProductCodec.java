// Generated from shop.Catalogue.Product
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
final class Catalogue_ProductCodec implements JsonCodec<Catalogue.Product> {
  static final Catalogue_ProductCodec INSTANCE = new Catalogue_ProductCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Product", "shop.Catalogue.Product", Catalogue_ProductCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("name");
  private static final JsonName NAME = JsonName.of("name");

  static {
    GeneratedCodecs.register(Catalogue.Product.class, INSTANCE);
  }

  private Catalogue_ProductCodec() {}

  @Override
  public void write(JsonWriter out, Catalogue.Product value) {
    out.beginObject();
    out.member(NAME).value(value.name());
    out.endObject();
  }

  @Override
  public Catalogue.@Nullable Product read(JsonReader in) {
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
    return new Catalogue.Product(name);
  }

  private static Schema schema() {
    return Schema.object()
        .required("name", ScalarSchemas.STRING);
  }
}
