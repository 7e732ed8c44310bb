// Generated from shop.Calendar
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;
import dev.serval.generated.java.time.DayOfWeekCodec;
import dev.serval.generated.java.util.concurrent.TimeUnitCodec;
import java.time.DayOfWeek;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The paths of the routes of `Calendar`, encoded.
@Generated
final class CalendarUrls {
  private CalendarUrls() {}

  /// The path of `GET /slots`.
  static String slot(DayOfWeek day) {
    return new PathWriter("/slots").query("day", DayOfWeekCodec.TEXT.print(day)).toString();
  }

  /// The path of `GET /slots`.
  static String slot(DayOfWeek day, @Nullable TimeUnit unit) {
    return new PathWriter("/slots").query("day", DayOfWeekCodec.TEXT.print(day))
        .query("unit", unit == null ? null : TimeUnitCodec.TEXT.print(unit)).toString();
  }
}
