// Generated from shop.Market.Order
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
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import org.jspecify.annotations.Nullable;

@Generated
final class Market_OrderCodec implements JsonCodec<Market.Order> {
  static final Market_OrderCodec INSTANCE = new Market_OrderCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Order", "shop.Market.Order", Market_OrderCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("symbol", "count");
  private static final JsonName SYMBOL = JsonName.of("symbol");
  private static final JsonName COUNT = JsonName.of("count");
  private static final Rule SYMBOL_NOT_BLANK = Constraints.notBlank();
  private static final Rule COUNT_MAX = Constraints.max(100);

  static {
    GeneratedCodecs.register(Market.Order.class, INSTANCE);
  }

  private Market_OrderCodec() {}

  @Override
  public void write(JsonWriter out, Market.Order value) {
    out.beginObject();
    out.member(SYMBOL).value(value.symbol());
    out.member(COUNT).value(value.count());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Market.@Nullable Order read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String symbol = null;
    boolean hasSymbol = false;
    int count = 0;
    boolean hasCount = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasSymbol = true;
          symbol = readSymbol(in);
          if (!in.nextIs(COUNT, 1)) {
            break;
          }
        case 1:
          hasCount = true;
          count = readCount(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasSymbol) {
      in.missing("symbol");
    }
    if (!hasCount) {
      in.missing("count");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Market.Order(symbol, count);
  }

  private static @Nullable String readSymbol(JsonReader in) {
    String value = in.readString();
    if (value != null) {
      if (!Constraints.isNotBlank(value)) {
        in.report(SYMBOL_NOT_BLANK);
      }
    }
    return value;
  }

  private static int readCount(JsonReader in) {
    int mark = in.errorCount();
    int value = in.readInt();
    if (in.errorCount() == mark) {
      if (value > 100) {
        in.report(COUNT_MAX);
      }
    }
    return value;
  }

  private static Schema schema() {
    return Schema.object()
        .required("symbol", ScalarSchemas.STRING.notBlank())
        .required("count", ScalarSchemas.INT.maximum(100));
  }
}
