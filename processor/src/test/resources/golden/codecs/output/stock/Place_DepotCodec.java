// Generated from stock.Place.Depot
package stock;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import org.jspecify.annotations.Nullable;

@Generated
public final class Place_DepotCodec implements JsonCodec<Place.Depot> {
  public static final Place_DepotCodec INSTANCE = new Place_DepotCodec();

  public static final SchemaComponent SCHEMA =
      new SchemaComponent("Depot", "stock.Place.Depot", Place_DepotCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("id", "plan");
  private static final JsonName ID = JsonName.of("id");
  private static final JsonName PLAN = JsonName.of("plan");

  static {
    GeneratedCodecs.register(Place.Depot.class, INSTANCE);
  }

  private Place_DepotCodec() {}

  @Override
  public void write(JsonWriter out, Place.Depot value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  /// Writes the members into an object that holds a tag already.
  public void writeMembers(JsonWriter out, Place.Depot value) {
    out.member(ID).value(value.id());
    out.member(PLAN).value(value.plan());
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Place.@Nullable Depot read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    int id = 0;
    boolean hasId = false;
    byte[] plan = null;
    boolean hasPlan = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasId = true;
          id = in.readInt();
          if (!in.nextIs(PLAN, 1)) {
            break;
          }
        case 1:
          hasPlan = true;
          plan = JsonCodecs.BYTES.read(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasId) {
      in.missing("id");
    }
    if (!hasPlan) {
      in.missing("plan");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Place.Depot(id, plan);
  }

  private static Schema schema() {
    return Schema.object()
        .description("A warehouse of our own.")
        .required("id", ScalarSchemas.INT)
        .required("plan", ScalarSchemas.BYTES);
  }
}
