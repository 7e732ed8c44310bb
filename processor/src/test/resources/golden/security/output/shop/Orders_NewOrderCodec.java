// Generated from shop.Orders.NewOrder
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
final class Orders_NewOrderCodec implements JsonCodec<Orders.NewOrder> {
  static final Orders_NewOrderCodec INSTANCE = new Orders_NewOrderCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("NewOrder", "shop.Orders.NewOrder", Orders_NewOrderCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("item");
  private static final JsonName ITEM = JsonName.of("item");

  static {
    GeneratedCodecs.register(Orders.NewOrder.class, INSTANCE);
  }

  private Orders_NewOrderCodec() {}

  @Override
  public void write(JsonWriter out, Orders.NewOrder value) {
    out.beginObject();
    out.member(ITEM).value(value.item());
    out.endObject();
  }

  @Override
  public Orders.@Nullable NewOrder read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String item = null;
    boolean hasItem = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasItem = true;
          item = in.readString();
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
    return new Orders.NewOrder(item);
  }

  private static Schema schema() {
    return Schema.object()
        .required("item", ScalarSchemas.STRING);
  }
}
