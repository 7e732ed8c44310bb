package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Path;
import dev.serval.Put;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;

/// Types beyond numbers and texts.
@Path("/data-types")
@SuppressWarnings("ArrayRecordComponent") // bytes are one of the types that are shown
final class DataTypes {
  static App app() {
    return App.create().mount(new DataTypes());
  }

  // snippet: extra-data-types
  record Booking(
      Instant start,
      LocalDate day,
      LocalTime repeatAt,
      Duration processAfter,
      BigDecimal price,
      byte[] stamp, // base64
      Set<String> tags) {}

  record Shown(UUID id, Instant processedFrom, BigDecimal price) {}

  @Put("/{id}")
  Shown book(UUID id, Booking booking) {
    return new Shown(id, booking.start().plus(booking.processAfter()), booking.price());
  }
  // end
}
