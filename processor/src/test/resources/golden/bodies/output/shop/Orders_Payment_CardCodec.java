// Generated from shop.Orders.Payment.Card
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
final class Orders_Payment_CardCodec implements JsonCodec<Orders.Payment.Card> {
  static final Orders_Payment_CardCodec INSTANCE = new Orders_Payment_CardCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Card", "shop.Orders.Payment.Card", Orders_Payment_CardCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("number");
  private static final JsonName NUMBER = JsonName.of("number");

  static {
    GeneratedCodecs.register(Orders.Payment.Card.class, INSTANCE);
  }

  private Orders_Payment_CardCodec() {}

  @Override
  public void write(JsonWriter out, Orders.Payment.Card value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  /// Writes the members into an object that holds a tag already.
  void writeMembers(JsonWriter out, Orders.Payment.Card value) {
    out.member(NUMBER).value(value.number());
  }

  @Override
  public Orders.Payment.@Nullable Card read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String number = null;
    boolean hasNumber = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasNumber = true;
          number = in.readString();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasNumber) {
      in.missing("number");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Orders.Payment.Card(number);
  }

  private static Schema schema() {
    return Schema.object()
        .required("number", ScalarSchemas.STRING);
  }
}
