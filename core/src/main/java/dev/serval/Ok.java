package dev.serval;

import dev.serval.json.JsonBody;

/// 200 (OK) with a JSON body; for methods that return a [Result] with other statuses too.
///
/// @param body the body
/// @param <T> the body's type
public record Ok<T>(T body) implements Result<T> {
  /// Returns a result with this body.
  public static <T> Ok<T> of(T body) {
    return new Ok<>(body);
  }

  @Override
  public Response toResponse(JsonBody<? super T> body) {
    return Response.json(body, this.body);
  }
}
