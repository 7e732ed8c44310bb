package dev.serval;

import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import java.net.URI;
import java.net.URISyntaxException;

/// A redirection (RFC 9110 section 15.4), to a path of this server unless asked for otherwise.
///
/// ```java
/// return Redirect.to("/todos/" + id);                            // 303, the browser sends GET
/// return Redirect.external(URI.create("https://login.example"));
/// ```
///
/// @param status 301, 302, 303, 307 or 308
/// @param location where to
public record Redirect(Status status, URI location) implements Result<Void> {
  /// Refuses a status that is no redirection.
  public Redirect {
    switch (status.code()) {
      case 301, 302, 303, 307, 308 -> {}
      default ->
          throw new IllegalArgumentException(
              "Redirect: expected status 301, 302, 303, 307 or 308, found " + status.code());
    }
  }

  /// Returns 303 (See Other): the client goes there with GET.
  ///
  /// @throws IllegalArgumentException unless `path` is a path of this server (see [#temporary])
  public static Redirect to(String path) {
    return new Redirect(Status.of(303), local(path));
  }

  /// Returns 307 (Temporary Redirect): the client repeats the request there.
  ///
  /// @throws IllegalArgumentException unless `path` begins with a single slash and is a valid URI
  ///   reference: `//host` and `/\host` lead to another site, and a path that came from a request
  ///   must not
  public static Redirect temporary(String path) {
    return new Redirect(Status.of(307), local(path));
  }

  /// Returns 308 (Permanent Redirect): the client repeats the request there, and may remember it.
  ///
  /// @throws IllegalArgumentException unless `path` is a path of this server (see [#temporary])
  public static Redirect permanent(String path) {
    return new Redirect(Status.of(308), local(path));
  }

  /// Returns 303 to any URI, also of another site; make sure that no request can choose it.
  public static Redirect external(URI uri) {
    return new Redirect(Status.of(303), uri);
  }

  /// Returns the response.
  public Response toResponse() {
    return Response.empty(status).withLocation(location);
  }

  @Override
  public Response toResponse(JsonBody<? super Void> body) {
    return toResponse();
  }

  private static URI local(String path) {
    if (!isLocal(path)) {
      throw new IllegalArgumentException(
          "Redirect: expected a path of this server that begins with a single slash; for another"
              + " site write Redirect.external(uri)");
    }
    return reference("Redirect", path);
  }

  /// Returns `text` as a URI reference; the message of a refusal does not repeat the text, which
  /// may come from a request and would end in the log.
  static URI reference(String who, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          who
              + ": expected a URI reference (RFC 3986), found a character that must be"
              + " percent-encoded at index "
              + malformed.getIndex()
              + "; escape what is not yours with PercentCoding");
    }
  }

  /// Browsers take a backslash for a slash, so `/\host` is as good as `//host`.
  static boolean isLocal(String path) {
    return path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0;
  }
}
