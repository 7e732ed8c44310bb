package shop;

import dev.serval.Default;
import dev.serval.Get;
import java.time.DayOfWeek;
import java.util.concurrent.TimeUnit;

/// The JDK's packages are closed, so the codecs of its enums are generated elsewhere.
final class Calendar {
  record Slot(DayOfWeek day) {}

  @Get("/slots")
  Slot slot(DayOfWeek day, @Default("SECONDS") TimeUnit unit) {
    return new Slot(day);
  }
}
