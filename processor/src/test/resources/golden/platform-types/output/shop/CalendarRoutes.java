// Generated from shop.Calendar
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Binder;
import dev.serval.generated.java.time.DayOfWeekCodec;
import dev.serval.generated.java.util.concurrent.TimeUnitCodec;
import dev.serval.http.Method;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.Schema;
import java.time.DayOfWeek;
import java.util.concurrent.TimeUnit;

@Generated
final class CalendarRoutes implements Routes {
  static {
    GeneratedRoutes.register(Calendar.class, CalendarRoutes::new);
  }

  private final Calendar calendar;

  CalendarRoutes(Calendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<Calendar.Slot> slotJson =
        group.json(JsonType.of(Calendar_SlotCodec.INSTANCE, Calendar.Slot.class));
    group.route(
        Route.of(Method.GET, "/slots", request -> slot(request, slotJson))
            .operation(CalendarRoutes::slotOperation)
            .place("shop.Calendar.slot"));
  }

  private Response slot(Request request, JsonBody<Calendar.Slot> slotJson) throws Exception {
    Binder in = Binder.of(request);
    DayOfWeek day = null;
    String rawDay = in.query("day");
    if (rawDay == null) {
      in.required();
    } else {
      day = in.to(DayOfWeekCodec.TEXT, rawDay);
    }
    TimeUnit unit = TimeUnit.SECONDS;
    String rawUnit = in.query("unit");
    if (rawUnit != null) {
      unit = in.to(TimeUnitCodec.TEXT, rawUnit);
    }
    in.check();
    return Response.json(slotJson, calendar.slot(day, unit));
  }

  private static Operation slotOperation() {
    return Operation.of("Calendar", "slot")
        .tag("Calendar",
            "The JDK's packages are closed, so the codecs of its enums are generated elsewhere.")
        .parameter(Parameter.query("day", DayOfWeekCodec.SCHEMA.ref()).mandatory())
        .parameter(Parameter.query("unit", TimeUnitCodec.SCHEMA.ref().defaultJson("\"SECONDS\"")))
        .response(ApiResponse.json(200, Calendar_SlotCodec.SCHEMA.ref()))
        .build();
  }
}
