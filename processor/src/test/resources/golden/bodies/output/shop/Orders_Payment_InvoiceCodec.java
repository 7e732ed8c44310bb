// Generated from shop.Orders.Payment.Invoice
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
final class Orders_Payment_InvoiceCodec implements JsonCodec<Orders.Payment.Invoice> {
  static final Orders_Payment_InvoiceCodec INSTANCE = new Orders_Payment_InvoiceCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Invoice", "shop.Orders.Payment.Invoice",
          Orders_Payment_InvoiceCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("address");
  private static final JsonName ADDRESS = JsonName.of("address");

  static {
    GeneratedCodecs.register(Orders.Payment.Invoice.class, INSTANCE);
  }

  private Orders_Payment_InvoiceCodec() {}

  @Override
  public void write(JsonWriter out, Orders.Payment.Invoice value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  /// Writes the members into an object that holds a tag already.
  void writeMembers(JsonWriter out, Orders.Payment.Invoice value) {
    out.member(ADDRESS).value(value.address());
  }

  @Override
  public Orders.Payment.@Nullable Invoice read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String address = null;
    boolean hasAddress = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasAddress = true;
          address = in.readString();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasAddress) {
      in.missing("address");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Orders.Payment.Invoice(address);
  }

  private static Schema schema() {
    return Schema.object()
        .required("address", ScalarSchemas.STRING);
  }
}
