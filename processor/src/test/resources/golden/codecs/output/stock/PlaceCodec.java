// Generated from stock.Place
package stock;

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
public final class PlaceCodec implements JsonCodec<Place> {
  public static final PlaceCodec INSTANCE = new PlaceCodec();

  public static final SchemaComponent SCHEMA =
      new SchemaComponent("Place", "stock.Place", PlaceCodec::schema);

  private static final JsonNames TAGS = JsonNames.of("Depot", "Address");
  private static final JsonName TAG = JsonName.of("type");

  static {
    GeneratedCodecs.register(Place.class, INSTANCE);
  }

  private PlaceCodec() {}

  @Override
  public void write(JsonWriter out, Place value) {
    out.beginObject();
    switch (value) {
      case Place.Depot variant -> {
        out.member(TAG).value("Depot");
        Place_DepotCodec.INSTANCE.writeMembers(out, variant);
      }
      case Place.Address variant -> {
        out.member(TAG).value("Address");
        Place_AddressCodec.INSTANCE.writeMembers(out, variant);
      }
    }
    out.endObject();
  }

  @Override
  public @Nullable Place read(JsonReader in) {
    return switch (in.readTag("type", TAGS)) {
      case 0 -> Place_DepotCodec.INSTANCE.read(in);
      case 1 -> Place_AddressCodec.INSTANCE.read(in);
      default -> null;
    };
  }

  private static Schema schema() {
    return Schema.tagged("type")
        .variant("Depot", Place_DepotCodec.SCHEMA)
        .variant("Address", Place_AddressCodec.SCHEMA)
        .description("Where things are kept or sent.");
  }
}
