// What an operation asks of its caller.
package dev.serval.openapi;

import java.util.List;

/// One security scheme that an operation asks for, with the scopes it needs. All requirements of an
/// operation hold together.
///
/// @param scheme the scheme
/// @param scopes the scopes, none when any authenticated caller will do
public record SecurityRequirement(SecurityScheme scheme, List<String> scopes) {
  /// Copies the list.
  public SecurityRequirement {
    scopes = List.copyOf(scopes);
  }

  /// A requirement without scopes.
  public static SecurityRequirement of(SecurityScheme scheme) {
    return new SecurityRequirement(scheme, List.of());
  }
}
