package dev.serval;

import dev.serval.json.JsonBody;

/// What a method returns that answers with one of several statuses; each is in the document.
///
/// ```java
/// @Put("/{id}")
/// Result<Todo> put(long id, NewTodo body) {
///   return store.put(id, body)
///       ? Created.at("/todos/" + id, store.get(id))
///       : Ok.of(store.get(id));
/// }
/// ```
///
/// A method that only ever returns one of them says so in its type, and gets the narrower document.
///
/// @param <T> the type of the body, where there is one
public sealed interface Result<T> permits Ok, Created, Accepted, NoContent, Redirect {
  /// Returns the response, its body written by the form that `body` gives the declared type.
  Response toResponse(JsonBody<? super T> body);

  /// Returns [NoContent] as a result of any type, since it holds no body.
  static <T> Result<T> noContent() {
    return bodiless(NoContent.of());
  }

  /// Returns a [Redirect] as a result of any type, since it holds no body.
  static <T> Result<T> redirect(Redirect redirect) {
    return bodiless(redirect);
  }

  @SuppressWarnings("unchecked") // neither of the two ever yields or takes a T
  private static <T> Result<T> bodiless(Result<Void> result) {
    return (Result<T>) (Result<?>) result;
  }
}
