// Generated from shop.Order.Line
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
import dev.serval.validation.NumberConstraints;
import dev.serval.validation.Rule;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Generated
final class Order_LineCodec implements JsonCodec<Order.Line> {
  static final Order_LineCodec INSTANCE = new Order_LineCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Line", "shop.Order.Line", Order_LineCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("sku", "count", "price");
  private static final JsonName SKU = JsonName.of("sku");
  private static final JsonName COUNT = JsonName.of("count");
  private static final JsonName PRICE = JsonName.of("price");
  private static final Pattern SKU_REGEX = Pattern.compile("[A-Z]{3}-[0-9]+");
  private static final Rule SKU_PATTERN = Constraints.pattern("[A-Z]{3}-[0-9]+");
  private static final Rule COUNT_POSITIVE = Constraints.positive();
  private static final BigDecimal PRICE_BOUND = new BigDecimal("0.01");
  private static final Rule PRICE_DECIMAL_MIN = Constraints.decimalMin(PRICE_BOUND, true);
  private static final Rule PRICE_DIGITS = Constraints.digits(6, 2);

  static {
    GeneratedCodecs.register(Order.Line.class, INSTANCE);
  }

  private Order_LineCodec() {}

  @Override
  public void write(JsonWriter out, Order.Line value) {
    out.beginObject();
    out.member(SKU).value(value.sku());
    out.member(COUNT).value(value.count());
    out.member(PRICE).value(value.price());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Order.@Nullable Line read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String sku = null;
    boolean hasSku = false;
    int count = 1;
    BigDecimal price = null;
    boolean hasPrice = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasSku = true;
          sku = readSku(in);
          if (!in.nextIs(COUNT, 1)) {
            break;
          }
        case 1:
          count = readCount(in);
          if (!in.nextIs(PRICE, 2)) {
            break;
          }
        case 2:
          hasPrice = true;
          price = readPrice(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasSku) {
      in.missing("sku");
    }
    if (!hasPrice) {
      in.missing("price");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Order.Line(sku, count, price);
  }

  private static @Nullable String readSku(JsonReader in) {
    String value = in.readString();
    if (value != null) {
      if (!Constraints.matches(SKU_REGEX, value)) {
        in.report(SKU_PATTERN);
      }
    }
    return value;
  }

  private static int readCount(JsonReader in) {
    int mark = in.errorCount();
    int value = in.readInt();
    if (in.errorCount() == mark) {
      if (value <= 0) {
        in.report(COUNT_POSITIVE);
      }
    }
    return value;
  }

  private static @Nullable BigDecimal readPrice(JsonReader in) {
    BigDecimal value = in.readBigDecimal();
    if (value != null) {
      if (!NumberConstraints.isAtLeast(value, PRICE_BOUND, true)) {
        in.report(PRICE_DECIMAL_MIN);
      }
      if (!NumberConstraints.hasDigits(value, 6, 2)) {
        in.report(PRICE_DIGITS);
      }
    }
    return value;
  }

  private static Schema schema() {
    return Schema.object()
        .description("One row of an order.")
        .required("sku", ScalarSchemas.STRING.pattern("[A-Z]{3}-[0-9]+")
                .description("the `Order` number of the *product*"))
        .property("count", ScalarSchemas.INT.exclusiveMinimum(0).defaultJson("1"), false, true)
        .required("price", ScalarSchemas.BIG_DECIMAL.minimum("0.01").exclusiveMaximum(1000000)
                .multipleOf("0.01"));
  }
}
