// A response as a raw connection received it.
package dev.serval.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// One HTTP response read from a [RawConnection]: status line, fields in the order of arrival, body
/// with its framing removed, and trailer fields. Immutable.
public final class ReceivedResponse {
  /// One field line: the name as it was written, the value without surrounding white space.
  public record Field(String name, String value) {}

  private final String version;
  private final int status;
  private final String reason;
  private final List<Field> fields;
  private final byte[] body;
  private final List<Field> trailers;

  ReceivedResponse(
      String version,
      int status,
      String reason,
      List<Field> fields,
      byte[] body,
      List<Field> trailers) {
    this.version = version;
    this.status = status;
    this.reason = reason;
    this.fields = List.copyOf(fields);
    this.body = body;
    this.trailers = List.copyOf(trailers);
  }

  /// The version token, such as `HTTP/1.1`.
  public String version() {
    return version;
  }

  /// The status code, 100 to 599.
  public int status() {
    return status;
  }

  /// The reason phrase, possibly empty.
  public String reason() {
    return reason;
  }

  /// All header field lines in order.
  public List<Field> fields() {
    return fields;
  }

  /// The values of all field lines with this name, ignoring case, in order.
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /// The value of the first field line with this name, ignoring case.
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /// A copy of the body's bytes; empty when there is none.
  public byte[] body() {
    return body.clone();
  }

  /// The body read as UTF-8.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The trailer field lines of a chunked body, in order.
  public List<Field> trailers() {
    return trailers;
  }

  @Override
  public String toString() {
    return version + " " + status + " " + reason + " " + fields + " (" + body.length + " bytes)";
  }
}
