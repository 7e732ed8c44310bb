package dev.serval;

import dev.serval.http.Headers;
import dev.serval.json.JsonBody;

/// 200 (OK) with a JSON body; for methods that return a [Result] with other statuses too, and for
/// those whose response has header fields of its own:
///
/// ```java
/// @Get("/{id}")
/// Ok<Note> byId(long id) {
///   Note note = store.find(id);
///   return Ok.of(note).withHeader("ETag", EntityTag.strong("v" + note.version()).toString());
/// }
/// ```
///
/// @param body the body
/// @param headers what the response carries besides the fields that describe the body
/// @param <T> the body's type
public record Ok<T>(T body, Headers headers) implements Result<T> {
  /// Makes a result without header fields of its own.
  public Ok(T body) {
    this(body, Headers.empty());
  }

  /// Returns a result with this body.
  public static <T> Ok<T> of(T body) {
    return new Ok<>(body);
  }

  /// Returns a copy with a header field, in place of one of that name.
  ///
  /// @throws IllegalArgumentException if name or value could not stand in a message
  public Ok<T> withHeader(String name, String value) {
    return new Ok<>(body, headers.toBuilder().set(name, value).build());
  }

  @Override
  public Response toResponse(JsonBody<? super T> body) {
    return Response.json(body, this.body).withHeaders(headers);
  }
}
