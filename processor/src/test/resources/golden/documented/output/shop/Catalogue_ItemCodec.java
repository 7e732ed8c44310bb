// Generated from shop.Catalogue.Item
package shop;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.json.TextFormat;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Generated
@SuppressWarnings({"deprecation", "removal"})
final class Catalogue_ItemCodec implements JsonCodec<Catalogue.Item> {
  static final Catalogue_ItemCodec INSTANCE = new Catalogue_ItemCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Item", "shop.Catalogue.Item", Catalogue_ItemCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of(
      "name", "kind", "colours", "size", "names", "shelf");
  private static final JsonName NAME = JsonName.of("name");
  private static final JsonName KIND = JsonName.of("kind");
  private static final JsonName COLOURS = JsonName.of("colours");
  private static final JsonName SIZE = JsonName.of("size");
  private static final JsonName NAMES = JsonName.of("names");
  private static final JsonName SHELF = JsonName.of("shelf");
  private static final JsonCodec<Map<String, String>> NAMES_CODEC =
      JsonCodecs.map(TextFormat.STRING, JsonCodecs.STRING);

  static {
    GeneratedCodecs.register(Catalogue.Item.class, INSTANCE);
  }

  private Catalogue_ItemCodec() {}

  @Override
  public void write(JsonWriter out, Catalogue.Item value) {
    out.beginObject();
    out.member(NAME).value(value.name());
    Catalogue_KindCodec.INSTANCE.write(out.member(KIND), value.kind());
    out.member(COLOURS).beginArray();
    for (String element : value.colours()) {
      out.value(element);
    }
    out.endArray();
    Catalogue_SizeCodec.INSTANCE.write(out.member(SIZE), value.size());
    NAMES_CODEC.write(out.member(NAMES), value.names());
    Integer shelf = value.shelf();
    if (shelf == null) {
      out.member(SHELF).nullValue();
    } else {
      out.member(SHELF).value(shelf);
    }
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Catalogue.@Nullable Item read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String name = null;
    boolean hasName = false;
    Catalogue.Kind kind = null;
    boolean hasKind = false;
    List<String> colours = null;
    boolean hasColours = false;
    Catalogue.Size size = null;
    boolean hasSize = false;
    Map<String, String> names = null;
    boolean hasNames = false;
    Integer shelf = null;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasName = true;
          name = in.readString();
          if (!in.nextIs(KIND, 1)) {
            break;
          }
        case 1:
          hasKind = true;
          kind = Catalogue_KindCodec.INSTANCE.read(in);
          if (!in.nextIs(COLOURS, 2)) {
            break;
          }
        case 2:
          hasColours = true;
          colours = readColours(in);
          if (!in.nextIs(SIZE, 3)) {
            break;
          }
        case 3:
          hasSize = true;
          size = Catalogue_SizeCodec.INSTANCE.read(in);
          if (!in.nextIs(NAMES, 4)) {
            break;
          }
        case 4:
          hasNames = true;
          names = NAMES_CODEC.read(in);
          if (!in.nextIs(SHELF, 5)) {
            break;
          }
        case 5:
          shelf = readShelf(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasName) {
      in.missing("name");
    }
    if (!hasKind) {
      in.missing("kind");
    }
    if (!hasColours) {
      in.missing("colours");
    }
    if (!hasSize) {
      in.missing("size");
    }
    if (!hasNames) {
      in.missing("names");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Catalogue.Item(name, kind, colours, size, names, shelf);
  }

  private static @Nullable List<String> readColours(JsonReader in) {
    if (!in.beginArray()) {
      return null;
    }
    List<String> values = new ArrayList<>();
    while (in.nextElement()) {
      values.add(in.readString());
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Integer readShelf(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    return in.readInt();
  }

  private static Schema schema() {
    return Schema.object()
        .required("name", ScalarSchemas.STRING.exampleJson("\"Cup\""))
        .required("kind", Catalogue_KindCodec.SCHEMA.ref().exampleJson("\"CUP\""))
        .required("colours", Schema.array(ScalarSchemas.STRING).exampleJson("[\"blue\",\"green\"]"))
        .required("size", Catalogue_SizeCodec.SCHEMA.ref()
                .exampleJson("{\"width\":8,\"height\":9}"))
        .required("names", Schema.map(ScalarSchemas.STRING).exampleJson("{\"en\":\"Cup\"}"))
        .property("shelf", ScalarSchemas.INT.nullable().exampleJson("7").deprecated(), false, true);
  }
}
