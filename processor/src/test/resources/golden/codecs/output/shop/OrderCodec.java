// Generated from shop.Order
package shop;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.json.TextFormat;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stock.Place;
import stock.PlaceCodec;

@Generated
final class OrderCodec implements JsonCodec<Order> {
  static final OrderCodec INSTANCE = new OrderCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Order", "shop.Order", OrderCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of(
      "number", "customer", "mail", "lines", "since", "state", "ship_to", "labels");
  private static final JsonName NUMBER = JsonName.of("number");
  private static final JsonName CUSTOMER = JsonName.of("customer");
  private static final JsonName MAIL = JsonName.of("mail");
  private static final JsonName LINES = JsonName.of("lines");
  private static final JsonName SINCE = JsonName.of("since");
  private static final JsonName STATE = JsonName.of("state");
  private static final JsonName PLACE = JsonName.of("ship_to");
  private static final JsonName LABELS = JsonName.of("labels");
  private static final Pattern LABELS_KEY_REGEX = Pattern.compile("[a-z]+");
  private static final Rule LABELS_KEY_PATTERN = Constraints.pattern("[a-z]+");
  private static final Rule LABELS_VALUE_SIZE = Constraints.size(0, 20);
  private static final JsonCodec<Map<String, String>> LABELS_CODEC =
      JsonCodecs.map(TextFormat.STRING, OrderCodec::checkLabelsKey,
          JsonCodecs.checked(JsonCodecs.STRING, OrderCodec::checkLabelsValue));
  private static final Rule NUMBER_MIN = Constraints.min(1);
  private static final Rule NUMBER_MAX = Constraints.max(9999);
  private static final Rule CUSTOMER_NOT_BLANK = Constraints.notBlank();
  private static final Rule CUSTOMER_SIZE = Constraints.size(0, 80);
  private static final Rule MAIL_EMAIL = Constraints.email();
  private static final Rule LINES_NOT_EMPTY = Constraints.notEmpty();
  private static final Rule LINES_SIZE = Constraints.size(0, 50);
  private static final Rule SINCE_VALUE_PAST = Constraints.past();
  private static final Rule UNKNOWN = Constraints.unknown();
  private static final Rule DIFFERS = Rule.of("invalid", "must have lines of different products");

  static {
    GeneratedCodecs.register(Order.class, INSTANCE);
  }

  private OrderCodec() {}

  @Override
  public void write(JsonWriter out, Order value) {
    out.beginObject();
    out.member(NUMBER).value(value.number());
    out.member(CUSTOMER).value(value.customer());
    String mail = value.mail();
    if (mail == null) {
      out.member(MAIL).nullValue();
    } else {
      out.member(MAIL).value(mail);
    }
    out.member(LINES).beginArray();
    for (Order.Line element : value.lines()) {
      Order_LineCodec.INSTANCE.write(out, element);
    }
    out.endArray();
    Optional<LocalDate> since = value.since();
    if (since.isEmpty()) {
      out.member(SINCE).nullValue();
    } else {
      JsonCodecs.LOCAL_DATE.write(out.member(SINCE), since.get());
    }
    StateCodec.INSTANCE.write(out.member(STATE), value.state());
    Place place = value.place();
    if (place == null) {
      out.member(PLACE).nullValue();
    } else {
      PlaceCodec.INSTANCE.write(out.member(PLACE), place);
    }
    LABELS_CODEC.write(out.member(LABELS), value.labels());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public @Nullable Order read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    int number = 0;
    boolean hasNumber = false;
    String customer = null;
    boolean hasCustomer = false;
    String mail = null;
    List<Order.Line> lines = null;
    boolean hasLines = false;
    Optional<LocalDate> since = Optional.empty();
    State state = State.NEW;
    Place place = null;
    Map<String, String> labels = null;
    boolean hasLabels = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasNumber = true;
          number = readNumber(in);
          if (!in.nextIs(CUSTOMER, 1)) {
            break;
          }
        case 1:
          hasCustomer = true;
          customer = readCustomer(in);
          if (!in.nextIs(MAIL, 2)) {
            break;
          }
        case 2:
          mail = readMail(in);
          if (!in.nextIs(LINES, 3)) {
            break;
          }
        case 3:
          hasLines = true;
          lines = readLines(in);
          if (!in.nextIs(SINCE, 4)) {
            break;
          }
        case 4:
          since = readSince(in);
          if (!in.nextIs(STATE, 5)) {
            break;
          }
        case 5:
          state = StateCodec.INSTANCE.read(in);
          if (!in.nextIs(PLACE, 6)) {
            break;
          }
        case 6:
          place = readPlace(in);
          if (!in.nextIs(LABELS, 7)) {
            break;
          }
        case 7:
          hasLabels = true;
          labels = LABELS_CODEC.read(in);
          break;
        default:
          in.report(UNKNOWN);
          in.skipValue();
      }
    }
    if (!hasNumber) {
      in.missing("number");
    }
    if (!hasCustomer) {
      in.missing("customer");
    }
    if (!hasLines) {
      in.missing("lines");
    }
    if (!hasLabels) {
      in.missing("labels");
    }
    if (in.errorCount() != before) {
      return null;
    }
    Order value = new Order(number, customer, mail, lines, since, state, place, labels);
    if (!value.differs()) {
      in.reportAt("lines", DIFFERS);
    }
    return in.errorCount() == before ? value : null;
  }

  private static int readNumber(JsonReader in) {
    int mark = in.errorCount();
    int value = in.readInt();
    if (in.errorCount() == mark) {
      if (value < 1) {
        in.report(NUMBER_MIN);
      }
      if (value > 9999) {
        in.report(NUMBER_MAX);
      }
    }
    return value;
  }

  private static @Nullable String readCustomer(JsonReader in) {
    String value = in.readString();
    if (value != null) {
      if (!Constraints.isNotBlank(value)) {
        in.report(CUSTOMER_NOT_BLANK);
      }
      if (!Constraints.hasSize(value, 0, 80)) {
        in.report(CUSTOMER_SIZE);
      }
    }
    return value;
  }

  private static @Nullable String readMail(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    String value = in.readString();
    if (value != null) {
      if (!Constraints.isEmail(value)) {
        in.report(MAIL_EMAIL);
      }
    }
    return value;
  }

  private static @Nullable List<Order.Line> readLines(JsonReader in) {
    if (!in.beginArray()) {
      return null;
    }
    List<Order.Line> values = new ArrayList<>();
    while (in.nextElement()) {
      values.add(Order_LineCodec.INSTANCE.read(in));
    }
    if (values.size() == 0) {
      in.report(LINES_NOT_EMPTY);
    }
    if (values.size() > 50) {
      in.report(LINES_SIZE);
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Optional<LocalDate> readSince(JsonReader in) {
    if (in.tryNull()) {
      return Optional.empty();
    }
    return Optional.ofNullable(readSinceValue(in));
  }

  private static @Nullable LocalDate readSinceValue(JsonReader in) {
    LocalDate value = JsonCodecs.LOCAL_DATE.read(in);
    if (value != null) {
      if (!Constraints.isPast(value)) {
        in.report(SINCE_VALUE_PAST);
      }
    }
    return value;
  }

  private static @Nullable Place readPlace(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    return PlaceCodec.INSTANCE.read(in);
  }

  private static void checkLabelsKey(JsonReader in, String value) {
    if (!Constraints.matches(LABELS_KEY_REGEX, value)) {
      in.report(LABELS_KEY_PATTERN);
    }
  }

  private static void checkLabelsValue(JsonReader in, String value) {
    if (!Constraints.hasSize(value, 0, 20)) {
      in.report(LABELS_VALUE_SIZE);
    }
  }

  private static Schema schema() {
    return Schema.object()
        .description("What a customer wants. Has at least one `Line`.\n\nOrders are never deleted.")
        .required("number", ScalarSchemas.INT.minimum(1).maximum(9999).description("counts from 1"))
        .required("customer", ScalarSchemas.STRING.maxLength(80).notBlank()
                .description("who pays,\nby `name`"))
        .property("mail", ScalarSchemas.STRING.format("email").nullable(), false, true)
        .required("lines", Schema.array(Order_LineCodec.SCHEMA.ref()).minItems(1).maxItems(50))
        .property("since", ScalarSchemas.LOCAL_DATE.nullable(), false, true)
        .property("state", StateCodec.SCHEMA.ref().defaultJson("\"NEW\""), false, true)
        .property("ship_to", PlaceCodec.SCHEMA.ref().nullable(), false, true)
        .required("labels",
            Schema.map(ScalarSchemas.STRING.pattern("[a-z]+"), ScalarSchemas.STRING.maxLength(20)))
        .additionalProperties(false);
  }
}
