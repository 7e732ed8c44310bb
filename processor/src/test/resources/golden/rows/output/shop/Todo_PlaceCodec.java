// Generated from shop.Todo.Place
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
final class Todo_PlaceCodec implements JsonCodec<Todo.Place> {
  static final Todo_PlaceCodec INSTANCE = new Todo_PlaceCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Place", "shop.Todo.Place", Todo_PlaceCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("lat", "lon");
  private static final JsonName LAT = JsonName.of("lat");
  private static final JsonName LON = JsonName.of("lon");

  static {
    GeneratedCodecs.register(Todo.Place.class, INSTANCE);
  }

  private Todo_PlaceCodec() {}

  @Override
  public void write(JsonWriter out, Todo.Place value) {
    out.beginObject();
    out.member(LAT).value(value.lat());
    out.member(LON).value(value.lon());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Todo.@Nullable Place read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    double lat = 0;
    boolean hasLat = false;
    double lon = 0;
    boolean hasLon = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasLat = true;
          lat = in.readDouble();
          if (!in.nextIs(LON, 1)) {
            break;
          }
        case 1:
          hasLon = true;
          lon = in.readDouble();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasLat) {
      in.missing("lat");
    }
    if (!hasLon) {
      in.missing("lon");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Todo.Place(lat, lon);
  }

  private static Schema schema() {
    return Schema.object()
        .required("lat", ScalarSchemas.DOUBLE)
        .required("lon", ScalarSchemas.DOUBLE);
  }
}
