package shop;

import java.util.Set;

/// What somebody is to the shop. Each role may what those before it may.
enum Role {
  CUSTOMER,
  STAFF,
  ADMIN;

  /// What a token of theirs may be used for.
  Set<String> scopes() {
    return switch (this) {
      case CUSTOMER -> Set.of("shop:buy");
      case STAFF -> Set.of("shop:buy", "shop:stock");
      case ADMIN -> Set.of("shop:buy", "shop:stock", "shop:admin");
    };
  }

  boolean isAtLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
