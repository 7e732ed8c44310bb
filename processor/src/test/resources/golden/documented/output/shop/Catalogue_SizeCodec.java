// Generated from shop.Catalogue.Size
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
final class Catalogue_SizeCodec implements JsonCodec<Catalogue.Size> {
  static final Catalogue_SizeCodec INSTANCE = new Catalogue_SizeCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Size", "shop.Catalogue.Size", Catalogue_SizeCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("width", "height");
  private static final JsonName WIDTH = JsonName.of("width");
  private static final JsonName HEIGHT = JsonName.of("height");

  static {
    GeneratedCodecs.register(Catalogue.Size.class, INSTANCE);
  }

  private Catalogue_SizeCodec() {}

  @Override
  public void write(JsonWriter out, Catalogue.Size value) {
    out.beginObject();
    out.member(WIDTH).value(value.width());
    out.member(HEIGHT).value(value.height());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Catalogue.@Nullable Size read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    int width = 0;
    boolean hasWidth = false;
    int height = 0;
    boolean hasHeight = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasWidth = true;
          width = in.readInt();
          if (!in.nextIs(HEIGHT, 1)) {
            break;
          }
        case 1:
          hasHeight = true;
          height = in.readInt();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasWidth) {
      in.missing("width");
    }
    if (!hasHeight) {
      in.missing("height");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Catalogue.Size(width, height);
  }

  private static Schema schema() {
    return Schema.object()
        .required("width", ScalarSchemas.INT)
        .required("height", ScalarSchemas.INT);
  }
}
