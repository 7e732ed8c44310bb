// Generated from shop.Invoices.Invoice
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
final class Invoices_InvoiceCodec implements JsonCodec<Invoices.Invoice> {
  static final Invoices_InvoiceCodec INSTANCE = new Invoices_InvoiceCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Invoice", "shop.Invoices.Invoice", Invoices_InvoiceCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("id");
  private static final JsonName ID = JsonName.of("id");

  static {
    GeneratedCodecs.register(Invoices.Invoice.class, INSTANCE);
  }

  private Invoices_InvoiceCodec() {}

  @Override
  public void write(JsonWriter out, Invoices.Invoice value) {
    out.beginObject();
    out.member(ID).value(value.id());
    out.endObject();
  }

  @Override
  public Invoices.@Nullable Invoice read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    long id = 0;
    boolean hasId = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasId = true;
          id = in.readLong();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasId) {
      in.missing("id");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Invoices.Invoice(id);
  }

  private static Schema schema() {
    return Schema.object()
        .required("id", ScalarSchemas.LONG);
  }
}
