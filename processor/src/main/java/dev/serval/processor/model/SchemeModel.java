package dev.serval.processor.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A security scheme as an annotation declares it.
///
/// @param name its name in the document
/// @param realm what challenges name
/// @param description what the document says of it, empty for nothing
/// @param form which kind of scheme it is
public record SchemeModel(String name, String realm, String description, Form form) {

  /// The kinds of schemes.
  public sealed interface Form {}

  /// A bearer token.
  public record Bearer(String format) implements Form {}

  /// A user name and a password.
  public record Basic() implements Form {}

  /// A key.
  ///
  /// @param in the constant of `ApiKey.In`
  /// @param name of the header field, query parameter or cookie
  public record Key(String in, String name) implements Form {}

  /// A bearer token got by OAuth 2.
  ///
  /// @param flows the constants of `OAuth2.Flow`
  /// @param authorizationUrl empty where no flow needs it
  /// @param refreshUrl empty where it is `tokenUrl`
  /// @param scopes each scope with its description, in order
  public record OAuth(
      List<String> flows,
      String authorizationUrl,
      String tokenUrl,
      String refreshUrl,
      Map<String, String> scopes)
      implements Form {
    public OAuth {
      flows = List.copyOf(flows);
      scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
    }
  }

  /// A bearer token got by OpenID Connect.
  public record OpenId(String url) implements Form {}

  /// The scopes that it declares; empty where it declares none.
  public Set<String> declared() {
    return form instanceof OAuth oauth ? oauth.scopes().keySet() : Set.of();
  }
}
