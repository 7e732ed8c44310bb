// A body in one media type.
package dev.serval.openapi;

import dev.serval.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A body in one media type (the *Media Type Object* of OpenAPI).
///
/// @param mediaType the media type, such as `application/json`
/// @param schema the body, or one element of it where `streamed`
/// @param streamed a sequence of elements without end, such as `text/event-stream`: OpenAPI 3.2
///   says so with `itemSchema`; in 3.1 the body is a string
/// @param example a body that shows what is meant, or null to have one made from the schema
/// @param encodings the media types of members of a multipart form, by their names
public record MediaContent(
    String mediaType,
    Schema schema,
    boolean streamed,
    @Nullable JsonValue example,
    Map<String, String> encodings) {
  /// Copies the map.
  public MediaContent {
    encodings = Collections.unmodifiableMap(new LinkedHashMap<>(encodings));
  }

  /// A body in `application/json`.
  public static MediaContent json(Schema schema) {
    return of("application/json", schema);
  }

  /// A body in `text/plain`.
  public static MediaContent text() {
    return of("text/plain", Schema.string());
  }

  /// A body in any media type.
  public static MediaContent of(String mediaType, Schema schema) {
    return new MediaContent(mediaType, schema, false, null, Map.of());
  }

  /// A body in any media type that is a sequence of elements.
  public static MediaContent stream(String mediaType, Schema element) {
    return new MediaContent(mediaType, element, true, null, Map.of());
  }

  /// Server-sent events with JSON in their data.
  ///
  /// @param data the schema of that
  public static MediaContent events(Schema data) {
    return textEvents(Schema.jsonText(data));
  }

  /// Server-sent events with text in their data: each is described by its fields, as OpenAPI 3.2
  /// section 4.14.4 has it.
  ///
  /// @param data the schema of the text
  public static MediaContent textEvents(Schema data) {
    return stream(
        "text/event-stream",
        Schema.object()
            .optional("event", Schema.string())
            .optional("id", Schema.string())
            .optional("retry", Schema.integer().minimum(0))
            .required("data", data));
  }

  /// This content with an example of its own, as JSON text.
  public MediaContent exampleJson(String json) {
    return new MediaContent(mediaType, schema, streamed, JsonValue.parse(json), encodings);
  }

  /// This content, with the media types that a member of it may be in: `image/*, application/pdf`.
  public MediaContent encoding(String member, String mediaTypes) {
    Map<String, String> more = new LinkedHashMap<>(encodings);
    more.put(member, mediaTypes);
    return new MediaContent(mediaType, schema, streamed, example, more);
  }
}
