// One response that an operation can give.
package dev.serval.openapi;

import dev.serval.http.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One response that an operation can give (the *Response Object* of OpenAPI).
///
/// ```java
/// ApiResponse.of(201, MediaContent.json(TodoCodec.SCHEMA.ref()))
///     .description("The todo was added")
///     .header("Location", ScalarSchemas.URI, "Where the new todo is")
/// ```
///
/// A response of 400 or above without content has the content of the error contract.
///
/// @param status the status code, 100 to 599
/// @param description when it is given, in CommonMark; empty for the reason phrase of the status
/// @param contents the media types that its body may be in; empty without body
/// @param headers its header fields by name
public record ApiResponse(
    int status, String description, List<MediaContent> contents, Map<String, Header> headers) {

  /// A header field of a response.
  ///
  /// @param schema its value
  /// @param description what it is, in CommonMark; may be empty
  public record Header(Schema schema, String description) {}

  /// Checks the status and copies the collections.
  public ApiResponse {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("A status is from 100 to 599, found " + status);
    }
    contents = List.copyOf(contents);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// A response without body, or with that of the error contract.
  public static ApiResponse of(int status) {
    return new ApiResponse(status, "", List.of(), Map.of());
  }

  /// A response with a body.
  public static ApiResponse of(int status, MediaContent content) {
    return of(status).content(content);
  }

  /// A response with a body in `application/json`.
  public static ApiResponse json(int status, Schema schema) {
    return of(status, MediaContent.json(schema));
  }

  /// This response with another media type.
  public ApiResponse content(MediaContent content) {
    List<MediaContent> more = new ArrayList<>(contents);
    more.add(content);
    return new ApiResponse(status, description, more, headers);
  }

  /// This response with a description.
  public ApiResponse description(String text) {
    return new ApiResponse(status, text, contents, headers);
  }

  /// This response with a header field.
  public ApiResponse header(String name, Schema schema, String text) {
    Map<String, Header> more = new LinkedHashMap<>(headers);
    more.put(name, new Header(schema, text));
    return new ApiResponse(status, description, contents, more);
  }

  String descriptionOrReason() {
    return description.isEmpty() ? new Status(status).reason() : description;
  }
}
