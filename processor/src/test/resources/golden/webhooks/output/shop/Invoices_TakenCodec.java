// Generated from shop.Invoices.Taken
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
final class Invoices_TakenCodec implements JsonCodec<Invoices.Taken> {
  static final Invoices_TakenCodec INSTANCE = new Invoices_TakenCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Taken", "shop.Invoices.Taken", Invoices_TakenCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("ok");
  private static final JsonName OK = JsonName.of("ok");

  static {
    GeneratedCodecs.register(Invoices.Taken.class, INSTANCE);
  }

  private Invoices_TakenCodec() {}

  @Override
  public void write(JsonWriter out, Invoices.Taken value) {
    out.beginObject();
    out.member(OK).value(value.ok());
    out.endObject();
  }

  @Override
  public Invoices.@Nullable Taken read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    boolean ok = false;
    boolean hasOk = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasOk = true;
          ok = in.readBoolean();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasOk) {
      in.missing("ok");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Invoices.Taken(ok);
  }

  private static Schema schema() {
    return Schema.object()
        .required("ok", ScalarSchemas.BOOLEAN);
  }
}
