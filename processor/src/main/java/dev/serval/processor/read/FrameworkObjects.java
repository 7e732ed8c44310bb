package dev.serval.processor.read;

import static java.util.Map.entry;

import dev.serval.processor.model.ParameterModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of parameters that the framework itself has a value for.
final class FrameworkObjects {
  /// Stands for the scopes of the route at hand, which only its writer knows.
  static final String REQUIRED_SCOPES = ParameterModel.Framework.REQUIRED_SCOPES;

  private static final Map<String, String> EXPRESSIONS =
      Map.ofEntries(
          entry("dev.serval.Background", "request.background()"),
          entry("dev.serval.Origin", "request.origin()"),
          entry("dev.serval.Request", "request"),
          entry("dev.serval.RequestBody", "request.body()"),
          entry("dev.serval.form.Parts", "request.body().parts()"),
          entry("dev.serval.http.Headers", "request.headers()"),
          entry("dev.serval.http.QueryString", "request.query()"),
          entry("dev.serval.http.RequestTarget", "request.target()"),
          entry("dev.serval.http.Method", "request.method()"),
          entry("dev.serval.security.RequiredScopes", REQUIRED_SCOPES),
          entry("dev.serval.security.Session", ParameterModel.Framework.BROWSER_SESSION),
          entry("java.io.InputStream", "request.body().stream()"),
          entry("java.net.SocketAddress", "request.remoteAddress()"));

  private FrameworkObjects() {}

  /// How the value is had from `request`; null for other types.
  static @Nullable String expression(String qualifiedName) {
    return EXPRESSIONS.get(qualifiedName);
  }

  /// Whether an expression of this class takes the bytes of the body.
  static boolean readsBody(String expression) {
    return expression.startsWith("request.body()");
  }
}
