// Generated from shop.Invoices.NewInvoice
package shop;

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
import java.net.URI;
import org.jspecify.annotations.Nullable;

@Generated
final class Invoices_NewInvoiceCodec implements JsonCodec<Invoices.NewInvoice> {
  static final Invoices_NewInvoiceCodec INSTANCE = new Invoices_NewInvoiceCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("NewInvoice", "shop.Invoices.NewInvoice",
          Invoices_NewInvoiceCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("title", "callbackUrl");
  private static final JsonName TITLE = JsonName.of("title");
  private static final JsonName CALLBACK_URL = JsonName.of("callbackUrl");

  static {
    GeneratedCodecs.register(Invoices.NewInvoice.class, INSTANCE);
  }

  private Invoices_NewInvoiceCodec() {}

  @Override
  public void write(JsonWriter out, Invoices.NewInvoice value) {
    out.beginObject();
    out.member(TITLE).value(value.title());
    JsonCodecs.URI.write(out.member(CALLBACK_URL), value.callbackUrl());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Invoices.@Nullable NewInvoice read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String title = null;
    boolean hasTitle = false;
    URI callbackUrl = null;
    boolean hasCallbackUrl = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasTitle = true;
          title = in.readString();
          if (!in.nextIs(CALLBACK_URL, 1)) {
            break;
          }
        case 1:
          hasCallbackUrl = true;
          callbackUrl = JsonCodecs.URI.read(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasTitle) {
      in.missing("title");
    }
    if (!hasCallbackUrl) {
      in.missing("callbackUrl");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Invoices.NewInvoice(title, callbackUrl);
  }

  private static Schema schema() {
    return Schema.object()
        .required("title", ScalarSchemas.STRING)
        .required("callbackUrl", ScalarSchemas.URI);
  }
}
