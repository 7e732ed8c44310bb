// Generated from shop.Invoices.Paid
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
final class Invoices_PaidCodec implements JsonCodec<Invoices.Paid> {
  static final Invoices_PaidCodec INSTANCE = new Invoices_PaidCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Paid", "shop.Invoices.Paid", Invoices_PaidCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("invoice", "note");
  private static final JsonName INVOICE = JsonName.of("invoice");
  private static final JsonName NOTE = JsonName.of("note");

  static {
    GeneratedCodecs.register(Invoices.Paid.class, INSTANCE);
  }

  private Invoices_PaidCodec() {}

  @Override
  public void write(JsonWriter out, Invoices.Paid value) {
    out.beginObject();
    out.member(INVOICE).value(value.invoice());
    out.member(NOTE).value(value.note());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Invoices.@Nullable Paid read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    long invoice = 0;
    boolean hasInvoice = false;
    String note = "none";
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasInvoice = true;
          invoice = in.readLong();
          if (!in.nextIs(NOTE, 1)) {
            break;
          }
        case 1:
          note = in.readString();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasInvoice) {
      in.missing("invoice");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Invoices.Paid(invoice, note);
  }

  private static Schema schema() {
    return Schema.object()
        .required("invoice", ScalarSchemas.LONG)
        .property("note", ScalarSchemas.STRING.defaultJson("\"none\"")
                .description("what was written with it"), false, true);
  }
}
