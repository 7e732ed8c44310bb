package shop;

import java.util.Set;

/// What somebody is to the shop. Each role may what those before it may.
enum Role {
  CUSTOMER(Set.of("shop:buy")),
  STAFF(Set.of("shop:buy", "shop:stock")),
  ADMIN(Set.of("shop:buy", "shop:stock", "shop:admin"));

  private final Set<String> scopes;

  Role(Set<String> scopes) {
    this.scopes = scopes;
  }

  /// What a token of theirs may be used for.
  Set<String> scopes() {
    return scopes;
  }

  boolean isAtLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
