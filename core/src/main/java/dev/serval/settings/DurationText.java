package dev.serval.settings;

import dev.serval.ParamConverter;
import dev.serval.json.TextFormat;
import java.time.Duration;

/// Reads a duration as people write it: a whole number and `ms`, `s`, `m`, `h` or `d`; or in the
/// form of ISO 8601, `PT1M30S`.
///
/// For generated code. Stateless.
public final class DurationText implements ParamConverter<Duration> {
  private static final String EXPECTED = "a duration such as 500ms, 30s, 5m, 2h, 1d or PT1M30S";
  private static final int MAX_LENGTH = 40;

  /// Makes one.
  public DurationText() {}

  @Override
  public Duration convert(String raw) {
    int digits = 0;
    while (digits < raw.length() && raw.charAt(digits) >= '0' && raw.charAt(digits) <= '9') {
      digits++;
    }
    if (raw.length() > MAX_LENGTH) {
      throw new BadText(EXPECTED);
    }
    if (digits == 0) {
      Duration duration = TextFormat.DURATION.parse(raw);
      if (duration == null) {
        throw new BadText(EXPECTED);
      }
      return duration;
    }
    try {
      long number = Long.parseLong(raw, 0, digits, 10);
      return switch (raw.substring(digits)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        case "d" -> Duration.ofDays(number);
        default -> throw new BadText(EXPECTED);
      };
    } catch (NumberFormatException | ArithmeticException tooLarge) {
      throw new BadText(EXPECTED);
    }
  }
}
