// Generated from shop.Market.Tick
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
final class Market_TickCodec implements JsonCodec<Market.Tick> {
  static final Market_TickCodec INSTANCE = new Market_TickCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Tick", "shop.Market.Tick", Market_TickCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("number", "symbol");
  private static final JsonName NUMBER = JsonName.of("number");
  private static final JsonName SYMBOL = JsonName.of("symbol");

  static {
    GeneratedCodecs.register(Market.Tick.class, INSTANCE);
  }

  private Market_TickCodec() {}

  @Override
  public void write(JsonWriter out, Market.Tick value) {
    out.beginObject();
    out.member(NUMBER).value(value.number());
    out.member(SYMBOL).value(value.symbol());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Market.@Nullable Tick read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    int number = 0;
    boolean hasNumber = false;
    String symbol = null;
    boolean hasSymbol = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasNumber = true;
          number = in.readInt();
          if (!in.nextIs(SYMBOL, 1)) {
            break;
          }
        case 1:
          hasSymbol = true;
          symbol = in.readString();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasNumber) {
      in.missing("number");
    }
    if (!hasSymbol) {
      in.missing("symbol");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Market.Tick(number, symbol);
  }

  private static Schema schema() {
    return Schema.object()
        .required("number", ScalarSchemas.INT)
        .required("symbol", ScalarSchemas.STRING);
  }
}
