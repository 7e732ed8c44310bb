package streams;

import dev.serval.JsonLines;
import dev.serval.Path;
import dev.serval.Post;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Readings of sensors, as many as they like to send.
@Path("/readings")
final class Readings {
  /// One reading.
  record Reading(@NotBlank String sensor, @Min(-273) double celsius) {}

  /// How many readings were taken.
  record Taken(long count) {}

  /// A reading in another unit.
  record Converted(String sensor, double fahrenheit) {}

  private final LongAdder taken = new LongAdder();

  /// Takes readings, one line each.
  @Post
  Taken take(Stream<Reading> readings) {
    readings.forEach(reading -> taken.increment());
    return new Taken(taken.sum());
  }

  /// Converts readings while they come.
  @Post("/converted")
  @JsonLines
  Stream<Converted> convert(Stream<Reading> readings) {
    return readings.map(reading -> new Converted(reading.sensor(), reading.celsius() * 9 / 5 + 32));
  }
}
