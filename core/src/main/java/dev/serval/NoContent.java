package dev.serval;

import dev.serval.http.Status;
import dev.serval.json.JsonBody;

/// 204 (No Content): done, and there is nothing to say; what a `void` method answers too.
public record NoContent() implements Result<Void> {
  private static final NoContent INSTANCE = new NoContent();
  private static final Response RESPONSE = Response.empty(Status.NO_CONTENT);

  /// Returns the one value.
  public static NoContent of() {
    return INSTANCE;
  }

  /// Returns the response.
  public Response toResponse() {
    return RESPONSE;
  }

  @Override
  public Response toResponse(JsonBody<? super Void> body) {
    return RESPONSE;
  }
}
