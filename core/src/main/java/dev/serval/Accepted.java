package dev.serval;

import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// 202 (Accepted) with a JSON body: the work is not done yet (RFC 9110 section 15.3.3).
///
/// @param location where to ask how it goes, or null
/// @param body the body
/// @param <T> the body's type
public record Accepted<T>(@Nullable URI location, T body) implements Result<T> {
  /// Returns a result without `Location`.
  public static <T> Accepted<T> of(T body) {
    return new Accepted<>(null, body);
  }

  /// Returns a result that says where to ask how it goes, a valid URI reference.
  ///
  /// @throws IllegalArgumentException if `location` is not one
  public static <T> Accepted<T> at(String location, T body) {
    return new Accepted<>(Redirect.reference("Accepted", location), body);
  }

  @Override
  public Response toResponse(JsonBody<? super T> body) {
    Response response = Response.json(body, this.body).withStatus(Status.ACCEPTED);
    return location == null ? response : response.withLocation(location);
  }
}
