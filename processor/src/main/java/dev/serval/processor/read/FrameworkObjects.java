package dev.serval.processor.read;

import dev.serval.processor.model.ParameterModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of parameters that the framework itself has a value for.
final class FrameworkObjects {
  /// Stands for the scopes of the route at hand, which only its writer knows.
  static final String REQUIRED_SCOPES = ParameterModel.Framework.REQUIRED_SCOPES;

  private static final Map<String, String> EXPRESSIONS =
      Map.of(
          "dev.serval.Request", "request",
          "dev.serval.RequestBody", "request.body()",
          "dev.serval.http.Headers", "request.headers()",
          "dev.serval.http.QueryString", "request.query()",
          "dev.serval.http.RequestTarget", "request.target()",
          "dev.serval.http.Method", "request.method()",
          "dev.serval.security.RequiredScopes", REQUIRED_SCOPES,
          "dev.serval.security.Session", "Session.of(request)",
          "java.io.InputStream", "request.body().stream()",
          "java.net.SocketAddress", "request.remoteAddress()");

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
