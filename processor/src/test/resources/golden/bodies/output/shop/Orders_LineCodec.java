// Generated from shop.Orders.Line
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
final class Orders_LineCodec implements JsonCodec<Orders.Line> {
  static final Orders_LineCodec INSTANCE = new Orders_LineCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Line", "shop.Orders.Line", Orders_LineCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("sku", "count");
  private static final JsonName SKU = JsonName.of("sku");
  private static final JsonName COUNT = JsonName.of("count");

  static {
    GeneratedCodecs.register(Orders.Line.class, INSTANCE);
  }

  private Orders_LineCodec() {}

  @Override
  public void write(JsonWriter out, Orders.Line value) {
    out.beginObject();
    out.member(SKU).value(value.sku());
    out.member(COUNT).value(value.count());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Orders.@Nullable Line read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String sku = null;
    boolean hasSku = false;
    int count = 0;
    boolean hasCount = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasSku = true;
          sku = in.readString();
          if (!in.nextIs(COUNT, 1)) {
            break;
          }
        case 1:
          hasCount = true;
          count = in.readInt();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasSku) {
      in.missing("sku");
    }
    if (!hasCount) {
      in.missing("count");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Orders.Line(sku, count);
  }

  private static Schema schema() {
    return Schema.object()
        .required("sku", ScalarSchemas.STRING)
        .required("count", ScalarSchemas.INT);
  }
}
