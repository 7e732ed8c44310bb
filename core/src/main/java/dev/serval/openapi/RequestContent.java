// The body that an operation reads.
package dev.serval.openapi;

import java.util.List;

/// The body that an operation reads (the *Request Body Object* of OpenAPI).
///
/// @param contents the media types that it may be in, at least one
/// @param required whether there must be a body
/// @param description what it is, in CommonMark; may be empty
public record RequestContent(List<MediaContent> contents, boolean required, String description) {
  /// Copies the list.
  public RequestContent {
    contents = List.copyOf(contents);
    if (contents.isEmpty()) {
      throw new IllegalArgumentException("A request body has at least one media type");
    }
  }

  /// A required body in `application/json`.
  public static RequestContent json(Schema schema) {
    return of(MediaContent.json(schema));
  }

  /// A required body in one of these media types.
  public static RequestContent of(MediaContent... contents) {
    return new RequestContent(List.of(contents), true, "");
  }

  /// A required form, URL-encoded or multipart.
  public static RequestContent form(Schema schema) {
    return of(
        MediaContent.of("application/x-www-form-urlencoded", schema),
        MediaContent.of("multipart/form-data", schema));
  }

  /// This body, which may be left out.
  public RequestContent optional() {
    return new RequestContent(contents, false, description);
  }

  /// This body with a description.
  public RequestContent description(String text) {
    return new RequestContent(contents, required, text);
  }
}
