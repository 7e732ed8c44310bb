// What an operation asks of its caller.
package dev.serval.openapi;

import java.util.List;

/// One security scheme that an operation asks for, with the scopes it needs. All requirements of an
/// operation that are not optional hold together.
///
/// @param scheme the scheme
/// @param scopes the scopes, none when any authenticated caller will do
/// @param optional whether the operation answers without it too
public record SecurityRequirement(SecurityScheme scheme, List<String> scopes, boolean optional) {
  /// Copies the list.
  public SecurityRequirement {
    scopes = List.copyOf(scopes);
  }

  /// A requirement.
  public SecurityRequirement(SecurityScheme scheme, List<String> scopes) {
    this(scheme, scopes, false);
  }

  /// A requirement with the scopes it needs, if any.
  public static SecurityRequirement of(SecurityScheme scheme, String... scopes) {
    return new SecurityRequirement(scheme, List.of(scopes), false);
  }

  /// This requirement as one that may be left out.
  public SecurityRequirement orNone() {
    return new SecurityRequirement(scheme, scopes, true);
  }
}
