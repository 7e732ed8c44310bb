package dev.serval;

import dev.serval.http.Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Several versions of an API side by side, chosen by a header field of the request; given to
/// [App#versions].
///
/// Each version is an application with a document of its own: that of version `2` is at
/// `/2/openapi.json`, its page at `/2/docs`. What the application itself has a route for, such as a
/// check of health, is the same for all versions and needs no header. A version that is not known
/// is answered 400, and so is a request without one, unless [#otherwise] names the one it gets.
/// Responses have `Vary`.
///
/// A CORS preflight cannot name a version. It is answered by the one of [#otherwise], else by the
/// one added last that has the route, and lets the page send the header field. Versions that let in
/// different sites need hosts or paths of their own.
///
/// ```java
/// App.create()
///     .versions(
///         Versions.byHeader("API-Version").version("1", first).version("2", second).otherwise("2"))
///     .start();
/// ```
///
/// Versions by path need no more than [App#mount(String, App)]. Immutable.
public final class Versions {
  private final String header;
  private final Map<String, App> versions;
  private final @Nullable String otherwise;

  private Versions(String header, Map<String, App> versions, @Nullable String otherwise) {
    this.header = header;
    this.versions = versions;
    this.otherwise = otherwise;
  }

  /// Returns versions that a header field chooses, as yet none.
  ///
  /// @throws IllegalArgumentException if `header` is no name of a field
  public static Versions byHeader(String header) {
    Headers unused = Headers.of(header, ""); // checks the name
    return new Versions(header, new LinkedHashMap<>(), null);
  }

  /// Returns these with one more.
  ///
  /// @param version what the header field says: letters, digits, `.`, `-` and `_`
  /// @throws IllegalArgumentException if it has other characters, or is there already
  public Versions version(String version, App app) {
    if (!version.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "Versions: expected letters, digits, `.`, `-` and `_`, found `" + version + "`");
    }
    Map<String, App> more = new LinkedHashMap<>(versions);
    if (more.putIfAbsent(version, Objects.requireNonNull(app, "app")) != null) {
      throw new IllegalArgumentException("Versions: `" + version + "` is there already");
    }
    return new Versions(header, more, otherwise);
  }

  /// Returns these with the version that requests get which name none.
  ///
  /// @throws IllegalArgumentException if there is no such version
  public Versions otherwise(String version) {
    if (!versions.containsKey(version)) {
      throw new IllegalArgumentException(
          "Versions: expected one of " + versions.keySet() + ", found `" + version + "`");
    }
    return new Versions(header, versions, version);
  }

  String header() {
    return header;
  }

  Map<String, App> all() {
    return versions;
  }

  @Nullable String otherwise() {
    return otherwise;
  }
}
