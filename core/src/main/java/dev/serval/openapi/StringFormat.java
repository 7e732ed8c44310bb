// The formats of strings that examples know.
package dev.serval.openapi;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The formats of strings that examples know: each with a value of it and a check. The checks are
/// no looser than JSON Schema's (validation vocabulary, section 7.3), so that what passes here
/// passes everywhere; a value that is right but unusual may be refused.
enum StringFormat {
  DATE("date", "2026-03-01") {
    @Override
    boolean parses(String text) {
      return text.length() == 10 && LocalDate.parse(text).getYear() > 0;
    }
  },
  DATE_TIME("date-time", "2026-03-01T09:30:00Z") {
    @Override
    boolean parses(String text) {
      return RFC3339_TIME.matcher(text).find() && OffsetDateTime.parse(text).getYear() > 0;
    }
  },
  DATE_TIME_LOCAL("date-time-local", "2026-03-01T09:30:00") {
    @Override
    boolean parses(String text) {
      return text.length() >= 19 && LocalDateTime.parse(text).getYear() > 0;
    }
  },
  TIME("time", "09:30:00Z") {
    @Override
    boolean parses(String text) {
      return RFC3339_TIME.matcher(text).find() && OffsetTime.parse(text).getHour() >= 0;
    }
  },
  TIME_LOCAL("time-local", "09:30:00") {
    @Override
    boolean parses(String text) {
      return text.length() >= 8 && LocalTime.parse(text).getHour() >= 0;
    }
  },
  DURATION("duration", "PT15M") {
    @Override
    boolean parses(String text) {
      return ISO_DURATION.matcher(text).matches();
    }
  },
  UUID_TEXT("uuid", "3fa85f64-5717-4562-b3fc-2c963f66afa6") {
    @Override
    boolean parses(String text) {
      return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
    }
  },
  URI_TEXT("uri", "https://example.com/") {
    @Override
    boolean parses(String text) throws URISyntaxException {
      return isAscii(text) && new URI(text).isAbsolute();
    }
  },
  URI_REFERENCE("uri-reference", "https://example.com/") {
    @Override
    boolean parses(String text) throws URISyntaxException {
      return isAscii(text) && new URI(text).toString().equals(text);
    }
  },
  EMAIL("email", "ada@example.com") {
    @Override
    boolean parses(String text) {
      return EMAIL_ADDRESS.matcher(text).matches();
    }
  },
  HOSTNAME("hostname", "example.com") {
    @Override
    boolean parses(String text) {
      return HOST_NAME.matcher(text).matches();
    }
  },
  IPV4("ipv4", "192.0.2.1") {
    @Override
    boolean parses(String text) {
      return IPV4_ADDRESS.matcher(text).matches();
    }
  };

  private static final Pattern RFC3339_TIME =
      Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$");
  private static final Pattern ISO_DURATION =
      Pattern.compile(
          "P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?"
              + "(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?|P[0-9]+W");
  private static final Pattern EMAIL_ADDRESS =
      Pattern.compile("[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern HOST_NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern IPV4_ADDRESS =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

  private final String keyword;
  private final String example;

  StringFormat(String keyword, String example) {
    this.keyword = keyword;
    this.example = example;
  }

  /// The format of a name, or null for one that is not known here.
  static @Nullable StringFormat of(String keyword) {
    for (StringFormat format : values()) {
      if (format.keyword.equals(keyword)) {
        return format;
      }
    }
    return null;
  }

  String example() {
    return example;
  }

  boolean accepts(String text) {
    try {
      return parses(text);
    } catch (DateTimeException | URISyntaxException | IllegalArgumentException e) {
      return false;
    }
  }

  abstract boolean parses(String text) throws URISyntaxException;

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
