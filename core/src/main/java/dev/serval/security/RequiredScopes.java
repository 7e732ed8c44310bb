package dev.serval.security;

import dev.serval.Problem;
import java.util.List;
import java.util.Set;

/// The scopes that a route demands with all its dependencies, for a `@Provides` method that judges
/// them by itself: a parameter of this type is given those of the route at hand.
///
/// ```java
/// @Provides
/// User user(@ShopAuth String token, RequiredScopes required) {
///   User user = users.byToken(token).orElseThrow(() -> required.unauthorized("shop"));
///   if (!required.areIn(user.rights())) {
///     throw required.forbidden("shop");
///   }
///   return user;
/// }
/// ```
///
/// @param scopes the scopes in the order they were found, each once: visible ASCII without quote
///   and back-slash (RFC 6749 section 3.3)
public record RequiredScopes(List<String> scopes) {
  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if one is no scope
  public RequiredScopes {
    scopes = List.copyOf(scopes);
    if (!scopes.stream().allMatch(RequiredScopes::isScope)) {
      throw new IllegalArgumentException(
          "A scope is visible ASCII without quote and back-slash, and not empty");
    }
  }

  private static boolean isScope(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
  }

  /// Returns the scopes as a value; generated code keeps one for each route.
  public static RequiredScopes of(String... scopes) {
    return new RequiredScopes(List.of(scopes));
  }

  /// Returns whether all of them were granted.
  public boolean areIn(Set<String> granted) {
    return granted.containsAll(scopes);
  }

  /// Returns the answer to a bearer token that is wrong: 401.
  public Problem unauthorized(String realm) {
    return Scheme.bearer(realm).invalid();
  }

  /// Returns the answer to a bearer token that lacks one of them: 403 (RFC 6750 section 3.1).
  public Problem forbidden(String realm) {
    return Scheme.bearer(realm).insufficient(this);
  }

  /// Returns them as `WWW-Authenticate` and tokens have them: with blanks between.
  @Override
  public String toString() {
    return String.join(" ", scopes);
  }
}
