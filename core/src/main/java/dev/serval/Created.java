package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// 201 (Created) with a JSON body, and with `Location` where the new resource has an address (RFC
/// 9110 section 15.3.2).
///
/// ```java
/// return Created.at("/todos/" + todo.id(), todo);
/// ```
///
/// @param location where it can be read, relative or absolute; null for where the request went
/// @param body the body
/// @param headers what the response carries besides, such as `ETag`
/// @param <T> the body's type
public record Created<T>(@Nullable URI location, T body, Headers headers) implements Result<T> {
  /// Makes a result without header fields of its own.
  public Created(@Nullable URI location, T body) {
    this(location, body, Headers.empty());
  }

  /// Returns a result without `Location`.
  public static <T> Created<T> of(T body) {
    return new Created<>(null, body);
  }

  /// Returns a result with a `Location`.
  public static <T> Created<T> at(URI location, T body) {
    return new Created<>(location, body);
  }

  /// Returns a result with a `Location`, a valid URI reference.
  ///
  /// @throws IllegalArgumentException if it is not; escape what is not yours with
  ///   [dev.serval.http.PercentCoding]
  public static <T> Created<T> at(String location, T body) {
    return new Created<>(Redirect.reference("Created", location), body);
  }

  /// Returns a copy with a header field, in place of one of that name.
  ///
  /// @throws IllegalArgumentException if name or value could not stand in a message
  public Created<T> withHeader(String name, String value) {
    return new Created<>(location, body, headers.toBuilder().set(name, value).build());
  }

  @Override
  public Response toResponse(JsonBody<? super T> body) {
    Response response =
        Response.json(body, this.body).withStatus(Status.CREATED).withHeaders(headers);
    return location == null ? response : response.withLocation(location);
  }
}
