// How the documentation page signs in.
package dev.serval.openapi;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How the documentation page signs in, when somebody presses *Authorize* for a scheme of OAuth 2
/// or OpenID Connect.
///
/// ```java
/// app.docsLogin(DocsLogin.client("shop-docs").scopes("orders:read"));
/// ```
///
/// It is a public client: it has no secret, and authorization codes are bound to it by PKCE (RFC
/// 7636). At the authorization server its redirect URI is that of the page with
/// `/oauth2-redirect.html` behind it, such as `https://api.example/docs/oauth2-redirect.html`. The
/// page may speak with this server, and with those that the schemes of the document name; the
/// answers of the latter must allow that by CORS.
///
/// Immutable.
///
/// @param clientId by which the authorization server knows the page; may be empty
/// @param scopes which scopes are asked for unless somebody chooses others
/// @param origins other servers that the page may speak with, such as `https://id.example`
public record DocsLogin(String clientId, List<String> scopes, Set<String> origins) {
  /// Checks the origins.
  ///
  /// @throws IllegalArgumentException if one is not scheme, host and port of `http` or `https`
  public DocsLogin {
    scopes = List.copyOf(scopes);
    origins = Set.copyOf(new LinkedHashSet<>(origins));
    for (String origin : origins) {
      if (!origin.equals(originOf(origin))) {
        throw new IllegalArgumentException(
            "DocsLogin: expected an origin such as https://id.example, found another text");
      }
    }
  }

  /// Returns a page that nobody has registered, which signs in where no client is asked for.
  public static DocsLogin anonymous() {
    return client("");
  }

  /// Returns a page that is registered under an id.
  public static DocsLogin client(String clientId) {
    return new DocsLogin(clientId, List.of(), Set.of());
  }

  /// Returns this with the scopes that are asked for.
  public DocsLogin scopes(String... scopes) {
    return new DocsLogin(clientId, List.of(scopes), origins);
  }

  /// Returns this with one more server that the page may speak with, where a discovery document
  /// names it and the API's does not.
  public DocsLogin origin(String origin) {
    Set<String> more = new LinkedHashSet<>(origins);
    more.add(origin);
    return new DocsLogin(clientId, scopes, more);
  }

  /// Returns this with the servers that the schemes of operations name.
  public DocsLogin withOriginsOf(List<Operation> operations) {
    Set<String> more = new LinkedHashSet<>(origins);
    for (Operation operation : operations) {
      for (SecurityRequirement requirement : operation.security()) {
        for (String address : requirement.scheme().addresses()) {
          String origin = originOf(address);
          if (!origin.isEmpty()) {
            more.add(origin);
          }
        }
      }
    }
    return new DocsLogin(clientId, scopes, more);
  }

  /// The origins in a fixed order, as a policy lists them; empty for none.
  String sources() {
    List<String> sorted = new ArrayList<>(origins);
    sorted.sort(null);
    return String.join(" ", sorted);
  }

  /// Empty for a relative reference, and for what is no address.
  private static String originOf(String address) {
    try {
      URI uri = URI.create(address);
      String scheme = String.valueOf(uri.getScheme());
      boolean http = scheme.equals("https") || scheme.equals("http");
      return http && uri.getHost() != null
          ? scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
          : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
