package shop;

import dev.serval.Depends;

/// Lets only users with a role, or a higher one, use a route.
///
/// A token's scopes say what it may be used for, the role what its user may now: who is no longer
/// staff has lost that at once, whatever their tokens say.
@Depends(Roles.class)
@interface HasRole {
  Role value();
}
