// Generated from shop.Orders.Payment
package shop;

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
final class Orders_PaymentCodec implements JsonCodec<Orders.Payment> {
  static final Orders_PaymentCodec INSTANCE = new Orders_PaymentCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Payment", "shop.Orders.Payment", Orders_PaymentCodec::schema);

  private static final JsonNames TAGS = JsonNames.of("Card", "Invoice");
  private static final JsonName TAG = JsonName.of("type");

  static {
    GeneratedCodecs.register(Orders.Payment.class, INSTANCE);
  }

  private Orders_PaymentCodec() {}

  @Override
  public void write(JsonWriter out, Orders.Payment value) {
    out.beginObject();
    switch (value) {
      case Orders.Payment.Card variant -> {
        out.member(TAG).value("Card");
        Orders_Payment_CardCodec.INSTANCE.writeMembers(out, variant);
      }
      case Orders.Payment.Invoice variant -> {
        out.member(TAG).value("Invoice");
        Orders_Payment_InvoiceCodec.INSTANCE.writeMembers(out, variant);
      }
    }
    out.endObject();
  }

  @Override
  public Orders.@Nullable Payment read(JsonReader in) {
    return switch (in.readTag("type", TAGS)) {
      case 0 -> Orders_Payment_CardCodec.INSTANCE.read(in);
      case 1 -> Orders_Payment_InvoiceCodec.INSTANCE.read(in);
      default -> null;
    };
  }

  private static Schema schema() {
    return Schema.tagged("type")
        .variant("Card", Orders_Payment_CardCodec.SCHEMA)
        .variant("Invoice", Orders_Payment_InvoiceCodec.SCHEMA);
  }
}
