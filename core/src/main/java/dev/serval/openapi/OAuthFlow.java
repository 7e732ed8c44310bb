// A way to get a token by OAuth 2.
package dev.serval.openapi;

import dev.serval.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A way to get a token by OAuth 2 (the *OAuth Flow Object* of OpenAPI).
///
/// ```java
/// SecurityScheme.oauth2(
///     "ShopAuth",
///     List.of(OAuthFlow.password("/token").scope("todos:read", "See todos")));
/// ```
///
/// Immutable. An address may be relative: `token` is below the path of the application, also where
/// that is mounted in another, and `/token` below the root of the server, also behind a proxy that
/// takes a prefix away.
///
/// @param kind which way
/// @param authorizationUrl where a browser is sent to sign in; empty but for the authorization code
/// @param tokenUrl where tokens are given out
/// @param refreshUrl where tokens are refreshed; empty where that is the same
/// @param scopes the scopes and what each allows, in order
public record OAuthFlow(
    Kind kind,
    String authorizationUrl,
    String tokenUrl,
    String refreshUrl,
    Map<String, String> scopes) {

  /// The kinds of flows (RFC 6749 section 1.3).
  public enum Kind {
    /// The client sends the user's name and password.
    PASSWORD("password"),
    /// The user signs in at the authorization server.
    AUTHORIZATION_CODE("authorizationCode"),
    /// The client asks in its own name.
    CLIENT_CREDENTIALS("clientCredentials");

    private final String member;

    Kind(String member) {
      this.member = member;
    }

    String member() {
      return member;
    }
  }

  /// Copies the scopes.
  ///
  /// @throws IllegalArgumentException where an address that the kind needs is missing
  public OAuthFlow {
    Objects.requireNonNull(kind, "kind");
    if (tokenUrl.isEmpty() || authorizationUrl.isEmpty() == (kind == Kind.AUTHORIZATION_CODE)) {
      throw new IllegalArgumentException(
          "A flow needs the address for tokens, and that of an authorization code alone the one for"
              + " signing in");
    }
    scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
  }

  /// The flow in which the client sends the user's name and password.
  public static OAuthFlow password(String tokenUrl) {
    return new OAuthFlow(Kind.PASSWORD, "", tokenUrl, "", Map.of());
  }

  /// The flow in which the user signs in at the authorization server.
  public static OAuthFlow authorizationCode(String authorizationUrl, String tokenUrl) {
    return new OAuthFlow(Kind.AUTHORIZATION_CODE, authorizationUrl, tokenUrl, "", Map.of());
  }

  /// The flow in which the client asks in its own name.
  public static OAuthFlow clientCredentials(String tokenUrl) {
    return new OAuthFlow(Kind.CLIENT_CREDENTIALS, "", tokenUrl, "", Map.of());
  }

  /// This flow with another address for refreshing.
  public OAuthFlow refresh(String url) {
    return new OAuthFlow(kind, authorizationUrl, tokenUrl, url, scopes);
  }

  /// This flow with one more scope.
  public OAuthFlow scope(String name, String description) {
    Map<String, String> more = new LinkedHashMap<>(scopes);
    more.put(name, description);
    return new OAuthFlow(kind, authorizationUrl, tokenUrl, refreshUrl, more);
  }

  JsonObject definition() {
    JsonObject.Builder out = JsonObject.builder();
    OperationWriter.putText(out, "authorizationUrl", authorizationUrl);
    out.put("tokenUrl", tokenUrl);
    OperationWriter.putText(out, "refreshUrl", refreshUrl);
    JsonObject.Builder all = JsonObject.builder();
    scopes.forEach(all::put);
    return out.put("scopes", all.build()).build();
  }
}
