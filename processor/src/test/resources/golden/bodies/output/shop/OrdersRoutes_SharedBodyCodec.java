// Generated from shop.OrdersRoutes.SharedBody
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
final class OrdersRoutes_SharedBodyCodec implements JsonCodec<OrdersRoutes.SharedBody> {
  static final OrdersRoutes_SharedBodyCodec INSTANCE = new OrdersRoutes_SharedBodyCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("OrdersSharedBody", "shop.OrdersRoutes.SharedBody",
          OrdersRoutes_SharedBodyCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("line", "payment", "note", "priority");
  private static final JsonName LINE = JsonName.of("line");
  private static final JsonName PAYMENT = JsonName.of("payment");
  private static final JsonName COMMENT = JsonName.of("note");
  private static final JsonName PRIORITY = JsonName.of("priority");

  static {
    GeneratedCodecs.register(OrdersRoutes.SharedBody.class, INSTANCE);
  }

  private OrdersRoutes_SharedBodyCodec() {}

  @Override
  public void write(JsonWriter out, OrdersRoutes.SharedBody value) {
    out.beginObject();
    Orders_LineCodec.INSTANCE.write(out.member(LINE), value.line());
    Orders_PaymentCodec.INSTANCE.write(out.member(PAYMENT), value.payment());
    String comment = value.comment();
    if (comment == null) {
      out.member(COMMENT).nullValue();
    } else {
      out.member(COMMENT).value(comment);
    }
    out.member(PRIORITY).value(value.priority());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public OrdersRoutes.@Nullable SharedBody read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    Orders.Line line = null;
    boolean hasLine = false;
    Orders.Payment payment = null;
    boolean hasPayment = false;
    String comment = null;
    int priority = 3;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasLine = true;
          line = Orders_LineCodec.INSTANCE.read(in);
          if (!in.nextIs(PAYMENT, 1)) {
            break;
          }
        case 1:
          hasPayment = true;
          payment = Orders_PaymentCodec.INSTANCE.read(in);
          if (!in.nextIs(COMMENT, 2)) {
            break;
          }
        case 2:
          comment = readComment(in);
          if (!in.nextIs(PRIORITY, 3)) {
            break;
          }
        case 3:
          priority = in.readInt();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasLine) {
      in.missing("line");
    }
    if (!hasPayment) {
      in.missing("payment");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new OrdersRoutes.SharedBody(line, payment, comment, priority);
  }

  private static @Nullable String readComment(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    return in.readString();
  }

  private static Schema schema() {
    return Schema.object()
        .required("line", Orders_LineCodec.SCHEMA.ref())
        .required("payment", Orders_PaymentCodec.SCHEMA.ref())
        .property("note", ScalarSchemas.STRING.nullable().description("why"), false, true)
        .property("priority", ScalarSchemas.INT.defaultJson("3"), false, true);
  }
}
