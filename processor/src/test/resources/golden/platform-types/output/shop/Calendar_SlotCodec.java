// Generated from shop.Calendar.Slot
package shop;

import dev.serval.Generated;
import dev.serval.generated.java.time.DayOfWeekCodec;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

@Generated
final class Calendar_SlotCodec implements JsonCodec<Calendar.Slot> {
  static final Calendar_SlotCodec INSTANCE = new Calendar_SlotCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Slot", "shop.Calendar.Slot", Calendar_SlotCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("day");
  private static final JsonName DAY = JsonName.of("day");

  static {
    GeneratedCodecs.register(Calendar.Slot.class, INSTANCE);
  }

  private Calendar_SlotCodec() {}

  @Override
  public void write(JsonWriter out, Calendar.Slot value) {
    out.beginObject();
    DayOfWeekCodec.INSTANCE.write(out.member(DAY), value.day());
    out.endObject();
  }

  @Override
  public Calendar.@Nullable Slot read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    DayOfWeek day = null;
    boolean hasDay = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasDay = true;
          day = DayOfWeekCodec.INSTANCE.read(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasDay) {
      in.missing("day");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Calendar.Slot(day);
  }

  private static Schema schema() {
    return Schema.object()
        .required("day", DayOfWeekCodec.SCHEMA.ref());
  }
}
